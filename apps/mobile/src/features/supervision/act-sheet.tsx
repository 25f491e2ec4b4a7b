import { isoDate } from '@guanjia/client/format';
import { type SupervisionAct, useActOnSupervision } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { SupervisionAction, SupervisionDetail } from '@guanjia/core/supervision';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { SendFailure } from '../../ui/failure.tsx';
import { TextArea, TextField } from '../../ui/field.tsx';
import { FilesField } from '../../ui/files/files-field.tsx';
import { useFiles } from '../../ui/files/use-files.ts';
import { Sheet, SheetBody } from '../../ui/sheet.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useTexts } from '../../ui/use-texts.ts';

/** One act on a supervision as a sheet: a plan with its day, progress with photos, or a few words. */
export function ActSheet({
  item,
  action,
  onClose,
}: {
  item: SupervisionDetail;
  action: SupervisionAction;
  onClose: () => void;
}) {
  const t = useTexts();
  const say = useToast();
  const files = useFiles();
  const act = useActOnSupervision(item.id);
  const today = isoDate(new Date());
  const [text, setText] = useState('');
  const [day, setDay] = useState('');
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [sending, setSending] = useState(false);
  const paper = sayPaper(item.kind, item.number);
  const words = text.trim();
  const withFiles = action === 'reply' || action === 'progress';
  const noText =
    action === 'note'
      ? false
      : action === 'progress'
        ? words === '' && files.list.length === 0
        : words === '';
  const noDay = action === 'reply' && (day === '' || day < today);
  const send = async (): Promise<void> => {
    setTried(true);
    if (noText || noDay) return;
    setSending(true);
    setFailure(undefined);
    try {
      const attachmentIds = withFiles ? await files.send() : [];
      await act.mutateAsync(actOf(action, words, day, attachmentIds));
      say(
        action === 'reply'
          ? t('common:supervision.reply.sent', { paper })
          : t(`common:supervision.done.${action}`, { paper }),
      );
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
      title={`${t(`common:supervision.act.${action}`)} ${paper}`}
      foot={
        <Button tall wide busy={sending} onClick={() => void send()}>
          {action === 'reply' ? t('common:supervision.reply.send') : t(`common:supervision.act.${action}`)}
        </Button>
      }
    >
      <SheetBody>
        {withFiles && <FilesField files={files} label={t('common:supervision.phone.photo')} />}
        <TextArea
          label={
            action === 'reply' ? t('common:supervision.reply.text') : t(`common:supervision.words.${action}`)
          }
          maxLength={2000}
          rows={action === 'reply' ? 4 : 3}
          value={text}
          hint={
            action === 'reply'
              ? t('common:supervision.reply.textHelp')
              : action === 'return'
                ? t('common:supervision.returnHelp')
                : undefined
          }
          error={
            tried && noText
              ? t(
                  action === 'reply'
                    ? 'common:supervision.reply.textMissing'
                    : 'common:supervision.words.missing',
                )
              : undefined
          }
          onChange={({ target }) => setText(target.value)}
        />
        {action === 'reply' && (
          <TextField
            label={t('common:supervision.reply.promisedOn')}
            type="date"
            min={today}
            value={day}
            error={tried && noDay ? t('common:supervision.reply.promisedMissing') : undefined}
            onChange={({ target }) => setDay(target.value)}
          />
        )}
        {failure !== undefined && <SendFailure failure={failure} />}
      </SheetBody>
    </Sheet>
  );
}

function actOf(
  action: SupervisionAction,
  words: string,
  day: string,
  attachmentIds: string[],
): SupervisionAct {
  const files = attachmentIds.length > 0 ? { attachmentIds } : {};
  switch (action) {
    case 'reply':
      return { what: 'replies', body: { text: words, promisedOn: day, ...files } };
    case 'progress':
      return { what: 'progress', body: { ...(words ? { text: words } : {}), ...files } };
    case 'note':
      return { what: 'note', body: words ? { text: words } : {} };
    default:
      return { what: action, body: { text: words } };
  }
}
