export { attachmentRoutes } from './attachments-routes.ts';
export { deleteForgottenUploads } from './forgotten-uploads.ts';
