export { notificationUpkeep } from './notification-upkeep.ts';
export { notificationRoutes } from './notifications-routes.ts';
export { deleteOldNotifications } from './notifications-store.ts';
