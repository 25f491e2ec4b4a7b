export type { FileLink, FileView, PhotoPlace } from './file-view.ts';
export { fileLink, fileView, presentFile } from './file-view.ts';
