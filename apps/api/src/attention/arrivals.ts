import { isNews, type NotificationKind, showFrom } from '@guanjia/core/notifications';
import { loadCalendar } from '../calendars/index.ts';
import type { Tx } from '../platform/database.ts';
import { findPreferences } from './preferences-store.ts';

export interface Arrival {
  /** Muted: it is there to be read, and asks for no attention. */
  readAt: Date | null;
  /** No badge before; null: at once. */
  heldUntil: Date | null;
}

/** How a notice of this kind reaches each of these people, by what they asked for. */
export async function arrivalsFor(
  tx: Tx,
  accountIds: readonly string[],
  kind: NotificationKind,
  at: Date,
): Promise<(accountId: string) => Arrival> {
  const preferences = await findPreferences(tx, accountIds);
  const anyQuiet = [...preferences.values()].some((one) => one.quiet !== null);
  const calendar = anyQuiet ? await loadCalendar(tx) : undefined;
  return (accountId) => {
    const own = preferences.get(accountId);
    const muted = own !== undefined && isNews(kind) && own.muted.includes(kind);
    const shown = own && calendar ? showFrom(own.quiet, calendar, at) : at;
    return { readAt: muted ? at : null, heldUntil: shown > at ? shown : null };
  };
}
