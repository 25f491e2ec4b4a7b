import { formatBrief, formatCount, formatList } from '@guanjia/client/format';
import { exportFileUrl, exportListOptions, useDecideExport } from '@guanjia/client/queries';
import type { ExportView } from '@guanjia/core/exports';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { FileDown } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { useSession } from '../../ui/session.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

type Of = 'mine' | 'waiting' | 'all';

/** Who took which list out of the platform: my own, those that wait for my approval, or all for the audit. */
export function ExportsPage() {
  const { t } = useTranslation('console');
  const { abilities } = useSession();
  const kinds: Of[] = [
    // Whoever watches over all of them begins there.
    ...(abilities.includes('export.audit') ? (['all'] as const) : []),
    ...(abilities.includes('list.export') || abilities.includes('sign-in-log.export')
      ? (['mine'] as const)
      : []),
    ...(abilities.includes('export.approve') ? (['waiting'] as const) : []),
  ];
  const [of, setOf] = useState<Of>(kinds[0] ?? 'mine');
  const query = useInfiniteQuery(exportListOptions({ of, limit: 50 }));
  return (
    <ListPage
      title={t('export.title')}
      lead={t('export.lead')}
      query={query}
      columns={useColumns()}
      keyOf={(one) => one.id}
      empty={{ icon: FileDown, title: t('export.nothing'), help: t('export.nothingHelp') }}
      filters={
        kinds.length > 1 && (
          <fieldset className="row" aria-label={t('export.ofWhich')}>
            {kinds.map((kind) => (
              <Button
                key={kind}
                kind={kind === of ? 'plain' : 'quiet'}
                aria-pressed={kind === of}
                onClick={() => setOf(kind)}
              >
                {t(`export.of.${kind}`)}
              </Button>
            ))}
          </fieldset>
        )
      }
    />
  );
}

function useColumns(): Column<ExportView>[] {
  const { t } = useTranslation('console');
  return [
    {
      key: 'what',
      head: t('export.head.what'),
      cell: (one) => (
        <>
          <b>{t(`export.list.${one.list}`)}</b>
          <span className="small muted" title={conditionsOf(one)}>
            {one.conditions.length > 0
              ? t('export.conditions', { list: conditionsOf(one) })
              : t('export.noConditions')}
            {one.purpose && ` · ${t('export.purpose')}: ${one.purpose}`}
          </span>
        </>
      ),
    },
    {
      key: 'who',
      head: t('export.head.who'),
      width: '140px',
      cell: (one) => (
        <>
          {one.by.name}
          {one.ip && <span className="small muted">{t('export.ip', { ip: one.ip })}</span>}
        </>
      ),
    },
    {
      key: 'when',
      head: t('export.head.when'),
      width: '110px',
      minor: 'narrow',
      cell: (one) => <span className="sub">{formatBrief(one.requestedAt)}</span>,
    },
    {
      key: 'rows',
      head: t('export.head.rows'),
      width: '92px',
      align: 'end',
      minor: 'narrow',
      cell: (one) =>
        one.rowsTaken === null && !one.rowsExact
          ? t('export.atLeast', { count: one.rowsCounted })
          : formatCount(one.rowsTaken ?? one.rowsCounted),
    },
    {
      key: 'state',
      head: t('export.head.state'),
      width: '230px',
      cell: (one) => <State one={one} />,
    },
  ];
}

const conditionsOf = (one: ExportView): string =>
  formatList(one.conditions.map(({ name, value }) => `${name} ${value}`));

function State({ one }: { one: ExportView }) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const [deciding, setDeciding] = useState<'approve' | 'refuse'>();
  if (one.mayDecide) {
    return (
      <span className="row">
        <Button kind="primary" onClick={() => setDeciding('approve')}>
          {t('export.approve')}
        </Button>
        <Button onClick={() => setDeciding('refuse')}>{t('export.refuse')}</Button>
        {deciding && <Decide one={one} how={deciding} onClose={() => setDeciding(undefined)} />}
      </span>
    );
  }
  if (one.mayFetch) {
    return (
      <Button
        onClick={() => {
          window.location.assign(exportFileUrl(one.id));
          // The state moves on once the file is on its way.
          setTimeout(() => void client.invalidateQueries({ queryKey: ['exports'] }), 1_500);
        }}
      >
        {t('export.fetch')}
      </Button>
    );
  }
  return (
    <>
      <span className={one.state === 'refused' || one.state === 'broken' ? 'tag tag-red' : 'tag'}>
        {t(`export.state.${one.lapsed ? 'lapsed' : one.state}`)}
      </span>
      <span className="small muted" title={one.sha256 ?? undefined}>
        {one.decidedBy && t('export.decided', { name: one.decidedBy })}
        {one.decision && ` · ${one.decision}`}
        {!one.decidedBy && one.sha256 && t('export.digest', { sha256: one.sha256.slice(0, 12) })}
      </span>
    </>
  );
}

interface DecideProps {
  one: ExportView;
  how: 'approve' | 'refuse';
  onClose: () => void;
}

function Decide({ one, how, onClose }: DecideProps) {
  const { t } = useTranslation(['console', 'common']);
  const decide = useDecideExport();
  const sayDone = useSayDone();
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);
  const field = useId();
  const refuses = how === 'refuse';
  const submit = (): void => {
    const text = words.trim();
    if (refuses && text === '') {
      setMissing(true);
      return;
    }
    decide.mutate(
      { id: one.id, approve: !refuses, ...(text ? { text } : {}) },
      {
        onSuccess: () => {
          sayDone(t(`export.done.${how}`));
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={t(`export.${how}`)}
      okText={t(`export.${how}`)}
      okButtonProps={{ danger: refuses }}
      cancelText={t('common:cancel')}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={decide.isPending}
    >
      {decide.isError && <FailurePanel failure={decide.error} />}
      <p>
        {one.by.name} · {t(`export.list.${one.list}`)} · {formatCount(one.rowsCounted)}
      </p>
      <p className="sub">{conditionsOf(one) || t('export.noConditions')}</p>
      {one.purpose && <p className="words">{one.purpose}</p>}
      {refuses && (
        <div className="field">
          <label htmlFor={field}>{t('export.refuseWhy')}</label>
          <Input.TextArea
            id={field}
            value={words}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => {
              setWords(event.target.value);
              setMissing(false);
            }}
          />
          {missing && (
            <span role="alert" className="ink-red small">
              {t('export.whyMissing')}
            </span>
          )}
        </div>
      )}
    </Modal>
  );
}
