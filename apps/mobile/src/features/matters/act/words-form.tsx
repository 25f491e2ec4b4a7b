import type { ActionBody } from '@guanjia/client/queries';
import type { ActionName } from '@guanjia/core/matters';
import { TextArea } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

/** Actions whose whole form is words, and whether they need them and take files. */
export const wordsForms = {
  accept: { words: 'optional', files: false },
  'supply-materials': { words: 'optional', files: true },
  resume: { words: 'required', files: true },
  'close-unsupplied': { words: 'required', files: true },
  confirm: { words: 'optional', files: false },
  dispute: { words: 'required', files: true },
  'dispute-decline': { words: 'required', files: true },
  reopen: { words: 'required', files: true },
  urge: { words: 'optional', files: false },
  withdraw: { words: 'required', files: false },
  'decide-escalation': { words: 'required', files: true },
  sign: { words: 'optional', files: false },
  return: { words: 'required', files: false },
  'accept-answer': { words: 'optional', files: false },
  'send-back': { words: 'required', files: false },
  recall: { words: 'required', files: false },
  'grant-extension': { words: 'optional', files: false },
  'refuse-extension': { words: 'required', files: false },
  'verify-rating': { words: 'required', files: true },
  appeal: { words: 'required', files: true },
  'uphold-rating': { words: 'required', files: true },
  'exclude-rating': { words: 'required', files: true },
  'extend-rectification': { words: 'required', files: true },
  rectify: { words: 'required', files: true },
  revisit: { words: 'required', files: true },
} as const satisfies Partial<Record<ActionName, { words: 'optional' | 'required'; files: boolean }>>;

export type WordsAction = keyof typeof wordsForms;
export const isWordsAction = (action: ActionName): action is WordsAction => action in wordsForms;

export function WordsForm(props: FormProps<WordsAction> & { action: WordsAction }) {
  const { action, assignmentId, words, files } = props;
  const t = useTexts();
  const rule = wordsForms[action];
  const missing = rule.words === 'required' && words.text.trim() === '';
  const build = (ids: string[]): ActionBody<WordsAction> => {
    const text = words.text.trim();
    const body = {
      ...(assignmentId ? { assignmentId } : {}),
      ...(text ? { text } : {}),
      ...(ids.length > 0 ? { attachmentIds: ids } : {}),
    };
    // Which of these an action takes is written in `wordsForms`; the server checks it strictly.
    return body as ActionBody<WordsAction>;
  };
  return (
    <ActForm {...props} build={build} problem={missing ? t('act.wordsMissing') : undefined}>
      <TextArea
        label={t(`act.ask.${action}`)}
        note={rule.words === 'optional' ? t('common:optional') : undefined}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
        placeholder={t(`act.hint.${action}`)}
      />
      {rule.files && <FilesField files={files} label={t('files.label')} />}
    </ActForm>
  );
}
