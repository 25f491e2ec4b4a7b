import { useRecordWrite } from '@guanjia/client/queries';
import type { NodeReportKind, PlanNodeView, PlanView } from '@guanjia/core/plans';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { SendFailure } from '../../../ui/failure.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { useFiles } from '../../../ui/files/use-files.ts';
import { Sheet, SheetBody } from '../../../ui/sheet.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useTexts } from '../../../ui/use-texts.ts';

type Kind = Exclude<NodeReportKind, 'correct'>;

const kindsFor = (node: PlanNodeView): readonly Kind[] =>
  node.actualStart === null ? ['start', 'finish', 'note'] : ['progress', 'finish', 'note'];

/** 报送进度 on site: what is likely is chosen already, so that a photo and one press are enough. */
export function ReportSheet({
  plan,
  node,
  onClose,
}: {
  plan: PlanView;
  node: PlanNodeView;
  onClose: () => void;
}) {
  const t = useTexts();
  const say = useToast();
  const files = useFiles();
  const kinds = kindsFor(node);
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'note');
  const [progress, setProgress] = useState(node.progress ?? 0);
  const [remaining, setRemaining] = useState(node.remaining === null ? '' : String(node.remaining));
  const [note, setNote] = useState('');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const write = useRecordWrite<PlanView>();
  const words = note.trim();
  const left = remaining.trim() === '' ? null : Number(remaining);
  const badLeft = left !== null && (!Number.isInteger(left) || left < 0 || left > 3650);
  const problem =
    kind === 'note' && words === ''
      ? t('plan.noteMissing')
      : kind === 'progress' && badLeft
        ? t('plan.leftWrong')
        : undefined;
  const send = async (): Promise<void> => {
    setSending(true);
    setFailure(undefined);
    try {
      const attachmentIds = await files.send();
      await write.mutateAsync({
        method: 'POST',
        path: `/projects/${plan.projectId}/plan/nodes/${node.code}/reports`,
        body: {
          kind,
          on: plan.today,
          ...(kind === 'progress' ? { progress, remaining: left } : {}),
          ...(words ? { note: words } : {}),
          ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
        },
      });
      say(t('plan.reported'));
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={node.name}
      description={t('plan.reportHelp')}
      foot={
        <>
          {problem && <p className="muted">{problem}</p>}
          <Button tall wide busy={sending} disabled={problem !== undefined} onClick={() => void send()}>
            {t('plan.send')}
          </Button>
        </>
      }
    >
      <SheetBody>
        <OneOf
          label={t('plan.what')}
          chips
          choices={kinds.map((value) => ({ value, label: t(`plan.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        {kind === 'progress' && (
          <>
            <label className="field">
              <span className="field__label">{t('plan.progressNow', { n: progress })}</span>
              <input
                className="plan-range"
                type="range"
                min={0}
                max={100}
                step={5}
                value={progress}
                aria-valuetext={`${progress}%`}
                onChange={({ target }) => setProgress(Number(target.value))}
              />
            </label>
            <TextField
              label={t(`plan.daysLeft.${node.unit}`)}
              note={t('common:optional')}
              inputMode="numeric"
              value={remaining}
              error={badLeft ? t('plan.leftWrong') : undefined}
              onChange={({ target }) => setRemaining(target.value)}
            />
          </>
        )}
        <FilesField files={files} label={t('plan.photos')} />
        <TextArea
          label={t('plan.note')}
          note={kind === 'note' ? undefined : t('common:optional')}
          maxLength={2000}
          rows={2}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
        {failure !== undefined && <SendFailure failure={failure} />}
      </SheetBody>
    </Sheet>
  );
}
