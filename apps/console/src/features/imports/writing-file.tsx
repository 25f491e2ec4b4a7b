import { formatCount } from '@guanjia/client/format';
import type { ImportRun } from '@guanjia/core/imports';
import { useTranslation } from 'react-i18next';
import { Progress } from './progress.tsx';

/** Followed until it ends; the last rows are there a moment before the rules have been checked once more. */
export function WritingFile({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const { done, total } = run;
  const text =
    done < total
      ? t('progress', { done: formatCount(done), total: formatCount(total) })
      : t('checkingRules', { total: formatCount(total) });
  return (
    <section className="card imports-writing">
      <h2>{t('writing')}</h2>
      <Progress label={t('writing')} share={total === 0 ? undefined : done / total} text={text} />
      <p>{text}</p>
      <p className="sub">{t('writingHelp')}</p>
    </section>
  );
}
