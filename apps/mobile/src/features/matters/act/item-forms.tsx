import { formatClauses, formatDay } from '@guanjia/client/format';
import { type ActionBody, reusableMaterialsOptions } from '@guanjia/client/queries';
import { checkResults, firmMayPromise, type MaterialItem, pledgeKinds } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OneOf } from '../../../ui/choices.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

interface ItemProps {
  item: MaterialItem;
}

/** 交这一项: files, or what was handed in for another matter and still holds. */
export function HandInForm(props: FormProps<'hand-in-materials'> & ItemProps) {
  const { item, matter, files } = props;
  const t = useTexts();
  const earlier = useQuery(reusableMaterialsOptions(matter.id)).data?.items ?? [];
  const [reuseId, setReuseId] = useState('');
  // The same paper first: what it is called is how people know it.
  const offered = [...earlier].sort((a, b) => Number(b.name === item.name) - Number(a.name === item.name));
  const nothing = files.list.length === 0 && reuseId === '';
  const paper = matter.view === 'staff';
  const build = (attachmentIds: string[]): ActionBody<'hand-in-materials'> => ({
    items: [
      {
        name: item.name,
        ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
        ...(reuseId === '' ? {} : { reuseId }),
      },
    ],
  });
  return (
    <ActForm<'hand-in-materials'>
      {...props}
      problem={nothing && !paper ? t('actions:materials.handInMissing') : undefined}
      build={build}
    >
      {offered.length > 0 && (
        <OneOf
          label={t('actions:materials.reuse')}
          choices={[
            { value: '', label: t('actions:materials.reuseNot') },
            ...offered.map((one) => ({
              value: one.id,
              label: one.name,
              note: formatClauses([
                t('actions:materials.reuseLine', { number: one.number, day: formatDay(one.suppliedAt) }),
                one.validThrough === null
                  ? t('actions:materials.validUnknown')
                  : t('actions:materials.validThrough', { day: formatDay(one.validThrough) }),
              ]),
            })),
          ]}
          value={reuseId}
          onChange={setReuseId}
        />
      )}
      <FilesField files={files} label={item.name} />
      {paper && <p className="muted">{t('actions:materials.handInPaper')}</p>}
    </ActForm>
  );
}

/** 核对: right, wrong in a way that is said, or not needed after all. */
export function CheckForm(props: FormProps<'check-materials'> & ItemProps) {
  const { item, words } = props;
  const t = useTexts();
  const [result, setResult] = useState<(typeof checkResults)[number] | undefined>(
    item.state === 'supplied' ? 'accepted' : undefined,
  );
  const [through, setThrough] = useState(item.validThrough ?? '');
  const text = words.text.trim();
  const problem =
    result === undefined
      ? t('actions:materials.resultMissing')
      : result === 'wanted' && text === ''
        ? t('actions:materials.checkWordsMissing')
        : undefined;
  const build = (): ActionBody<'check-materials'> => ({
    items: [
      {
        name: item.name,
        result: result ?? 'accepted',
        ...(text ? { text } : {}),
        ...(result === 'accepted' && through !== '' ? { validThrough: through } : {}),
      },
    ],
  });
  return (
    <ActForm<'check-materials'> {...props} problem={problem} build={build}>
      <OneOf
        label={t('actions:materials.resultLabel')}
        choices={checkResults.map((value) => ({ value, label: t(`actions:materials.result.${value}`) }))}
        value={result}
        onChange={setResult}
      />
      {result === 'accepted' && (
        <TextField
          label={t('actions:materials.through')}
          note={t('common:optional')}
          hint={t('actions:materials.throughHint')}
          type="date"
          value={through}
          onChange={(e) => setThrough(e.target.value)}
        />
      )}
      <TextArea
        label={t('actions:materials.checkWords')}
        {...(result === 'wanted' ? {} : { note: t('common:optional') })}
        rows={3}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}

/** 容缺后补、告知承诺: what is promised, and by which day. */
export function PromiseForm(props: FormProps<'promise-materials'> & ItemProps) {
  const { item, matter, words } = props;
  const t = useTexts();
  const kinds = pledgeKinds.filter((kind) => matter.view === 'staff' || firmMayPromise(item, kind));
  const [kind, setKind] = useState(kinds.length === 1 ? kinds[0] : undefined);
  const [until, setUntil] = useState('');
  const text = words.text.trim();
  const problem =
    kind === undefined
      ? t('actions:materials.kindMissing')
      : until === ''
        ? t('actions:materials.untilMissing')
        : text === ''
          ? t('actions:materials.pledgeWordsMissing')
          : undefined;
  return (
    <ActForm<'promise-materials'>
      {...props}
      problem={problem}
      build={() => ({ items: [{ name: item.name, kind: kind ?? 'supplement', until }], text })}
    >
      <OneOf
        label={t('actions:materials.kindLabel')}
        choices={kinds.map((value) => ({
          value,
          label: t(`actions:materials.pledgeKind.${value}`),
          note: t(`actions:materials.pledgeNote.${value}`),
        }))}
        value={kind}
        onChange={setKind}
      />
      <TextField
        label={t('actions:materials.until')}
        type="date"
        value={until}
        onChange={(e) => setUntil(e.target.value)}
      />
      <TextArea
        label={t('actions:materials.pledgeWords')}
        hint={t('actions:materials.pledgeWordsHint')}
        rows={3}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
