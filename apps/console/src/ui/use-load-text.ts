import { formatDay } from '@guanjia/client/format';
import type { ButlerView, OfficeView } from '@guanjia/core/organisation';
import { useTranslation } from 'react-i18next';

type Butler = Pick<ButlerView, 'name' | 'station' | 'enterpriseCount' | 'projectCount' | 'load' | 'away'>;
type Office = Pick<OfficeView, 'name' | 'load'>;

/** What lies on whose desk, beside each name that work can be given to. */
export function useLoadText(): {
  butler: (butler: Butler) => string;
  /** Without the name. */
  ofButler: (butler: Butler) => string;
  office: (office: Office) => string;
} {
  const { t } = useTranslation('common');
  const desk = (load: { open: number; red: number } | null): string[] =>
    load === null
      ? []
      : [t('load.open', { count: load.open }), ...(load.red > 0 ? [t('load.red', { count: load.red })] : [])];
  const leave = ({ away }: Butler): string[] => {
    if (!away) return [];
    return Date.parse(away.from) > Date.now()
      ? [t('load.awayFrom', { from: formatDay(away.from) })]
      : [t('load.away', { day: formatDay(away.until) })];
  };
  const ofButler = (butler: Butler): string =>
    [
      butler.station.name,
      t('load.charges', { count: butler.enterpriseCount + butler.projectCount }),
      ...desk(butler.load),
      ...leave(butler),
    ].join(' · ');
  return {
    butler: (butler) => `${butler.name} · ${ofButler(butler)}`,
    ofButler,
    office: (office) => [office.name, ...desk(office.load)].join(' · '),
  };
}
