import { isNews, type NotificationKind, type NotificationView } from '@guanjia/core/notifications';
import { detailsForFirm } from '../matters/index.ts';
import type { NotificationRow } from './notifications-store.ts';

/** A plan's light, another butler, a step of supervision, a meeting: told to whoever has to act on it, and names no more than that. */
const toldAsIs: ReadonlySet<string> = new Set([
  'plan-light',
  'steward-changed',
  'supervision',
  'meeting',
  'resolution',
]);

export function presentNotification(row: NotificationRow): NotificationView {
  const kind = row.kind as NotificationKind;
  const seen = row.matter_id !== null;
  return {
    id: row.id,
    kind,
    duty: !isNews(kind),
    matter:
      row.matter_id && row.number && row.title !== null
        ? { id: row.matter_id, number: row.number, title: row.title }
        : null,
    project: row.project_id && row.project_name ? { id: row.project_id, name: row.project_name } : null,
    details: toldAsIs.has(row.kind)
      ? row.details
      : seen
        ? row.as_staff
          ? row.details
          : detailsForFirm(kind, row.details)
        : {},
    at: row.created_at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    heldUntil: row.held_until?.toISOString() ?? null,
  };
}
