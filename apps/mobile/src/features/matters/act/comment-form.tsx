import { useState } from 'react';
import { OneOf } from '../../../ui/choices.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { FilesField } from '../../../ui/files/files-field.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

/** A word with photos: the firm writes to its butler; staff say each time whether the firm sees it. */
export function CommentForm(props: FormProps<'comment'>) {
  const { words, files, matter } = props;
  const t = useTexts();
  const firm = matter.view === 'firm';
  const [visibility, setVisibility] = useState<'firm' | 'internal' | undefined>(firm ? 'firm' : undefined);
  const text = words.text.trim();
  const problem =
    visibility === undefined ? t('act.visibilityMissing') : text === '' ? t('act.wordsMissing') : undefined;
  return (
    <ActForm<'comment'>
      {...props}
      problem={problem}
      build={(ids) => ({
        text,
        visibility: visibility ?? 'internal',
        ...(ids.length > 0 ? { attachmentIds: ids } : {}),
      })}
    >
      {!firm && (
        <OneOf
          label={t('act.visibility')}
          choices={[
            {
              value: 'firm' as const,
              label: t('actions:visibility.firm'),
              note: t('act.visibilityFirmNote'),
            },
            {
              value: 'internal' as const,
              label: t('actions:visibility.internal'),
              note: t('act.visibilityInsideNote'),
            },
          ]}
          value={visibility}
          onChange={setVisibility}
        />
      )}
      <TextArea
        label={firm ? t('act.commentFirm') : t('act.comment')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
        placeholder={firm ? t('act.commentFirmHint') : undefined}
      />
      <FilesField files={files} label={t('files.label')} />
    </ActForm>
  );
}
