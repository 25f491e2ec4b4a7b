export {
  type NotificationCounts,
  type NotificationGroup,
  type NotificationGroupPage,
  type NotificationPage,
  type NotificationPreferences,
  type NotificationView,
  notificationCounts,
  notificationGroupPage,
  notificationPage,
  notificationPreferences,
  notificationQuery,
  preferencesRequest,
  readRequest,
} from './api-schemas.ts';
export { isNews, type NotificationKind, newsKinds, newsKindsForFirm, notificationKinds } from './kinds.ts';
export { type QuietHours, showFrom } from './quiet.ts';
