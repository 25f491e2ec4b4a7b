import { formatDay } from '@guanjia/client/format';
import { type ActionBody, likeMattersOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { OneOf } from '../../../ui/choices.tsx';
import { LoadFailure } from '../../../ui/failure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Bone, Loading } from '../../../ui/states.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { ActForm, type FormProps } from './act-form.tsx';

const atWork: readonly string[] = ['submitted', 'accepted', 'handling', 'awaiting-materials'];

/** Into another matter of the same firm, the likeliest first. */
export function MergeForm(props: FormProps<'merge'>) {
  const { matter, words } = props;
  const t = useTexts();
  const like = useQuery(likeMattersOptions(matter.id));
  const [intoId, setIntoId] = useState<string>();
  const text = words.text.trim();
  if (like.isError) return <LoadFailure failure={like.error} onRetry={() => void like.refetch()} />;
  if (!like.data) {
    return (
      <div className="sheet__body">
        <Loading>
          <Bone h="160px" />
        </Loading>
      </div>
    );
  }
  const open = like.data.items.filter((one) => atWork.includes(one.status));
  const problem = !intoId ? t('merge.missing') : text === '' ? t('act.wordsMissing') : undefined;
  const build = (): ActionBody<'merge'> => ({ intoId: intoId ?? '', text });
  return (
    <ActForm<'merge'> {...props} problem={problem} build={build}>
      {open.length === 0 ? (
        <p className="muted">{t('merge.none')}</p>
      ) : (
        <OneOf
          label={t('merge.into')}
          choices={open.map((one) => ({
            value: one.id,
            label: one.title,
            note: [
              ...(one.likely ? [t('merge.likely')] : []),
              one.number,
              t(`actions:matterStatus.${one.status}`),
              formatDay(one.createdAt),
            ].join(' · '),
          }))}
          value={intoId}
          onChange={setIntoId}
        />
      )}
      <TextArea
        label={t('merge.words')}
        maxLength={2000}
        value={words.text}
        onChange={(e) => words.setText(e.target.value)}
      />
    </ActForm>
  );
}
