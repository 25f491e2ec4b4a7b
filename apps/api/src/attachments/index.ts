export { attachmentRoutes } from './attachments-routes.ts';
export { attachmentUpkeep } from './forgotten-uploads.ts';
