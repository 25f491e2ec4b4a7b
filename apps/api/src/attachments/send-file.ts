import type { FastifyReply } from 'fastify';
import { Problem } from '../platform/problems.ts';
import type { readableAttachment } from './may-read.ts';

/** Nothing of a file may run or load anything, whatever a browser takes it for. */
const sealed = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Headers that every file goes out with. Kept by this browser only, and for this session's cookie only. */
export function fileHeaders(reply: FastifyReply, mediaType: string): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', sealed)
    .header('vary', 'cookie');
}

export function contentDisposition(
  file: Awaited<ReturnType<typeof readableAttachment>>,
  asDownload: boolean,
): string {
  const shown = file.media_type.startsWith('image/') || file.media_type === 'application/pdf';
  const how = shown && !asDownload ? 'inline' : 'attachment';
  return `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`;
}

export const bytesGone = (): Problem =>
  new Problem('not-found', { detail: '附件的内容已不在服务器上，请联系系统管理员。' });
