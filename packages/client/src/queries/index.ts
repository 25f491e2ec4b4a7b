export type { ActionBody, MatterFilter, RaiseBody, UploadedFile } from './matters.ts';
export {
  matterListOptions,
  matterOptions,
  matterTypesOptions,
  queueCountsOptions,
  uploadAttachment,
  useAct,
  useMatterAction,
  useRaiseMatter,
} from './matters.ts';
export { notificationListOptions, unreadCountOptions, useReadNotifications } from './notifications.ts';
export { sessionOptions, useSessionLapsed, useSignIn, useSignOut, zoneOptions } from './session.ts';
