import { useRecordWrite } from '@guanjia/client/queries';
import { nodeEscalationLevels, type PlanNodeView, type PlanView } from '@guanjia/core/plans';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { OneOf } from '../../../ui/choices.tsx';
import { SendFailure } from '../../../ui/failure.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { Sheet, SheetBody } from '../../../ui/sheet.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { useTexts } from '../../../ui/use-texts.ts';

type Level = (typeof nodeEscalationLevels)[number];

/** 一键上报 from a node on site: the level is chosen already, so that a reason is enough. */
export function EscalateSheet({
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
  const [level, setLevel] = useState<Level>('station-master');
  const [words, setWords] = useState('');
  const [authorisation, setAuthorisation] = useState<string>(t('plan.escalateAuthorisation'));
  const write = useRecordWrite<PlanView>();
  const text = words.trim();
  const problem =
    text === ''
      ? t('plan.escalateMissing')
      : authorisation.trim().length < 2
        ? t('plan.escalateAuthorisationMissing')
        : undefined;
  const send = (): void =>
    write.mutate(
      {
        method: 'POST',
        path: `/projects/${plan.projectId}/plan/nodes/${node.code}/escalate`,
        body: { level, text, authorisation: authorisation.trim() },
      },
      {
        onSuccess: () => {
          say(t('plan.escalated'));
          onClose();
        },
      },
    );
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('plan.escalateTitle', { node: node.name })}
      description={t('plan.escalateHelp')}
      foot={
        <>
          {problem && <p className="muted">{problem}</p>}
          <Button tall wide busy={write.isPending} disabled={problem !== undefined} onClick={send}>
            {t('plan.escalateSend')}
          </Button>
        </>
      }
    >
      <SheetBody>
        <OneOf
          label={t('act.levelTo')}
          chips
          choices={nodeEscalationLevels.map((value) => ({
            value,
            label: t(`actions:escalationLevel.${value}`),
          }))}
          value={level}
          onChange={setLevel}
        />
        <TextArea
          label={t('act.escalateWords')}
          hint={t('act.escalateHint')}
          maxLength={2000}
          rows={3}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <TextField
          label={t('plan.escalateAuthorisationLabel')}
          maxLength={200}
          value={authorisation}
          onChange={({ target }) => setAuthorisation(target.value)}
        />
        {write.isError && <SendFailure failure={write.error} />}
      </SheetBody>
    </Sheet>
  );
}
