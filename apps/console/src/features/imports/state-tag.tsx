import type { ImportRunSummary } from '@guanjia/core/imports';
import { useTranslation } from 'react-i18next';

const LOOKS = {
  parsed: 'tag tag-accent',
  faulty: 'tag tag-yellow',
  committing: 'tag tag-accent',
  committed: 'tag tag-green',
  failed: 'tag tag-red',
  discarded: 'tag',
} as const;

/** How far an import is, in a word. */
export function StateTag({ run }: { run: Pick<ImportRunSummary, 'state' | 'faulty'> }) {
  const { t } = useTranslation('imports');
  const shown = run.state === 'parsed' && run.faulty > 0 ? 'faulty' : run.state;
  return <span className={LOOKS[shown]}>{t(`state.${shown}`)}</span>;
}
