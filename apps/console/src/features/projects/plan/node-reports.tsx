import '../projects.css';
import { formatDay, formatMoment } from '@guanjia/client/format';
import { nodeReportsOptions } from '@guanjia/client/queries';
import type { NodeReportView } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FileLink } from '../../../ui/files/file-link.tsx';
import { useFileViewer } from '../../../ui/files/use-file-viewer.tsx';
import { QueryView } from '../../../ui/query-view.tsx';

/** How many of the whole project stand beside its plan; those of one node all stand in its drawer. */
const LATEST = 6;

/** 报送记录 of one node: what was said from the site over time, with photos. */
export function NodeReports({ projectId, code }: { projectId: string; code: string }) {
  const { t } = useTranslation('console');
  return (
    <section className="node-section">
      <h3>{t('plan.reports')}</h3>
      <Reports projectId={projectId} code={code} />
    </section>
  );
}

/** 现场报送: the latest of all nodes, the newest first. */
export function SiteReports({ projectId }: { projectId: string }) {
  const { t } = useTranslation('console');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('plan.siteReports')}</h2>
      </header>
      <div className="card-body">
        <Reports projectId={projectId} most={LATEST} />
      </div>
    </section>
  );
}

function Reports({ projectId, code, most }: { projectId: string; code?: string; most?: number }) {
  const { t } = useTranslation('console');
  const query = useQuery(nodeReportsOptions(projectId, code));
  return (
    <QueryView query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="sub">{t('plan.noReports')}</p>
        ) : (
          <ol className="history">
            {items.slice(0, most).map((report, n) => (
              <li key={report.id} className={n === 0 ? 'history-now' : undefined}>
                <Report report={report} named={code === undefined} among={items} />
              </li>
            ))}
          </ol>
        )
      }
    </QueryView>
  );
}

interface ReportProps {
  readonly report: NodeReportView;
  readonly named: boolean;
  /** Photos lead on to those of the other reports. */
  readonly among: readonly NodeReportView[];
}

function Report({ report, named, among }: ReportProps) {
  const { t } = useTranslation('console');
  const { open, viewer } = useFileViewer(among.flatMap((one) => one.photos));
  return (
    <>
      <div>
        <b>
          {named && `${report.nodeName} `}
          {t(`plan.report.kind.${report.kind}`)}
          {report.kind === 'progress' && report.progress !== null && ` ${report.progress}%`}
        </b>{' '}
        <span className="small muted">{formatDay(report.on)}</span>
      </div>
      {report.remaining !== null && (
        <div className="small sub">{t('plan.left', { n: report.remaining })}</div>
      )}
      {report.note && <p className="words">{report.note}</p>}
      <div className="small muted">
        {report.by ? report.by.name : t('plan.report.byMatter', { number: report.matterNumber ?? '' })} ·{' '}
        {formatMoment(report.at)}
      </div>
      {report.photos.length > 0 && (
        <div className="node-photos">
          {report.photos.map((photo) => (
            <FileLink key={photo.id} file={photo} onOpen={open} title={photo.name}>
              {photo.thumbnailUrl ? (
                <img src={photo.thumbnailUrl} alt={photo.name} loading="lazy" />
              ) : (
                <span className="link small">{photo.name}</span>
              )}
            </FileLink>
          ))}
        </div>
      )}
      {viewer}
    </>
  );
}
