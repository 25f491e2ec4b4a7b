import { useState } from 'react';
import { AnyOf } from '../../../ui/choices.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

/** 一次性告知: everything that is missing in one message; the clock stops with it. */
export function MaterialsForm(props: FormProps<'request-materials'>) {
  const { words, matter } = props;
  const t = useTexts();
  const [listed, setListed] = useState<string[]>([]);
  const [others, setOthers] = useState('');
  const items = [...listed, ...others.split(/\n/)].map((line) => line.trim()).filter((line) => line !== '');
  const text = words.text.trim();
  return (
    <ActForm<'request-materials'>
      {...props}
      problem={items.length === 0 ? t('act.itemsMissing') : undefined}
      build={() => ({ items: items.slice(0, 20), ...(text ? { text } : {}) })}
    >
      {matter.typeMaterials.length > 0 && (
        <AnyOf
          label={t('act.typeMaterials')}
          choices={matter.typeMaterials.map((m) => ({
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
        note={t('common:optional')}
        rows={3}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
