import './bulk-handover.css';
import { allButlersOptions, useBulkHandover, useEveryCharge } from '@guanjia/client/queries';
import {
  type BulkHandoverResults,
  type ButlerView,
  byBurden,
  type StewardshipView,
  spreadCharges,
} from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, Modal, Select } from 'antd';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useLoadText } from '../../ui/use-load-text.ts';
import { useSayDone } from '../../ui/use-say-done.tsx';

interface DialogProps {
  readonly butler: ButlerView;
  readonly onClose: () => void;
}

/** What one butler is in charge of, given to others in one act; then what came of each. */
export function BulkHandoverDialog({ butler, onClose }: DialogProps) {
  const charges = useEveryCharge(butler.id);
  const { t } = useTranslation(['console', 'common']);
  if (!charges.data || charges.data.length === 0) {
    return (
      <Modal open title={t('handoverMany.title')} onCancel={onClose} footer={null}>
        <QueryView query={charges}>{() => <p className="sub">{t('handoverMany.none')}</p>}</QueryView>
      </Modal>
    );
  }
  return <Loaded butler={butler} charges={charges.data} onClose={onClose} />;
}

function Loaded({ butler, charges, onClose }: DialogProps & { charges: readonly StewardshipView[] }) {
  const { t } = useTranslation(['console', 'common']);
  const loadText = useLoadText();
  const sayDone = useSayDone();
  const [form] = Form.useForm<{ to: string[]; reason: string }>();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const to = Form.useWatch<string[] | undefined>('to', form) ?? [];
  const handover = useBulkHandover();
  const query = useQuery(allButlersOptions({ active: true }));
  const others = (query.data ?? []).filter(({ id }) => id !== butler.id).sort(byBurden);
  const takers = others.filter(({ id }) => to.includes(id));
  const chosen = charges.filter(({ subject }) => !left.has(subject.id));
  const shared = spreadCharges(
    chosen.map(({ subject, subjectKind }) => ({ id: subject.id, kind: subjectKind })),
    takers,
  );
  const takerOf = (subjectId: string): string | undefined => own[subjectId] ?? shared.get(subjectId);
  const unplaced = chosen.some(({ subject }) => takerOf(subject.id) === undefined);

  const submit = ({ reason }: { reason: string }): void => {
    setTried(true);
    if (chosen.length === 0 || unplaced) return;
    const items = chosen.map(({ subject, subjectKind }) => ({
      kind: subjectKind,
      id: subject.id,
      butlerId: takerOf(subject.id) ?? '',
    }));
    handover.mutate(
      { items, reason },
      {
        onSuccess: (results) => {
          if (results.items.some((one) => one.result !== 'done')) return;
          const matters = results.items.reduce((sum, one) => sum + one.movedMatters, 0);
          sayDone(t('handoverMany.done', { count: results.items.length, matters }));
          onClose();
        },
      },
    );
  };
  if (handover.data) return <Results results={handover.data} charges={charges} onClose={onClose} />;
  return (
    <Modal
      open
      width={760}
      title={t('handoverMany.title')}
      okText={handover.isPending ? t('common:sending') : t('handoverMany.submit', { count: chosen.length })}
      cancelText={t('common:cancel')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={handover.isPending}
      mask={{ closable: false }}
    >
      <p className="sub action-subject">{t('handoverMany.lead', { name: butler.name })}</p>
      <p className="small">
        {t('handoverMany.now', { name: butler.name })} {loadText.ofButler(butler)}
      </p>
      {handover.isError && <FailurePanel failure={handover.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="to"
          label={t('handoverMany.to')}
          extra={t('handoverMany.toHelp')}
          rules={[{ required: true, message: t('handoverMany.toMissing') }]}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            loading={query.isPending}
            options={others.map((one) => ({ value: one.id, label: loadText.butler(one) }))}
          />
        </Form.Item>
        <fieldset className="handover-list">
          <legend>{t('handoverMany.which')}</legend>
          <ul>
            {charges.map(({ subject, subjectKind }) => {
              const on = !left.has(subject.id);
              const fitting = takers.filter(({ kind }) => kind === 'both' || kind === subjectKind);
              return (
                <li key={subject.id}>
                  <Checkbox
                    checked={on}
                    onChange={({ target }) => {
                      const next = new Set(left);
                      if (target.checked) next.delete(subject.id);
                      else next.add(subject.id);
                      setLeft(next);
                    }}
                  >
                    {subject.name}
                    <span className="small muted"> {t(`handoverMany.kind.${subjectKind}`)}</span>
                  </Checkbox>
                  {on && takers.length > 0 && fitting.length === 0 && (
                    <span className="ink-red small">{t('handoverMany.nobody')}</span>
                  )}
                  {on && fitting.length > 0 && (
                    <Select
                      className="handover-taker"
                      aria-label={t('handoverMany.row', { name: subject.name })}
                      value={takerOf(subject.id) ?? null}
                      onChange={(id) => setOwn({ ...own, [subject.id]: id })}
                      options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
                    />
                  )}
                </li>
              );
            })}
          </ul>
          {tried && chosen.length === 0 && (
            <p role="alert" className="ink-red small">
              {t('handoverMany.whichMissing')}
            </p>
          )}
        </fieldset>
        <Form.Item
          name="reason"
          label={t('handover.reason')}
          rules={[{ required: true, whitespace: true, message: t('handover.reasonMissing') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** One row each: done, or why not. What was refused stands first. */
function Results(props: {
  results: BulkHandoverResults;
  charges: readonly StewardshipView[];
  onClose: () => void;
}) {
  const { results, charges, onClose } = props;
  const { t } = useTranslation(['console', 'common']);
  const rows = [...results.items].sort(
    (one, other) => Number(one.result === 'done') - Number(other.result === 'done'),
  );
  return (
    <Modal
      open
      width={640}
      title={t('handoverMany.results')}
      okText={t('common:close')}
      onOk={onClose}
      onCancel={onClose}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <ul className="handover-results" aria-label={t('handoverMany.results')}>
        {rows.map(({ id, result, movedMatters, problem }) => (
          <li key={id}>
            {result === 'done' ? (
              <CircleCheck size={16} className="ink-green" aria-hidden />
            ) : (
              <CircleAlert size={16} className="ink-red" aria-hidden />
            )}
            <span className="clip">{charges.find(({ subject }) => subject.id === id)?.subject.name}</span>
            <span className={result === 'done' ? 'sub' : 'ink-red'}>
              {problem ? (problem.detail ?? problem.title) : t('handoverMany.moved', { count: movedMatters })}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
