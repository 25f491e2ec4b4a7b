import type { ActionBody } from '@guanjia/client/queries';
import type { ActionName, AvailableAction, MatterDetail } from '@guanjia/core/matters';
import { CircleAlert } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { Files } from '../../../ui/files/use-files.ts';
import { Strip } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import type { KeptWords } from './use-kept-words.ts';

/** What every form of an action is given by the sheet around it. */
export interface FormProps<A extends ActionName> {
  matter: MatterDetail;
  act: AvailableAction;
  assignmentId: string | undefined;
  label: string;
  words: KeptWords;
  files: Files;
  busy: boolean;
  grave: boolean;
  /** Above the button: what went wrong. */
  failure: ReactNode;
  /** Somebody was first and the action is no longer offered: the words stay, the button goes. */
  gone: boolean;
  onSend: (body: ActionBody<A>) => void;
  /** Files could not be sent: nothing was done. */
  onFilesFailed: (failure: unknown) => void;
}

interface ActFormProps<A extends ActionName> extends FormProps<A> {
  build: (attachmentIds: string[]) => ActionBody<A>;
  /** What is still missing, in words; the form says it when the button is pressed. */
  problem: string | undefined;
  children?: ReactNode;
}

/** Frame of an action's form: content that scrolls, one button that stays. */
export function ActForm<A extends ActionName>(props: ActFormProps<A>) {
  const { label, files, busy, grave, failure, gone, problem, build, onSend, onFilesFailed, children } = props;
  const t = useTexts();
  const [tried, setTried] = useState(false);
  const [sendingFiles, setSendingFiles] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined) return;
    setSendingFiles(true);
    let ids: string[];
    try {
      ids = await files.send();
    } catch (cause) {
      onFilesFailed(cause);
      return;
    } finally {
      setSendingFiles(false);
    }
    onSend(build(ids));
  };

  return (
    <form className="act-form" onSubmit={submit} noValidate>
      <div className="sheet__body">{children}</div>
      <div className="sheet__foot">
        {tried && problem !== undefined && (
          <Strip tone="bad" icon={CircleAlert}>
            {problem}
          </Strip>
        )}
        {failure}
        {!gone && (
          <Button submit tall wide kind={grave ? 'danger' : 'main'} busy={busy || sendingFiles}>
            {busy || sendingFiles ? t('common:sending') : label}
          </Button>
        )}
      </div>
    </form>
  );
}
