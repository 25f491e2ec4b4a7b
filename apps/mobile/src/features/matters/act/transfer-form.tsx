import type { ActionBody } from '@guanjia/client/queries';
import { allButlersOptions, matterTypesOptions } from '@guanjia/client/queries';
import { byBurden } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { LoadFailure } from '../../../ui/failure.tsx';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { Bone, Loading } from '../../../ui/states.tsx';
import { useLoadText } from '../../../ui/use-load-text.ts';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

/** To another butler, or to the type that it really is: the need begins anew with its limits. */
export function TransferForm(props: FormProps<'transfer'>) {
  const { matter, words } = props;
  const t = useTexts();
  const butlers = useQuery(allButlersOptions({ serves: matter.subjectKind, active: true }));
  const types = useQuery(matterTypesOptions);
  const loadText = useLoadText();
  const [butlerId, setButlerId] = useState('');
  const [typeCode, setTypeCode] = useState('');
  const text = words.text.trim();
  const nothing = butlerId === '' && typeCode === '';
  const problem = nothing ? t('transfer.missing') : text === '' ? t('act.wordsMissing') : undefined;
  const build = (): ActionBody<'transfer'> => ({
    text,
    ...(butlerId ? { butlerId } : {}),
    ...(typeCode ? { typeCode } : {}),
  });

  if (types.isError && !types.data) {
    return <LoadFailure failure={types.error} onRetry={() => void types.refetch()} />;
  }
  if (!types.data || butlers.isPending) {
    return (
      <div className="sheet__body">
        <Loading>
          <Bone h="160px" />
        </Loading>
      </div>
    );
  }
  const fitting = types.data.items.filter(
    (one) => one.code !== matter.type.code && (one.subject === 'both' || one.subject === matter.subjectKind),
  );
  const others = (butlers.data ?? []).filter((b) => b.id !== matter.butler.id).sort(byBurden);
  return (
    <ActForm<'transfer'> {...props} problem={problem} build={build}>
      <SelectField
        label={t('transfer.butler')}
        value={butlerId}
        onChange={(e) => setButlerId(e.target.value)}
      >
        <option value="">{t('transfer.sameButler', { name: matter.butler.name })}</option>
        {others.map((b) => (
          <option key={b.id} value={b.id}>
            {loadText.butler(b)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t('transfer.type')} value={typeCode} onChange={(e) => setTypeCode(e.target.value)}>
        <option value="">{t('transfer.sameType', { name: matter.type.name })}</option>
        {fitting.map((one) => (
          <option key={one.code} value={one.code}>
            {one.groupName} · {one.name}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={t('transfer.words')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
