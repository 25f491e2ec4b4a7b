import { isOwed } from '@guanjia/core/matters';
import { useState } from 'react';
import { AnyOf } from '../../../ui/choices.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

const mostItems = 60;

/** 一次性告知: everything that is missing in one message; the clock stops with it. */
export function MaterialsForm(props: FormProps<'request-materials'>) {
  const { words, matter } = props;
  const t = useTexts();
  const lacking = matter.materials.filter((m) => isOwed(m.state));
  const [listed, setListed] = useState<string[]>([]);
  const [others, setOthers] = useState('');
  const items = [...listed, ...others.split(/\n/)].map((line) => line.trim()).filter((line) => line !== '');
  const text = words.text.trim();
  const again = matter.clocks.some((clock) => clock.kind === 'materials');
  return (
    <ActForm<'request-materials'>
      {...props}
      problem={
        items.length === 0
          ? t('act.itemsMissing')
          : items.length > mostItems
            ? t('act.itemsTooMany', { count: mostItems })
            : again && text === ''
              ? t('act.againMissing')
              : undefined
      }
      build={() => ({ items, ...(text ? { text } : {}) })}
    >
      {lacking.length > 0 && (
        <AnyOf
          label={t('act.typeMaterials')}
          choices={lacking.map((m) => ({
            value: m.name,
            label: m.name,
            ...(m.note ? { note: m.note } : {}),
          }))}
          value={listed}
          onChange={setListed}
        />
      )}
      <TextArea
        label={t('act.otherItems')}
        hint={t('act.otherItemsHint')}
        rows={3}
        value={others}
        onChange={(e) => setOthers(e.target.value)}
      />
      <TextArea
        label={t('act.materialsWords')}
        {...(again ? { hint: t('act.againHint') } : { note: t('common:optional') })}
        rows={3}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
