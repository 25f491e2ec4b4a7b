import { useIssueSupervision } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { Supervisable, SupervisionKind } from '@guanjia/core/supervision';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { OneOf } from '../../ui/choices.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { TextArea } from '../../ui/field.tsx';
import { FilesField } from '../../ui/files/files-field.tsx';
import { useFiles } from '../../ui/files/use-files.ts';
import { Sheet, SheetBody } from '../../ui/sheet.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { SubjectLines } from './subject-lines.tsx';

type Kind = Exclude<SupervisionKind, 'urge'>;

/** A notice about one piece of work: what may be issued is chosen already, with words that mostly do. */
export function IssueSheet({ work, onClose }: { work: Supervisable; onClose: () => void }) {
  const t = useTexts();
  const say = useToast();
  const files = useFiles();
  const issue = useIssueSupervision();
  const steps = work.steps.filter((step) => step.kind !== 'urge');
  const possible = steps.filter((step) => step.available);
  const plain = possible.filter((step) => !step.needsReason);
  const [kind, setKind] = useState<Kind | undefined>((plain.at(-1) ?? possible[0])?.kind as Kind | undefined);
  const [text, setText] = useState<string>(t('common:supervision.issue.usual'));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const step = steps.find((one) => one.kind === kind);
  const noText = text.trim() === '';
  const noReason = step?.needsReason === true && reason.trim() === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (!kind || noText || noReason) return;
    setSending(true);
    setFailure(undefined);
    try {
      const attachmentIds = await files.send();
      const made = await issue.mutateAsync({
        kind,
        subject: work.reference,
        text: text.trim(),
        ...(step?.needsReason ? { exception: reason.trim() } : {}),
        ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      });
      say(t('common:supervision.issue.sent', { paper: sayPaper(made.kind, made.number) }));
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
      title={work.supervised.name}
      foot={
        kind && (
          <Button tall wide busy={sending} onClick={() => void send()}>
            {t('common:supervision.issue.send', { kind: t(`common:supervision.kind.${kind}`) })}
          </Button>
        )
      }
    >
      <SheetBody>
        <p className="supervise-row supervise-row--bare">
          <SubjectLines subject={work.subject} />
        </p>
        {possible.length > 0 && (
          <OneOf
            label={t('common:supervision.fields.kind')}
            chips
            choices={possible.map((one) => ({
              value: one.kind,
              label: t(`common:supervision.kind.${one.kind}`),
            }))}
            value={kind}
            onChange={(next) => setKind(next as Kind)}
          />
        )}
        {steps
          .filter((one) => !one.available && one.message)
          .map((one) => (
            <p key={one.kind} className="muted">
              {t(`common:supervision.kind.${one.kind}`)}：{one.message}
            </p>
          ))}
        {kind && (
          <>
            <TextArea
              label={t('common:supervision.issue.text')}
              maxLength={2000}
              rows={3}
              value={text}
              error={tried && noText ? t('common:supervision.issue.textMissing') : undefined}
              onChange={({ target }) => setText(target.value)}
            />
            {step?.needsReason && (
              <TextArea
                label={t('common:supervision.issue.exception')}
                hint={t('common:supervision.issue.exceptionHelp', { why: step.message ?? '' })}
                maxLength={2000}
                rows={2}
                value={reason}
                error={tried && noReason ? t('common:supervision.issue.exceptionMissing') : undefined}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
            <FilesField files={files} label={t('common:supervision.issue.files')} />
          </>
        )}
        {failure !== undefined && <SendFailure failure={failure} />}
      </SheetBody>
    </Sheet>
  );
}
