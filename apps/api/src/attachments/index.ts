export { attachmentRoutes } from './attachments-routes.ts';
export { fileStore } from './file-store.ts';
export { attachmentUpkeep } from './forgotten-uploads.ts';
