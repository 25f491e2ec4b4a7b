import '../../ui/plain-table.css';
import './administration.css';
import { formatCount, formatExact } from '@guanjia/client/format';
import { anchorListOptions, useVerifyJournal } from '@guanjia/client/queries';
import type { AnchorView, VerificationReport } from '@guanjia/core/audit';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** Whether the journal is as it was written: replayed on request, and signed all along. */
export function AnchorsPage() {
  const { t } = useTranslation(['administration', 'common']);
  const query = useInfiniteQuery(anchorListOptions());
  const verify = useVerifyJournal();
  useTitle(t('audit.verifyTitle'));
  const columns: Column<AnchorView>[] = [
    { key: 'number', head: t('audit.number'), width: '90px', cell: (anchor) => <b>{anchor.number}</b> },
    { key: 'at', head: t('audit.at'), width: '170px', cell: (anchor) => formatExact(anchor.at) },
    {
      key: 'entries',
      head: t('audit.entries'),
      width: '110px',
      align: 'end',
      cell: (anchor) => formatCount(anchor.entries),
    },
    {
      key: 'streams',
      head: t('audit.streams'),
      width: '110px',
      align: 'end',
      minor: true,
      cell: (anchor) => formatCount(anchor.streams),
    },
    {
      key: 'root',
      head: t('audit.root'),
      minor: true,
      cell: (anchor) => <code className="hash">{anchor.root}</code>,
    },
  ];
  return (
    <>
      <PageHead
        title={t('audit.verifyTitle')}
        lead={t('audit.verifyLead')}
        action={
          <Button kind="primary" busy={verify.isPending} onClick={() => verify.mutate()}>
            {t('audit.verify')}
          </Button>
        }
      />
      <div className="settings">
        <div aria-live="polite">
          {verify.isPending && <p className="sub">{t('audit.verifying')}</p>}
          {verify.isError && <FailurePanel failure={verify.error} onRetry={() => verify.mutate()} />}
          {verify.data && <Report report={verify.data} />}
        </div>
        <section className="card table-card">
          <header className="card-head">
            <h2>{t('audit.anchors')}</h2>
            <span className="note">{t('audit.anchorsNote')}</span>
          </header>
          <QueryView query={query}>
            {({ pages }) => {
              const anchors = pages.flatMap((page) => page.items);
              if (anchors.length === 0) return <p className="card-body sub">{t('audit.noAnchors')}</p>;
              return (
                <>
                  <DataTable
                    label={t('audit.anchors')}
                    columns={columns}
                    rows={anchors}
                    keyOf={(anchor) => String(anchor.number)}
                  />
                  {query.hasNextPage && (
                    <div className="list-more">
                      <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {t('common:more')}
                      </Button>
                    </div>
                  )}
                </>
              );
            }}
          </QueryView>
        </section>
      </div>
    </>
  );
}

function Report({ report }: { report: VerificationReport }) {
  const { t } = useTranslation('administration');
  const Icon = report.sound ? ShieldCheck : ShieldAlert;
  return (
    <section className={`verdict verdict-${report.sound ? 'sound' : 'unsound'}`}>
      <Icon size={28} strokeWidth={1.5} aria-hidden />
      <div>
        <h2>{report.sound ? t('audit.sound') : t('audit.unsound', { count: report.found })}</h2>
        <p className="sub">
          {t('audit.soundLine', {
            at: formatExact(report.startedAt),
            seconds: report.seconds,
            streams: formatCount(report.streams),
            entries: formatCount(report.entries),
            rows: formatCount(report.rows),
            texts: formatCount(report.texts),
            anchors: formatCount(report.anchors),
          })}
        </p>
        {report.findings.length > 0 && (
          <table className="plain-table findings">
            <caption className="vh">{t('audit.findings')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('audit.finding')}</th>
                <th scope="col">{t('audit.where')}</th>
              </tr>
            </thead>
            <tbody>
              {report.findings.map((finding) => (
                <tr key={`${finding.code} ${finding.stream} ${finding.detail}`}>
                  <th scope="row">{finding.text}</th>
                  <td>
                    {finding.matterNumber ?? finding.stream ?? ''} {finding.detail}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {report.found > report.findings.length && (
          <p className="small sub">{t('audit.firstFindings', { count: report.findings.length })}</p>
        )}
      </div>
    </section>
  );
}
