import { formatDay } from '@guanjia/client/format';
import type { ButlerView, OfficeView } from '@guanjia/core/organisation';
import { useTexts } from './use-texts.ts';

type Butler = Pick<ButlerView, 'name' | 'station' | 'enterpriseCount' | 'projectCount' | 'load' | 'away'>;
type Office = Pick<OfficeView, 'name' | 'load'>;

/** What lies on whose desk, beside each name that work can be given to. */
export function useLoadText(): { butler: (butler: Butler) => string; office: (office: Office) => string } {
  const t = useTexts();
  const desk = (load: { open: number; red: number } | null): string[] =>
    load === null
      ? []
      : [
          t('common:load.open', { count: load.open }),
          ...(load.red > 0 ? [t('common:load.red', { count: load.red })] : []),
        ];
  const leave = ({ away }: Butler): string[] => {
    if (!away) return [];
    return Date.parse(away.from) > Date.now()
      ? [t('common:load.awayFrom', { from: formatDay(away.from) })]
      : [t('common:load.away', { day: formatDay(away.until) })];
  };
  return {
    butler: (butler) =>
      [
        butler.name,
        butler.station.name,
        t('common:load.charges', { count: butler.enterpriseCount + butler.projectCount }),
        ...desk(butler.load),
        ...leave(butler),
      ].join(' · '),
    office: (office) => [office.name, ...desk(office.load)].join(' · '),
  };
}
