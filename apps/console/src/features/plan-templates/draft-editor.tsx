import { useRecordWrite } from '@guanjia/client/queries';
import {
  type TemplateContent,
  type TemplateDetail,
  type TemplateNode,
  type TemplateVersion,
  templateFaults,
  withoutNodes,
} from '@guanjia/core/plans';
import { schedule } from '@guanjia/core/schedule';
import { Input } from 'antd';
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';
import { templateDifferences } from './differences.ts';
import { nodesOfFault, useFaultWords } from './fault-words.ts';
import { FrameDialog } from './frame-dialog.tsx';
import { NodeDialog } from './node-dialog.tsx';
import { NodesTable } from './nodes-table.tsx';

interface DraftEditorProps {
  readonly template: TemplateDetail;
  /** What it begins from: the draft that there is, else the version in force. */
  readonly base: TemplateVersion;
  readonly published: TemplateVersion | undefined;
  readonly onClose: () => void;
}

/** 起草下一版: nodes as a table, checked as they are written; nothing counts before it is published. */
export function DraftEditor({ template, base, published, onClose }: DraftEditorProps) {
  const { t } = useTranslation(['console', 'common']);
  const sayDone = useSayDone();
  const say = useFaultWords();
  const noteId = useId();
  const send = useRecordWrite<TemplateDetail>();
  const [content, setContent] = useState<TemplateContent>(base.content);
  const [note, setNote] = useState(base.state === 'draft' ? base.note : '');
  const [saved, setSaved] = useState({
    revision: base.state === 'draft' ? base.revision : undefined,
    content: base.content,
  });
  const [editing, setEditing] = useState<TemplateNode | 'new'>();
  const [framing, setFraming] = useState(false);
  const faults = useMemo(() => templateFaults(content), [content]);
  const length = useMemo(() => (faults.length > 0 ? null : lengthOf(content)), [content, faults]);
  const differences = published ? templateDifferences(published.content, content) : [];
  const dirty = content !== saved.content;
  const put = (nodes: readonly TemplateNode[]) => setContent({ ...content, nodes: [...nodes] });
  const path = `/plan-templates/${template.code}`;
  const save = async (): Promise<number> => {
    const answer = await send.mutateAsync({
      method: 'PUT',
      path: `${path}/draft`,
      body: { revision: saved.revision, note: note.trim(), content },
    });
    const draft = answer.versions.find((version) => version.state === 'draft');
    const revision = draft?.revision ?? 1;
    setSaved({ revision, content });
    return revision;
  };
  const attempt = (work: () => Promise<void>) => () => void work().catch(() => undefined);
  return (
    <div className="template-editor">
      {send.isError && <FailurePanel failure={send.error} />}
      <section className="card">
        <header className="card-head template-head">
          <h2>{t('template.draft')}</h2>
          <span className="note" role="status">
            {faults.length > 0
              ? t('template.faults', { n: faults.length })
              : t('template.sound', { n: content.nodes.length, days: length ?? 0 })}
          </span>
          <div className="push row">
            <Button onClick={() => setFraming(true)}>{t('template.frame')}</Button>
            <Button icon={Plus} onClick={() => setEditing('new')}>
              {t('plan.add.open')}
            </Button>
          </div>
        </header>
        {faults.length > 0 && (
          <ul className="template-faults" aria-label={t('template.faultsTitle')}>
            {faults.slice(0, 8).map((fault) => (
              <li key={JSON.stringify(fault)}>
                {nodesOfFault(fault).length === 1 && `${nodesOfFault(fault)[0]} `}
                {say(fault)}
              </li>
            ))}
          </ul>
        )}
        <div className="template-table">
          <NodesTable
            content={content}
            faultsOf={(code) => faults.filter((fault) => nodesOfFault(fault).includes(code)).map(say)}
            acts={(node, position) => (
              <>
                <IconButton
                  icon={Pencil}
                  label={t('template.editNode', { node: node.code })}
                  onClick={() => setEditing(node)}
                />
                <IconButton
                  icon={ArrowUp}
                  label={t('template.up', { node: node.code })}
                  disabled={position === 0}
                  onClick={() => put(swapped(content.nodes, position, position - 1))}
                />
                <IconButton
                  icon={ArrowDown}
                  label={t('template.down', { node: node.code })}
                  disabled={position === content.nodes.length - 1}
                  onClick={() => put(swapped(content.nodes, position, position + 1))}
                />
                <IconButton
                  icon={Trash2}
                  label={t('template.remove', { node: node.code })}
                  disabled={content.nodes.length === 1}
                  onClick={() => put(without(content.nodes, node.code))}
                />
              </>
            )}
          />
        </div>
      </section>
      {differences.length > 0 && (
        <section className="card">
          <header className="card-head">
            <h2>{t('template.differences')}</h2>
          </header>
          <ul className="card-body">
            {differences.map((one) => (
              <li key={one.code}>
                <b>
                  {one.code} {one.name}
                </b>{' '}
                <span className="sub">
                  {t(`template.difference.${one.kind}`)}
                  {one.fields.length > 0 &&
                    t('template.differenceFields', {
                      fields: one.fields.map((field) => t(`template.field.${field as 'name'}`)).join('、'),
                    })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card">
        <div className="card-body template-end">
          <label className="template-note" htmlFor={noteId}>
            <span className="sub">{t('template.note')}</span>
            <Input
              id={noteId}
              maxLength={300}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </label>
          <span className="row push">
            <Button onClick={onClose}>{t('common:cancel')}</Button>
            {saved.revision !== undefined && (
              <Button
                kind="danger"
                busy={send.isPending}
                onClick={attempt(async () => {
                  await send.mutateAsync({
                    method: 'POST',
                    path: `${path}/discard`,
                    body: { revision: saved.revision },
                  });
                  sayDone(t('template.discarded'));
                  onClose();
                })}
              >
                {t('template.discard')}
              </Button>
            )}
            <Button
              busy={send.isPending}
              disabled={note.trim() === ''}
              onClick={attempt(async () => {
                await save();
                sayDone(t('template.saved'));
              })}
            >
              {t('template.save')}
            </Button>
            <Button
              kind="primary"
              busy={send.isPending}
              disabled={faults.length > 0 || note.trim() === ''}
              onClick={attempt(async () => {
                const revision = dirty || saved.revision === undefined ? await save() : saved.revision;
                await send.mutateAsync({ method: 'POST', path: `${path}/publish`, body: { revision } });
                sayDone(t('template.published'));
                onClose();
              })}
            >
              {t('template.publish')}
            </Button>
          </span>
        </div>
      </section>
      {editing && (
        <NodeDialog
          content={content}
          node={editing === 'new' ? undefined : editing}
          onDone={(node) =>
            put(
              editing === 'new'
                ? [...content.nodes, node]
                : content.nodes.map((one) => (one.code === editing.code ? node : one)),
            )
          }
          onClose={() => setEditing(undefined)}
        />
      )}
      {framing && <FrameDialog content={content} onDone={setContent} onClose={() => setFraming(false)} />}
    </div>
  );
}

/** Working days from the first node to the last, on a calendar without holidays: what a template is long. */
function lengthOf(content: TemplateContent): number {
  return schedule({
    start: '2026-01-05',
    nodes: content.nodes.map(({ code: id, days: duration, unit, predecessors }) => ({
      id,
      duration,
      unit,
      predecessors,
    })),
    isWorkingDay: () => true,
  }).lengthWorkingDays;
}

/** What waited for it waits for what it waited for. */
const without = (nodes: readonly TemplateNode[], code: string): TemplateNode[] =>
  withoutNodes(
    nodes.map((node) => ({ ...node, id: node.code })),
    new Set([code]),
  ).map(({ id: _, ...node }) => node);

function swapped(nodes: readonly TemplateNode[], one: number, other: number): TemplateNode[] {
  const next = [...nodes];
  const [a, b] = [next[one], next[other]];
  if (a && b) {
    next[one] = b;
    next[other] = a;
  }
  return next;
}
