import { formatExact } from '@guanjia/client/format';
import { calendarVersionsOptions } from '@guanjia/client/queries';
import type { CalendarVersions } from '@guanjia/core/calendar';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { QueryView } from '../../ui/query-view.tsx';

type Version = CalendarVersions['items'][number];

/** While due moments are counted anew the list looks again. */
const LOOK_AGAIN_MS = 5_000;

/** Every version: who, whence, how many days it changed, and what came of it for matters under way. */
export function CalendarVersionsCard({
  shown,
  onShow,
}: {
  shown: number;
  onShow: (version: number) => void;
}) {
  const { t } = useTranslation('administration');
  const query = useQuery({
    ...calendarVersionsOptions,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ recount }) => recount?.finishedAt === null) ? LOOK_AGAIN_MS : false,
  });
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('calendar.versions')}</h2>
      </header>
      <div className="card-body">
        <QueryView query={query}>
          {({ items }) => (
            <ol className="calendar-versions">
              {items.map((item) => (
                <li key={item.version}>
                  <Button
                    kind={item.version === shown ? 'plain' : 'quiet'}
                    aria-pressed={item.version === shown}
                    onClick={() => onShow(item.version)}
                  >
                    {t('calendar.versionNumber', { version: item.version })}
                  </Button>
                  <VersionFacts item={item} />
                </li>
              ))}
            </ol>
          )}
        </QueryView>
      </div>
    </section>
  );
}

function VersionFacts({ item }: { item: Version }) {
  const { t } = useTranslation('administration');
  const at = formatExact(item.createdAt);
  return (
    <div>
      <div>
        {item.source}
        {item.note && <span className="sub"> · {item.note}</span>}
      </div>
      <div className="small sub">
        {item.createdBy ? t('calendar.by', { name: item.createdBy, at }) : t('calendar.byPlatform', { at })}
        {' · '}
        {t('calendar.changedDays', { count: item.changedDays })}
      </div>
      {item.recount && (
        <div className="small sub">
          {t(item.recount.finishedAt === null ? 'calendar.recounting' : 'calendar.recounted', {
            count: item.recount.moved,
          })}
        </div>
      )}
    </div>
  );
}
