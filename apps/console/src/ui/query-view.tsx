import './query-view.css';
import { connectivity, useConnectivity } from '@guanjia/client/live';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { FailurePanel } from './failure.tsx';

/** As much of a query's result as its view needs: both plain and infinite queries have it. */
interface QueryLike<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly refetch: () => unknown;
}

interface QueryViewProps<T> {
  readonly query: QueryLike<T>;
  readonly children: (data: T) => ReactNode;
  /** The shape of what comes, so that nothing jumps. */
  readonly skeleton?: ReactNode;
  /** Fills the window: the first thing of a page. */
  readonly whole?: boolean;
  /** Is the page itself, whose heading comes with the data: without data the failure is what heads it. */
  readonly page?: boolean;
}

/** Loading, offline, failed or there: every screen shows its data through this. */
export function QueryView<T>({ query, children, skeleton, whole, page }: QueryViewProps<T>) {
  const { t } = useTranslation('common');
  if (query.data !== undefined) return children(query.data);
  const frame = whole ? 'query-frame query-frame-whole' : 'query-frame';
  if (query.isError) {
    return (
      <div className={frame}>
        <FailurePanel
          failure={query.error}
          headsPage={page === true || whole === true}
          onRetry={() => void query.refetch()}
        />
      </div>
    );
  }
  if (query.fetchStatus === 'paused') return <OfflinePanel frame={frame} />;
  return (
    <div className={skeleton ? undefined : frame} role="status" aria-busy="true">
      <span className="vh">{t('state.loading')}</span>
      {skeleton ?? <Lines count={whole ? 3 : 5} />}
    </div>
  );
}

function OfflinePanel({ frame }: { frame: string }) {
  const { t } = useTranslation('common');
  useConnectivity();
  return (
    <div className={`${frame} query-offline`} role="status">
      <p>{t('state.offlineEmpty')}</p>
      <Button onClick={() => connectivity.probeNow()}>{t('retry')}</Button>
    </div>
  );
}

/** Grey lines in the place of text. */
export function Lines({ count = 4 }: { count?: number }) {
  return (
    <div className="lines" aria-hidden="true">
      {Array.from({ length: count }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <i key={line} style={{ width: `${92 - ((line * 17) % 45)}%` }} />
      ))}
    </div>
  );
}
