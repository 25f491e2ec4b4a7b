import type { FileLink } from '@guanjia/core/attachments';
import type { AttachmentView } from '@guanjia/core/matters';
import { request, upload } from '../api/index.ts';

export type UploadedFile = Pick<AttachmentView, 'id' | 'name' | 'mediaType' | 'bytes' | 'isImage' | 'place'>;

interface UploadChoices {
  /** 保留拍摄地点: with the consent of whoever hands it in; else the place is taken out. */
  readonly keepPlace?: boolean;
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export function uploadAttachment(
  file: File,
  { keepPlace = false, ...options }: UploadChoices = {},
): Promise<UploadedFile> {
  return upload<UploadedFile>(`/attachments${keepPlace ? '?keepPlace=true' : ''}`, file, options);
}

/**
 * Hands a file to the browser to be saved, by a link of some minutes: what it opens in next (a viewer of the phone,
 * another browser) has no cookie of ours. Rejects with why there is no link.
 */
export async function saveFile(id: string): Promise<void> {
  const { url } = await request<FileLink>(`/attachments/${id}/link`);
  const link = document.createElement('a');
  link.href = url;
  link.rel = 'noreferrer';
  document.body.append(link);
  link.click();
  link.remove();
}
