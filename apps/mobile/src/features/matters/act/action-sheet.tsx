import { ApiProblem } from '@guanjia/client/api';
import { type ActionBody, useMatterAction } from '@guanjia/client/queries';
import type { ActionName, AvailableAction, MaterialItem, MatterDetail } from '@guanjia/core/matters';
import { useState } from 'react';
import { SendFailure } from '../../../ui/failure.tsx';
import { useFiles } from '../../../ui/files/use-files.ts';
import { Sheet } from '../../../ui/sheet.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import type { FormProps } from './act-form.tsx';
import { AssignForm } from './assign-form.tsx';
import './act.css';
import { AnswerForm, DeclineForm, EscalateForm, ExtensionForm, ModeForm, RateForm } from './choice-forms.tsx';
import { CommentForm } from './comment-form.tsx';
import { CheckForm, HandInForm, PromiseForm } from './item-forms.tsx';
import { actionLabel } from './labels.ts';
import { MaterialsForm } from './materials-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { placingOf } from './placing.ts';
import { TransferForm } from './transfer-form.tsx';
import { useKeptWords } from './use-kept-words.ts';
import { isWordsAction, WordsForm } from './words-form.tsx';

interface ActionSheetProps {
  matter: MatterDetail;
  act: AvailableAction;
  /** The item of the check-list that it is about. */
  item?: MaterialItem | undefined;
  onClose: () => void;
  /** Another action that the server named as possible. */
  onInstead: (act: AvailableAction) => void;
}

/** One action of a matter as a sheet: its form, its failure, its one button. */
export function ActionSheet({ matter, act, item, onClose, onInstead }: ActionSheetProps) {
  const t = useTexts();
  const say = useToast();
  const files = useFiles();
  const words = useKeptWords([matter.id, act.action, act.assignmentId, item?.name].filter(Boolean).join('.'));
  const mutation = useMatterAction<ActionName>(matter.id, act.action);
  const [filesFailure, setFilesFailure] = useState<unknown>();
  const label = actionLabel(t, matter, act);
  const title = item ? t('actions:materials.forItem', { action: label, name: item.name }) : label;

  const send = (body: ActionBody<ActionName>) => {
    setFilesFailure(undefined);
    mutation.mutate(body, {
      onSuccess: () => {
        words.forget();
        say(t('act.done', { action: label }));
        onClose();
      },
    });
  };

  const failure = filesFailure ?? mutation.error;
  const possible = possibleInstead(failure);
  const form: FormProps<ActionName> = {
    matter,
    act,
    assignmentId: act.assignmentId,
    label: matter.view === 'firm' ? t('act.sendFirm', { action: label }) : label,
    words,
    files,
    busy: mutation.isPending,
    grave: placingOf(act.action).grave ?? false,
    gone:
      possible !== undefined &&
      !possible.some((a) => a.action === act.action && a.assignmentId === act.assignmentId),
    failure: failure ? (
      <>
        <SendFailure failure={failure} />
        {possible && <Instead matter={matter} possible={possible} onInstead={onInstead} />}
      </>
    ) : null,
    onSend: send,
    onFilesFailed: setFilesFailure,
  };

  return (
    <Sheet open onClose={onClose} title={title} description={t(`act.about.${act.action}`)}>
      <FormOf form={form} item={item} />
    </Sheet>
  );
}

/** What the server named as possible when it refused because somebody was first. */
function possibleInstead(failure: unknown): readonly AvailableAction[] | undefined {
  if (!(failure instanceof ApiProblem) || failure.code !== 'action-not-available') return undefined;
  return Array.isArray(failure.body.actions) ? (failure.body.actions as AvailableAction[]) : [];
}

/** After a conflict: what is possible now, one tap away. */
function Instead(props: {
  matter: MatterDetail;
  possible: readonly AvailableAction[];
  onInstead: (act: AvailableAction) => void;
}) {
  const { matter, possible, onInstead } = props;
  const t = useTexts();
  if (possible.length === 0) return <p className="muted">{t('act.nothingNow')}</p>;
  return (
    <div>
      <p className="muted">{t('act.possibleNow')}</p>
      <div className="act-instead">
        {possible.map((other) => (
          <button
            key={`${other.action}.${other.assignmentId ?? ''}`}
            type="button"
            className="btn btn--line"
            onClick={() => onInstead(other)}
          >
            {actionLabel(t, matter, other)}
          </button>
        ))}
      </div>
    </div>
  );
}

function FormOf({ form, item }: { form: FormProps<ActionName>; item: MaterialItem | undefined }) {
  const { action } = form.act;
  if (isWordsAction(action)) return <WordsForm {...form} action={action} />;
  switch (action) {
    case 'decline':
      return <DeclineForm {...form} />;
    case 'transfer':
      return <TransferForm {...form} />;
    case 'merge':
      return <MergeForm {...form} />;
    case 'choose-mode':
      return <ModeForm {...form} />;
    case 'assign':
      return <AssignForm {...form} />;
    case 'request-materials':
      return <MaterialsForm {...form} />;
    case 'answer-firm':
    case 'answer':
      return <AnswerForm {...form} toFirm={action === 'answer-firm'} />;
    case 'rate':
      return <RateForm {...form} />;
    case 'comment':
      return <CommentForm {...form} />;
    case 'escalate':
      return <EscalateForm {...form} />;
    case 'request-extension':
      return <ExtensionForm {...form} />;
    case 'hand-in-materials':
      return item && <HandInForm {...form} item={item} />;
    case 'check-materials':
      return item && <CheckForm {...form} item={item} />;
    case 'promise-materials':
      return item && <PromiseForm {...form} item={item} />;
  }
}
