import { type ActionBody, settingListOptions } from '@guanjia/client/queries';
import type {
  AnswerOutcome,
  DeclineReason,
  EscalationLevel,
  RatingLevel,
  ServiceMode,
} from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OneOf } from '../../../ui/choices.tsx';
import { FacesScale } from '../../../ui/faces-scale.tsx';
import { NumberField, TextArea, TextField } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ratingWords } from '../rating-words.ts';
import { ActForm, type FormProps } from './act-form.tsx';

const reasons = [
  'outside-jurisdiction',
  'litigation',
  'petition',
  'secret',
  'abuse',
  'duplicate',
] as const satisfies readonly DeclineReason[];

export function DeclineForm(props: FormProps<'decline'>) {
  const { words } = props;
  const t = useTexts();
  const [reason, setReason] = useState<DeclineReason | undefined>();
  const text = words.text.trim();
  const problem =
    reason === undefined ? t('act.reasonMissing') : text === '' ? t('act.declineWordsMissing') : undefined;
  return (
    <ActForm<'decline'> {...props} problem={problem} build={() => ({ reason: reason ?? 'duplicate', text })}>
      <OneOf
        label={t('act.declineReason')}
        choices={reasons.map((value) => ({ value, label: t(`actions:declineReason.${value}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        label={t('act.declineWords')}
        hint={t('act.declineWordsHint')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}

const outcomes = [
  'solved',
  'partly',
  'explained',
  'not-possible',
] as const satisfies readonly AnswerOutcome[];

/** Answer to the butler (an office) or to the firm (the butler): outcome, words, proof. */
export function AnswerForm(props: FormProps<'answer' | 'answer-firm'> & { toFirm: boolean }) {
  const { words, files, assignmentId, toFirm } = props;
  const t = useTexts();
  const [outcome, setOutcome] = useState<AnswerOutcome | undefined>();
  const text = words.text.trim();
  const problem =
    outcome === undefined ? t('act.outcomeMissing') : text === '' ? t('act.wordsMissing') : undefined;
  const build = (ids: string[]): ActionBody<'answer' | 'answer-firm'> => ({
    outcome: outcome ?? 'explained',
    text,
    ...(assignmentId ? { assignmentId } : {}),
    ...(ids.length > 0 ? { attachmentIds: ids } : {}),
  });
  return (
    <ActForm<'answer' | 'answer-firm'> {...props} problem={problem} build={build}>
      <OneOf
        chips
        label={t('act.outcome')}
        choices={outcomes.map((value) => ({ value, label: t(`actions:outcome.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea
        label={toFirm ? t('act.answerFirmWords') : t('act.answerWords')}
        hint={toFirm ? t('act.answerFirmHint') : undefined}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
      <FilesField files={files} label={t('files.proof')} />
    </ActForm>
  );
}

export function RateForm(props: FormProps<'rate'>) {
  const { words } = props;
  const t = useTexts();
  const [level, setLevel] = useState<RatingLevel | undefined>();
  const text = words.text.trim();
  return (
    <ActForm<'rate'>
      {...props}
      problem={level === undefined ? t('act.levelMissing') : undefined}
      build={() => ({ level: level ?? 3, ...(text ? { text } : {}) })}
    >
      <FacesScale label={t('rate.scale')} labels={ratingWords(t)} value={level} onChange={setLevel} />
      <TextArea
        label={level !== undefined && level <= 2 ? t('rate.whyBad') : t('rate.why')}
        note={t('common:optional')}
        hint={t('rate.immutable')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}

export function EscalateForm(props: FormProps<'escalate'>) {
  const { words, act } = props;
  const t = useTexts();
  const levels = act.levels ?? [];
  const [level, setLevel] = useState<EscalationLevel | undefined>(
    levels.length === 1 ? levels[0] : undefined,
  );
  const text = words.text.trim();
  const problem =
    level === undefined ? t('act.levelToMissing') : text === '' ? t('act.wordsMissing') : undefined;
  return (
    <ActForm<'escalate'> {...props} problem={problem} build={() => ({ level: level ?? 'coordinator', text })}>
      <OneOf
        label={t('act.levelTo')}
        choices={levels.map((value) => ({ value, label: t(`actions:escalationLevel.${value}`) }))}
        value={level}
        onChange={setLevel}
      />
      <TextArea
        label={t('act.escalateWords')}
        hint={t('act.escalateHint')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}

export function ModeForm(props: FormProps<'choose-mode'>) {
  const { matter } = props;
  const t = useTexts();
  const modes = ['guided', 'assisted', 'agent', 'self'] as const satisfies readonly ServiceMode[];
  const [mode, setMode] = useState<ServiceMode | undefined>(matter.serviceMode ?? undefined);
  const [authorisation, setAuthorisation] = useState(matter.authorisation ?? '');
  const agentWithout = mode === 'agent' && authorisation.trim() === '';
  const problem =
    mode === undefined ? t('act.modeMissing') : agentWithout ? t('act.authorisationMissing') : undefined;
  const build = (): ActionBody<'choose-mode'> => ({
    mode: mode ?? 'guided',
    ...(mode === 'agent' ? { authorisation: authorisation.trim() } : {}),
  });
  return (
    <ActForm<'choose-mode'> {...props} problem={problem} build={build}>
      <OneOf
        label={t('act.mode')}
        choices={modes.map((value) => ({
          value,
          label: t(`actions:serviceMode.${value}`),
          note: t(`act.modeNote.${value}`),
        }))}
        value={mode}
        onChange={setMode}
      />
      {mode === 'agent' && (
        <TextField
          label={t('act.authorisation')}
          hint={t('act.authorisationHint')}
          maxLength={200}
          value={authorisation}
          onChange={(e) => setAuthorisation(e.target.value)}
        />
      )}
    </ActForm>
  );
}

/** Before the zone's setting has been read; the server decides anyway. */
const longestThinkable = 60;

export function ExtensionForm(props: FormProps<'request-extension'>) {
  const { words, assignmentId } = props;
  const t = useTexts();
  const setting = useQuery(settingListOptions).data?.items.find((s) => s.key === 'extensionMaxDays');
  const longest = setting?.value ?? longestThinkable;
  const [days, setDays] = useState(3);
  const text = words.text.trim();
  return (
    <ActForm<'request-extension'>
      {...props}
      problem={text === '' ? t('act.wordsMissing') : undefined}
      build={() => ({ assignmentId: assignmentId ?? '', days: Math.min(days, longest), text })}
    >
      <NumberField
        label={t('act.extensionDays')}
        hint={setting ? t('act.extensionHint', { n: longest }) : t('act.extensionOnce')}
        value={Math.min(days, longest)}
        min={1}
        max={longest}
        unit={t('unit.workingDays')}
        onChange={setDays}
      />
      <TextArea
        label={t('act.extensionWords')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
