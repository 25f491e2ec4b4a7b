import { allOfficesOptions } from '@guanjia/client/queries';
import type { MatterDetail } from '@guanjia/core/matters';
import type { OfficeView } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { LoadFailure } from '../../../ui/failure.tsx';
import { NumberField, SelectField, TextArea, TextField } from '../../../ui/field.tsx';
import { Bone, Loading } from '../../../ui/states.tsx';
import { useLoadText } from '../../../ui/use-load-text.ts';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

interface Line {
  readonly key: number;
  readonly officeId: string;
  readonly limitDays: number;
  readonly instruction: string;
}

const mostOffices = 12;
const longestLimit = 250;

export function AssignForm(props: FormProps<'assign'>) {
  const { matter } = props;
  const offices = useQuery(allOfficesOptions({ active: true }));
  if (offices.isError && !offices.data) {
    return <LoadFailure failure={offices.error} onRetry={() => void offices.refetch()} />;
  }
  if (!offices.data) {
    return (
      <div className="sheet__body">
        <Loading>
          <div className="stack">
            <Bone h="120px" />
            <Bone h="120px" />
          </div>
        </Loading>
      </div>
    );
  }
  // Of the version that the matter keeps to, whatever the catalogue says by now.
  const { lead, supporting } = matter.typeOffices;
  const eligible = offices.data.filter((o) => o.kind === 'department' || o.kind === 'supplier');
  return (
    <LoadedForm
      {...props}
      offices={eligible}
      suggested={[...(lead ? [lead] : []), ...supporting].map((one) => one.id)}
      days={matter.timeUsed.promised.days}
    />
  );
}

interface LoadedProps extends FormProps<'assign'> {
  offices: readonly OfficeView[];
  /** From its kind's version: the lead first, then who supports. */
  suggested: readonly string[];
  days: number;
}

const busyOffices = (matter: MatterDetail): ReadonlySet<string> =>
  new Set(
    matter.assignments
      .filter((a) => a.status === 'assigned' || a.status === 'signed' || a.status === 'answered')
      .map((a) => a.office.id),
  );

function LoadedForm({ offices, suggested, days, ...props }: LoadedProps) {
  const { matter, words } = props;
  const t = useTexts();
  const loadText = useLoadText();
  const id = useId();
  const busy = busyOffices(matter);
  // An office should answer before the firm is promised its answer: leave the butler a day where there is one.
  const limit = Math.max(1, Math.min(longestLimit, Math.round(days) - 1));
  const [lines, setLines] = useState<readonly Line[]>(() => {
    const free = suggested.filter((id) => !busy.has(id));
    return (free.length > 0 ? free : ['']).map((officeId, key) => ({
      key,
      officeId,
      limitDays: limit,
      instruction: '',
    }));
  });
  const change = (key: number, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const missing = lines.some((line) => line.officeId === '');
  const twice = new Set(lines.map((line) => line.officeId)).size < lines.length;
  const problem = missing ? t('assign.officeMissing') : twice ? t('assign.officeTwice') : undefined;

  return (
    <ActForm<'assign'>
      {...props}
      problem={problem}
      build={() => ({
        assignments: lines.map((line, i) => {
          const instruction = line.instruction.trim();
          return {
            officeId: line.officeId,
            role: i === 0 ? ('lead' as const) : ('support' as const),
            limitDays: line.limitDays,
            ...(instruction ? { instruction } : {}),
          };
        }),
        ...(words.text.trim() ? { text: words.text.trim() } : {}),
      })}
    >
      {lines.map((line, i) => (
        <fieldset className="assign-line" key={line.key} aria-labelledby={`${id}-${line.key}`}>
          <div className="assign-line__head">
            <span className="title grow" id={`${id}-${line.key}`}>
              {i === 0 ? t('assign.lead') : t('assign.support', { n: i })}
            </span>
            {i > 0 && (
              <IconButton
                label={t('assign.remove', { n: i })}
                icon={Trash2}
                onClick={() => setLines((now) => now.filter((one) => one.key !== line.key))}
              />
            )}
          </div>
          <SelectField
            label={t('assign.office')}
            value={line.officeId}
            onChange={(e) => change(line.key, { officeId: e.target.value })}
          >
            <option value="">{t('assign.choose')}</option>
            {offices.map((office) => (
              <option key={office.id} value={office.id} disabled={busy.has(office.id)}>
                {loadText.office(office)}
                {busy.has(office.id) ? t('assign.atWork') : ''}
              </option>
            ))}
          </SelectField>
          <NumberField
            label={t('assign.limit')}
            value={line.limitDays}
            min={1}
            max={longestLimit}
            unit={t('unit.workingDays')}
            onChange={(limitDays) => change(line.key, { limitDays })}
          />
          <TextField
            label={t('assign.instruction')}
            note={t('common:optional')}
            maxLength={2000}
            value={line.instruction}
            onChange={(e) => change(line.key, { instruction: e.target.value })}
          />
        </fieldset>
      ))}
      {lines.length < mostOffices && (
        <Button
          kind="soft"
          wide
          icon={Plus}
          className="assign-add"
          onClick={() =>
            setLines((now) => [
              ...now,
              {
                key: Math.max(...now.map((line) => line.key)) + 1,
                officeId: '',
                limitDays: limit,
                instruction: '',
              },
            ])
          }
        >
          {t('assign.add')}
        </Button>
      )}
      <TextArea
        label={t('assign.words')}
        note={t('common:optional')}
        rows={2}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
