import { ApiProblem, kindOfFailure } from '@guanjia/client/api';
import { connectivity } from '@guanjia/client/live';
import { CircleAlert, RotateCw } from 'lucide-react';
import { Button } from './button.tsx';
import { Failure, Strip } from './states.tsx';
import { type Texts, useTexts } from './use-texts.ts';

/** What a failure means to the reader: the server's own sentence where it gave one. */
function failureTexts(t: Texts, failure: unknown): { title: string; help: string } {
  const kind = kindOfFailure(failure);
  // What a failing server says is for its administrators.
  const said = failure instanceof ApiProblem && failure.status < 500 ? failure.detail : undefined;
  const help = said ?? t(`common:failure.${kind}.help`);
  return { title: t(`common:failure.${kind}.title`), help };
}

/** In place of a screen or list that could not be read. */
export function LoadFailure({ failure, onRetry }: { failure: unknown; onRetry: () => void }) {
  const t = useTexts();
  const { title, help } = failureTexts(t, failure);
  return (
    <Failure title={title} text={help}>
      <Button
        kind="soft"
        icon={RotateCw}
        onClick={() => {
          connectivity.probeNow();
          onRetry();
        }}
      >
        {t('common:retry')}
      </Button>
    </Failure>
  );
}

/** Above the send button of a form: what happened and that the words are kept. */
export function SendFailure({ failure }: { failure: unknown }) {
  const t = useTexts();
  if (failure === null || failure === undefined) return null;
  const { title, help } = failureTexts(t, failure);
  return (
    <Strip tone="bad" icon={CircleAlert}>
      <strong>{title}</strong>
      <br />
      {help}
    </Strip>
  );
}
