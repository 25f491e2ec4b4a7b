import { ApiProblem } from '@guanjia/client/api';
import { formatWorkingDays } from '@guanjia/client/format';
import type { MatterType } from '@guanjia/core/matters';
import { Link } from '@tanstack/react-router';
import { Check, ChevronRight, Copy, Send } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SendFailure } from '../../../ui/failure.tsx';
import { FieldError, SelectField, TextField } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { Page } from '../../../ui/page.tsx';
import { Strip } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import type { Draft } from './draft-store.ts';
import './raise.css';
import { Hints } from './hints.tsx';
import type { RaisePageProps } from './raise-page.tsx';
import { TypeChips } from './type-chips.tsx';
import { TypeSheet } from './type-sheet.tsx';
import { type RaiseSubject, useRaise } from './use-raise.ts';
import { WaitingView } from './waiting-view.tsx';

interface RaiseFormProps extends Omit<RaisePageProps, 'subjects'> {
  title: string;
  subjects: readonly RaiseSubject[];
  types: readonly MatterType[];
  draft: Draft | undefined;
}

const shortestAuthorisation = 2;

export function RaiseForm(props: RaiseFormProps) {
  const { title, accountId, subjects, types, forFirm, start, onBack, onSent } = props;
  const t = useTexts();
  const id = useId();
  // What the device kept when the page opened; later changes are this page's own.
  const [draft] = useState(props.draft);
  const raise = useRaise({ accountId, subjects, start, draft, onSent });
  const { fields, files, set } = raise;
  const [tried, setTried] = useState(false);
  const [allTypes, setAllTypes] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  const subject = subjects.find((s) => s.id === fields.subjectId);
  const fitting = types.filter((type) => type.subject === 'both' || type.subject === subject?.kind);
  const type = fitting.find((one) => one.code === fields.typeCode);
  const said = fields.text.trim() !== '';
  const authorised = !forFirm || fields.authorisation.trim().length >= shortestAuthorisation;
  const step = !type ? 0 : !said ? 1 : 2;

  if (raise.waitingId !== undefined) {
    return <WaitingView title={title} draftId={raise.waitingId} onBack={onBack} onEdit={raise.edit} />;
  }

  const send = () => {
    setTried(true);
    if (!said) area.current?.focus();
    if (type && said && authorised && subject) void raise.send();
  };

  return (
    <Page
      title={title}
      onBack={onBack}
      narrow
      end={
        raise.kept ? (
          <button type="button" className="btn btn--plain" onClick={raise.discard}>
            {t('raise.discard')}
          </button>
        ) : undefined
      }
      foot={
        <>
          {tried && !type && <FieldError text={t('raise.typeMissing')} />}
          {tried && type && !authorised && <FieldError text={t('raise.authorisationMissing')} />}
          <RaiseFailure failure={raise.failure} />
          <Button tall wide icon={Send} busy={raise.busy} onClick={send} className="raise-send">
            {raise.busy ? t('common:sending') : t('raise.send')}
          </Button>
          <p className="send-note">
            {type && subject?.butlerName
              ? t('raise.promiseBy', { name: subject.butlerName, n: formatWorkingDays(type.promised.days) })
              : t('raise.keptNote')}
          </p>
        </>
      }
    >
      <Steps now={step} />
      {subjects.length > 1 && (
        <SelectField
          label={forFirm ? t('raise.forWhom') : t('raise.ofWhat')}
          value={fields.subjectId ?? ''}
          onChange={(e) => set({ subjectId: e.target.value })}
        >
          {subjects.map((s) => (
            <option key={s.id} value={s.id}>
              {t(`actions:subjectKind.${s.kind}`)} · {s.name}
            </option>
          ))}
        </SelectField>
      )}
      <div>
        <h2 className="raise-q">
          {t('raise.what')}
          <button type="button" className="more" onClick={() => setAllTypes(true)}>
            {t('raise.all', { n: fitting.length })}
            <ChevronRight size={16} aria-hidden />
          </button>
        </h2>
        <TypeChips types={fitting} value={fields.typeCode} onChange={(typeCode) => set({ typeCode })} />
      </div>
      <div>
        <h2 className="raise-q">
          <label htmlFor={id}>{t('raise.say')}</label>
        </h2>
        <Card className="say">
          <textarea
            id={id}
            ref={area}
            value={fields.text}
            maxLength={2000}
            placeholder={t('raise.sayHint')}
            aria-invalid={tried && !said ? true : undefined}
            aria-describedby={tried && !said ? `${id}-missing` : undefined}
            onChange={(e) => set({ text: e.target.value })}
          />
          {tried && !said && <FieldError id={`${id}-missing`} text={t('raise.textMissing')} />}
          <FilesField files={files} label={t('files.label')} />
        </Card>
      </div>
      <Hints
        text={fields.text}
        types={fitting}
        type={type}
        subject={subject}
        onPick={(typeCode) => set({ typeCode })}
      />
      {forFirm && (
        <TextField
          label={t('raise.authorisation')}
          hint={t('raise.authorisationHint')}
          maxLength={200}
          value={fields.authorisation}
          onChange={(e) => set({ authorisation: e.target.value })}
        />
      )}
      <Card>
        <button
          type="button"
          role="switch"
          aria-checked={fields.urgent}
          className="switch"
          onClick={() => set({ urgent: !fields.urgent })}
        >
          <span className="grow">
            <span className="title">{t('raise.urgent')}</span>
            <span className="muted row__note">{t('raise.urgentNote')}</span>
          </span>
          <span className="switch__box" aria-hidden="true" />
        </button>
      </Card>
      <TypeSheet
        open={allTypes}
        types={fitting}
        onClose={() => setAllTypes(false)}
        onPick={(typeCode) => set({ typeCode })}
      />
    </Page>
  );
}

/** A try whose answer got lost had arrived after all, and the words were changed since: say so, in these words. */
function RaiseFailure({ failure }: { failure: unknown }) {
  const t = useTexts();
  if (!(failure instanceof ApiProblem) || failure.code !== 'idempotency-key-reused') {
    return <SendFailure failure={failure} />;
  }
  return (
    <Strip
      tone="warn"
      icon={Copy}
      act={
        <Link to="/matters" className="hint__go">
          {t('raise.twinGo')}
        </Link>
      }
    >
      {t('raise.arrivedBefore')}
    </Strip>
  );
}

function Steps({ now }: { now: number }) {
  const t = useTexts();
  const steps = [t('raise.step.type'), t('raise.step.say'), t('raise.step.send')];
  return (
    <ol className="steps">
      {steps.map((step, i) => (
        <li
          key={step}
          className={i < now ? 'steps--done' : i === now ? 'steps--now' : undefined}
          aria-current={i === now ? 'step' : undefined}
        >
          {i < now ? <Check size={14} aria-hidden /> : `${i + 1} `}
          {step}
        </li>
      ))}
    </ol>
  );
}
