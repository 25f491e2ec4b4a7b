import type { PhotoPlace } from '@guanjia/core/attachments';
import sharp from 'sharp';

const GPS_POINTER = 0x8825;
const tags = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const;

/** 拍摄地点 as the camera wrote it into the photo (EXIF); null where there is none, or none that can be. */
export async function readPlace(photo: Buffer): Promise<PhotoPlace | null> {
  const { exif } = await sharp(photo)
    .metadata()
    .catch(() => ({ exif: undefined }));
  if (!exif) return null;
  try {
    return placeOf(exif.subarray(exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0));
  } catch (error) {
    // A position beyond the end: the block is cut or made up.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function placeOf(tiff: Buffer): PhotoPlace | null {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  /** Where the value of a tag stands in a directory: 12 bytes each, the value or its position in the last 4. */
  const find = (directory: number, tag: number): number | undefined => {
    const count = u16(directory);
    for (let n = 0; n < count; n += 1) {
      const entry = directory + 2 + n * 12;
      if (u16(entry) === tag) return entry + 8;
    }
    return undefined;
  };
  const pointer = find(u32(4), GPS_POINTER);
  if (pointer === undefined) return null;
  const gps = u32(pointer);
  const degrees = (tag: number, refTag: number, negative: string): number | undefined => {
    const value = find(gps, tag);
    const ref = find(gps, refTag);
    if (value === undefined || ref === undefined) return undefined;
    const parts = [0, 8, 16].map((step) => u32(u32(value) + step) / u32(u32(value) + step + 4));
    const [whole = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = parts;
    // Cameras write 0/0 for seconds that they don't count.
    const sum = whole + (minutes || 0) / 60 + (seconds || 0) / 3600;
    // Five places are a metre; more would only pretend.
    return Math.round(sum * (tiff.toString('latin1', ref, ref + 1) === negative ? -1 : 1) * 1e5) / 1e5;
  };
  const latitude = degrees(tags.latitude, tags.latitudeRef, 'S');
  const longitude = degrees(tags.longitude, tags.longitudeRef, 'W');
  if (latitude === undefined || longitude === undefined) return null;
  const possible = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // Zero and zero is what a camera without a fix writes.
  return possible && !(latitude === 0 && longitude === 0) ? { latitude, longitude } : null;
}
