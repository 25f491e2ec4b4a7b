import { useDiscardImport } from '@guanjia/client/queries';
import type { ImportRun } from '@guanjia/core/imports';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useFailureText } from '../../ui/failure.tsx';

/** Gives a file up: nothing was written, so nothing is asked again. */
export function DiscardButton({ run }: { run: ImportRun }) {
  const { t } = useTranslation('imports');
  const discard = useDiscardImport(run.id);
  const { title } = useFailureText(discard.error);
  if (!run.actions.includes('discard')) return null;
  return (
    <>
      <Button kind="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
        {t('discard')}
      </Button>
      {discard.isError && (
        <span className="ink-red" role="alert">
          {title}
        </span>
      )}
    </>
  );
}
