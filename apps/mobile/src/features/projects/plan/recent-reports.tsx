import { formatDay } from '@guanjia/client/format';
import { nodeReportsOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Card, SectionHead } from '../../../ui/card.tsx';
import { Gallery } from '../../../ui/files/gallery.tsx';
import { useTexts } from '../../../ui/use-texts.ts';

const RECENT = 8;

/** What was reported from the site of late, with photos. */
export function RecentReports({ projectId }: { projectId: string }) {
  const t = useTexts();
  const { data } = useQuery(nodeReportsOptions(projectId));
  if (!data || data.items.length === 0) return null;
  const recent = data.items.slice(0, RECENT);
  const photos = recent.flatMap((report) => report.photos);
  return (
    <>
      <SectionHead title={t('plan.recent')} />
      <Card pad>
        <ul className="plan-reports">
          {recent.map((report) => (
            <li key={report.id}>
              <b>
                {report.nodeName} {t(`plan.kind.${report.kind}`)}
                {report.kind === 'progress' && report.progress !== null && ` ${report.progress}%`}
              </b>
              <span className="muted">
                {formatDay(report.on)} ·{' '}
                {report.by ? report.by.name : t('plan.byMatter', { number: report.matterNumber ?? '' })}
              </span>
              {report.note && <p className="words">{report.note}</p>}
              <Gallery tiles attachments={report.photos} among={photos} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}
