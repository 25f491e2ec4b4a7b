import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { PhotoPlace } from '@guanjia/core/attachments';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { newId } from '../platform/ids.ts';
import { Problem } from '../platform/problems.ts';
import { readPlace } from './read-place.ts';
import { stripVideoPlace } from './strip-video-place.ts';
import { makeThumbnail } from './thumbnails.ts';

/** What may be handed in, by content and not by name. Nothing that a browser would run. */
const taken: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/x-cfb', // .doc, .xls, .ppt, .wps
  'application/zip', // .ofd is a zip too
  'audio/mpeg',
  'audio/x-m4a',
  'audio/amr',
  'video/mp4',
]);

/** Re-encoded, so that neither the place of a photo nor anything hidden in it goes along. */
const images = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);
/** Whose boxes may tell a place. */
const recordings = new Set(['audio/x-m4a', 'video/mp4']);
const longestSide = 4096;

export interface Upload {
  id: string;
  name: string;
  mediaType: string;
  bytes: Buffer;
  sha256: Buffer;
  /** Of an image. */
  thumbnail: Buffer | undefined;
  place: PhotoPlace | null;
}

/**
 * Reads one uploaded file; the place of a photo is answered only where it is to be kept, and stands in no file.
 * Throws `file-type-refused`, `body-too-large` or `file-unreadable`.
 */
export async function readUpload(
  part: MultipartFile,
  { maxBytes, keepPlace }: { maxBytes: number; keepPlace: boolean },
): Promise<Upload> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new Problem('body-too-large', {
        detail: `单个附件最大 ${Math.floor(maxBytes / 1_000_000)} MB。请压缩或拆分后重新上传。`,
      });
    }
    chunks.push(chunk);
  }
  let bytes: Buffer = Buffer.concat(chunks);
  if (bytes.length === 0) throw new Problem('file-unreadable', { detail: '文件是空的，请重新选择。' });
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? 'text/plain';
  if (!taken.has(mediaType)) {
    throw new Problem('file-type-refused', {
      detail: '可以上传图片、PDF、Word、Excel、PPT、压缩包、录音和 MP4 视频。请换一种格式后重新上传。',
    });
  }
  const isImage = images.has(mediaType);
  const place = isImage && keepPlace ? await readPlace(bytes) : null;
  if (isImage) bytes = await reencode(bytes);
  if (recordings.has(mediaType)) stripVideoPlace(bytes);
  return {
    id: newId(),
    name: safeName(part.filename),
    mediaType,
    bytes,
    sha256: createHash('sha256').update(bytes).digest(),
    thumbnail: isImage ? await makeThumbnail(bytes) : undefined,
    place,
  };
}

async function reencode(bytes: Buffer): Promise<Buffer> {
  try {
    return await sharp(bytes, { limitInputPixels: 100_000_000, failOn: 'error', animated: true })
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .toBuffer();
  } catch (cause) {
    throw new Problem('file-unreadable', { detail: '图片已损坏或太大，打不开。请换一张后重新上传。', cause });
  }
}

/** The name as people read it: no path, no control or direction characters, bounded. */
function safeName(name: string | undefined): string {
  const bare = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = bare
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .slice(-120);
  return clean || '附件';
}
