import { z } from 'zod';

/** 拍摄地点: WGS 84 degrees, as a camera writes them. */
export const photoPlace = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});
export type PhotoPlace = z.infer<typeof photoPlace>;

/** What every list says of a file that was handed in. */
export const fileView = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  isImage: z.boolean(),
  uploadedBy: z.string(),
  createdAt: z.iso.datetime(),
  url: z.string(),
  /** A small picture for lists; null for what is no image. */
  thumbnailUrl: z.string().nullable(),
  /** Kept only where who handed it in said so. */
  place: photoPlace.nullable(),
});
export type FileView = z.infer<typeof fileView>;

interface FileFacts {
  readonly id: string;
  readonly name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly created_at: Date;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export function presentFile(file: FileFacts, uploadedBy: string): FileView {
  const { latitude, longitude } = file;
  const url = `/api/v1/attachments/${file.id}`;
  const isImage = file.media_type.startsWith('image/');
  return {
    id: file.id,
    name: file.name,
    mediaType: file.media_type,
    bytes: file.bytes,
    isImage,
    uploadedBy,
    createdAt: file.created_at.toISOString(),
    url,
    thumbnailUrl: isImage ? `${url}/thumbnail` : null,
    place: latitude === null || longitude === null ? null : { latitude, longitude },
  };
}

/** Opens the file where no cookie goes along (another program, another browser), for a few minutes. */
export const fileLink = z.object({ url: z.string(), expiresAt: z.iso.datetime() });
export type FileLink = z.infer<typeof fileLink>;
