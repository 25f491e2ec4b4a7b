import { useMatterAction } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import { Eye, Lock, Paperclip } from 'lucide-react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { FailurePanel } from '../../ui/failure.tsx';
import { FileField } from '../../ui/files/file-field.tsx';

type Sight = 'internal' | 'firm';

const draftKey = (id: string): string => `guanjia.comment.${id}`;

/** One record, inside by default: a word to the firm is a choice that one sees. What was typed survives a reload. */
export function CommentBox({ matter }: { matter: MatterDetail }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const comment = useMatterAction(matter.id, 'comment');
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey(matter.id)) ?? '');
  const [sight, setSight] = useState<Sight>('internal');
  const [files, setFiles] = useState<readonly string[]>([]);
  const [attaching, setAttaching] = useState<number>();
  const [busy, setBusy] = useState(false);
  const id = useId();

  useEffect(() => {
    if (text === '') sessionStorage.removeItem(draftKey(matter.id));
    else sessionStorage.setItem(draftKey(matter.id), text);
  }, [text, matter.id]);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '' || busy) return;
    comment.mutate(
      { text: text.trim(), visibility: sight, ...(files.length > 0 ? { attachmentIds: [...files] } : {}) },
      {
        onSuccess: () => {
          setText('');
          setFiles([]);
          setAttaching(undefined);
        },
      },
    );
  };

  return (
    <form className="comment" onSubmit={submit}>
      {comment.isError && <FailurePanel failure={comment.error} />}
      {attaching !== undefined && (
        <FileField key={attaching} label={t('action.files')} onChange={setFiles} onBusy={setBusy} />
      )}
      <div className="comment-line">
        <label className="vh" htmlFor={id}>
          {t('comment.label')}
        </label>
        <textarea
          id={id}
          rows={1}
          maxLength={2000}
          placeholder={t('comment.label')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
          }}
        />
        <Button
          kind="quiet"
          icon={Paperclip}
          aria-pressed={attaching !== undefined}
          aria-label={t('action.files')}
          title={t('action.files')}
          onClick={() => setAttaching(attaching === undefined ? Date.now() : undefined)}
        />
        <Button
          className={sight === 'firm' ? 'comment-sight comment-firm' : 'comment-sight'}
          icon={sight === 'firm' ? Eye : Lock}
          title={t('comment.turn')}
          onClick={() => setSight(sight === 'firm' ? 'internal' : 'firm')}
        >
          <span className="vh">{t('comment.sight')}</span>
          {t(`actions:visibility.${sight}`)}
        </Button>
        <Button type="submit" busy={comment.isPending} disabled={text.trim() === '' || busy}>
          {t('comment.send')}
        </Button>
      </div>
      {sight === 'firm' && <p className="small ink-accent">{t('comment.firmNote')}</p>}
    </form>
  );
}
