import { formatTime } from '@guanjia/client/format';
import { connectivity, useConnectivity } from '@guanjia/client/live';
import { CloudOff } from 'lucide-react';
import { useDrafts } from '../features/matters/raise/use-drafts.ts';
import { useTexts } from '../ui/use-texts.ts';

/** Without a connection: since when, what waits, and the way to try at once. */
export function OfflineBar() {
  const t = useTexts();
  const { online, since } = useConnectivity();
  const waiting = (useDrafts() ?? []).filter((d) => d.state === 'waiting').length;
  if (online) return null;
  return (
    <div className="offline" role="status">
      <CloudOff size={18} aria-hidden />
      <span className="grow">
        {t('offline.since', { time: since ? formatTime(since) : '' })}
        {waiting > 0 && t('offline.waiting', { n: waiting })}
      </span>
      <button type="button" className="strip__act" onClick={() => connectivity.probeNow()}>
        {t('common:retry')}
      </button>
    </div>
  );
}
