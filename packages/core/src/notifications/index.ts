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
export {
  isNews,
  isOfMatter,
  type NotificationKind,
  newsKinds,
  newsKindsForFirm,
  notificationKinds,
  stewardWords,
} from './kinds.ts';
export { type QuietHours, showFrom } from './quiet.ts';
