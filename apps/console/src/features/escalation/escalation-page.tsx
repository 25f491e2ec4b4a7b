import '../../ui/sheet.css';
import '../../ui/plain-table.css';
import './escalation.css';
import { formatDay, formatList } from '@guanjia/client/format';
import { escalationLadderOptions } from '@guanjia/client/queries';
import type { EscalationLadder, EscalationRuleView } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RuleDialog } from './rule-dialog.tsx';

/** 提级: whom one touch reaches at each station, and by which rules late work goes up by itself. */
export function EscalationPage() {
  const { t } = useTranslation('console');
  const query = useQuery(escalationLadderOptions);
  const [editing, setEditing] = useState<EscalationRuleView | 'new'>();
  useTitle(t('nav.escalation'));
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{t('nav.escalation')}</h1>
          {query.data?.editable && (
            <Button kind="primary" icon={Plus} className="push" onClick={() => setEditing('new')}>
              {t('rule.create')}
            </Button>
          )}
        </div>
        <p className="sub">{t('ladder.lead')}</p>
      </header>
      <QueryView query={query} whole>
        {(ladder) => (
          <div className="escalation">
            <Ladder ladder={ladder} />
            <section className="card table-card" aria-labelledby="escalation-rules">
              <header className="card-head">
                <h2 id="escalation-rules">{t('rule.title')}</h2>
              </header>
              <RuleTable ladder={ladder} onEdit={setEditing} />
            </section>
          </div>
        )}
      </QueryView>
      {editing && (
        <RuleDialog rule={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />
      )}
    </div>
  );
}

function Ladder({ ladder }: { ladder: EscalationLadder }) {
  const { t } = useTranslation(['console', 'actions']);
  const gaps = ladder.stations.some((station) => station.levels.some((one) => one.people.length === 0));
  return (
    <div className="card">
      <header className="card-head">
        <h2>{t('ladder.title')}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard too */}
      <section className="ladder-scroll" aria-label={t('ladder.title')} tabIndex={0}>
        <table className="plain-table ladder">
          <thead>
            <tr>
              <th scope="col">{t('ladder.station')}</th>
              {ladder.levels.map(({ level, limitDays }) => (
                <th key={level} scope="col">
                  {t(`actions:escalationLevel.${level}`)}
                  <span className="small muted">{t('ladder.limit', { n: limitDays })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ladder.stations.map((station) => (
              <tr key={station.id}>
                <th scope="row">{station.name}</th>
                {station.levels.map(({ level, people }) => (
                  <td key={level}>
                    {people.length > 0 ? (
                      formatList(people)
                    ) : (
                      <span className="tag tag-yellow">{t('ladder.nobody')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="card-body small sub">{gaps ? t('ladder.gaps') : t('ladder.who')}</p>
    </div>
  );
}

function RuleTable({
  ladder,
  onEdit,
}: {
  ladder: EscalationLadder;
  onEdit: (rule: EscalationRuleView) => void;
}) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const whenOf = ({ light, afterDays }: EscalationRuleView) =>
    afterDays === 0
      ? t('rule.atOnce', { light: t(`actions:light.${light}`) })
      : t('rule.at', { light: t(`actions:light.${light}`), n: afterDays });
  const columns: Column<EscalationRuleView>[] = [
    { key: 'clock', head: t('rule.clock'), cell: (rule) => <b>{t(`actions:clock.${rule.clock}`)}</b> },
    { key: 'when', head: t('rule.light'), width: '24%', cell: whenOf },
    {
      key: 'level',
      head: t('rule.level'),
      width: '18%',
      cell: (rule) => (rule.level === 'next' ? t('rule.next') : t(`actions:escalationLevel.${rule.level}`)),
    },
    {
      key: 'ran',
      head: t('rule.ran'),
      width: '120px',
      align: 'end',
      cell: (rule) => t('rule.ranCount', { count: rule.ranLately }),
    },
    {
      key: 'changed',
      head: t('rule.changed'),
      width: '180px',
      minor: true,
      cell: (rule) => (
        <>
          {rule.active ? (rule.changedBy ?? t('rule.shipped')) : <span className="tag">{t('rule.off')}</span>}
          <span className="small muted">{t('rule.since', { day: formatDay(rule.since) })}</span>
        </>
      ),
    },
    ...(ladder.editable
      ? [
          {
            key: 'edit',
            head: <span className="vh">{t('common:edit')}</span>,
            width: '84px',
            align: 'end' as const,
            cell: (rule: EscalationRuleView) => (
              <Button
                kind="quiet"
                aria-label={`${t('common:edit')} ${t(`actions:clock.${rule.clock}`)} ${whenOf(rule)}`}
                onClick={() => onEdit(rule)}
              >
                {t('common:edit')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  const clocks = [...new Set(ladder.rules.map((rule) => rule.clock))];
  const inOrder = clocks.flatMap((clock) => ladder.rules.filter((rule) => rule.clock === clock));
  return <DataTable label={t('rule.title')} columns={columns} rows={inOrder} keyOf={(rule) => rule.id} />;
}
