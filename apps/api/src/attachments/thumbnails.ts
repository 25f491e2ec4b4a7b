import sharp from 'sharp';
import { Problem } from '../platform/problems.ts';
import type { FileStore } from './file-store.ts';

/** Sharp on a tile of 160 points at three times its pixels. */
const longestSide = 480;

/** A still picture, small enough for lists. */
export async function makeThumbnail(bytes: Buffer): Promise<Buffer> {
  return await sharp(bytes, { limitInputPixels: 100_000_000 })
    .rotate()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
}

/** Those that are being made: a list that is opened twice makes each once. */
const making = new Map<string, Promise<Buffer | undefined>>();

/** The small picture of an image; made now where there is none yet, as for images from before there were any. */
export async function thumbnailOf(files: FileStore, id: string): Promise<Buffer | undefined> {
  const known = await files.read(id, 'thumbnail');
  if (known) return known;
  const begun = making.get(id) ?? make(files, id).finally(() => making.delete(id));
  making.set(id, begun);
  return await begun;
}

async function make(files: FileStore, id: string): Promise<Buffer | undefined> {
  const bytes = await files.read(id, 'file');
  if (!bytes) return undefined;
  const made = await makeThumbnail(bytes).catch((cause: unknown) => {
    throw new Problem('file-unreadable', { detail: '这张图片打不开，没有缩略图。请下载原件查看。', cause });
  });
  await files.put(id, made, 'thumbnail');
  return made;
}
