import './absences.css';
import { formatBrief, formatDay, telephoneLink } from '@guanjia/client/format';
import { absenceListOptions, useEndAbsence } from '@guanjia/client/queries';
import { type AbsenceView, absenceStates } from '@guanjia/core/absences';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { CalendarOff, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useAbility } from '../../ui/session.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { EnterAbsence } from './enter-absence.tsx';

/** Who is away, who covers, until when; and where one enters one's own. */
export function AbsencesPage() {
  const { t } = useTranslation('common');
  const query = useQuery(absenceListOptions);
  const mayEnter = useAbility('absence.enter');
  const [entering, setEntering] = useState(false);
  useTitle(t('absence.title'));
  return (
    <>
      <PageHead
        title={t('absence.title')}
        lead={t('absence.lead')}
        action={
          mayEnter && (
            <Button kind="primary" icon={Plus} onClick={() => setEntering(true)}>
              {t('absence.enter')}
            </Button>
          )
        }
      />
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={CalendarOff} title={t('absence.none')} />
          ) : (
            <div className="absences">
              {absenceStates.map((state) => (
                <Section key={state} state={state} items={items.filter((one) => one.state === state)} />
              ))}
            </div>
          )
        }
      </QueryView>
      {entering && <EnterAbsence onClose={() => setEntering(false)} />}
    </>
  );
}

function Section({ state, items }: { state: AbsenceView['state']; items: readonly AbsenceView[] }) {
  const { t } = useTranslation('common');
  const { modal } = App.useApp();
  const sayDone = useSayDone();
  const end = useEndAbsence();
  if (items.length === 0) return null;
  const ask = (one: AbsenceView) =>
    modal.confirm({
      title: t('absence.endAsk', { name: one.person.name }),
      content: t('absence.endHelp', { cover: one.coveredBy.name }),
      okText: t(one.state === 'upcoming' ? 'absence.cancel' : 'absence.end'),
      cancelText: t('back'),
      onOk: () =>
        end
          .mutateAsync({ id: one.id })
          .then(() => sayDone(t('absence.ended')))
          .catch(() => {}),
    });
  const columns: Column<AbsenceView>[] = [
    {
      key: 'who',
      head: t('absence.who'),
      cell: (one) => (
        <>
          <b>{one.person.name}</b>
          <span className="small muted">{t(`absence.reasons.${one.reason}`)}</span>
        </>
      ),
    },
    {
      key: 'cover',
      head: t('absence.cover'),
      cell: (one) => (
        <>
          {one.coveredBy.name}
          {one.coveredBy.phone && (
            <a className="small" href={telephoneLink(one.coveredBy.phone)}>
              {one.coveredBy.phone}
            </a>
          )}
        </>
      ),
    },
    {
      key: 'span',
      head: t('absence.startsOn'),
      cell: (one) => t('absence.span', { from: formatDay(one.startsOn), until: formatDay(one.endsOn) }),
    },
    {
      key: 'by',
      head: <span className="vh">{t('absence.by', { name: '' })}</span>,
      minor: true,
      cell: (one) => (
        <span className="muted">
          {t('absence.by', { name: one.enteredBy })} {formatBrief(one.enteredAt)}
        </span>
      ),
    },
    {
      key: 'end',
      head: <span className="vh">{t('absence.end')}</span>,
      width: '110px',
      align: 'end',
      cell: (one) =>
        one.mayEnd && (
          <Button kind="quiet" onClick={() => ask(one)}>
            {t(one.state === 'upcoming' ? 'absence.cancel' : 'absence.end')}
          </Button>
        ),
    },
  ];
  return (
    <section className="card table-card" aria-labelledby={`absences-${state}`}>
      <header className="card-head">
        <h2 id={`absences-${state}`}>{t(`absence.states.${state}`)}</h2>
        <span className="note">{items.length}</span>
      </header>
      {end.isError && <FailurePanel failure={end.error} />}
      <DataTable
        label={t(`absence.states.${state}`)}
        rows={items}
        columns={columns}
        keyOf={(one) => one.id}
      />
    </section>
  );
}
