import { formatDay, formatMoment } from '@guanjia/client/format';
import { nodeReportsOptions } from '@guanjia/client/queries';
import type { NodeReportView } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../../ui/query-view.tsx';

/** 报送记录: what was said from the site over time, with photos. */
export function NodeReports({ projectId, code }: { projectId: string; code?: string }) {
  const { t } = useTranslation('console');
  const query = useQuery(nodeReportsOptions(projectId, code));
  return (
    <section className="node-section">
      <h3>{t('plan.reports')}</h3>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="sub">{t('plan.noReports')}</p>
          ) : (
            <ol className="history">
              {items.map((report, n) => (
                <li key={report.id} className={n === 0 ? 'history-now' : undefined}>
                  <Report report={report} named={code === undefined} />
                </li>
              ))}
            </ol>
          )
        }
      </QueryView>
    </section>
  );
}

function Report({ report, named }: { report: NodeReportView; named: boolean }) {
  const { t } = useTranslation('console');
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
            <a key={photo.id} href={photo.url} target="_blank" rel="noreferrer" title={photo.name}>
              {photo.mediaType.startsWith('image/') ? (
                <img src={photo.url} alt={photo.name} loading="lazy" />
              ) : (
                <span className="link small">{photo.name}</span>
              )}
            </a>
          ))}
        </div>
      )}
    </>
  );
}
