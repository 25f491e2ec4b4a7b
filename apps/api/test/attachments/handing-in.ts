import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Answer, Caller } from '../support/api.ts';

/** Hands in one file. */
export async function handIn(caller: Caller, name: string, bytes: Buffer, query = ''): Promise<Answer> {
  const boundary = randomUUID();
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return await caller.send({
    method: 'POST',
    url: `/api/v1/attachments${query}`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

/** A photo of a plain colour, with a place where one is given. */
export async function photo({ width = 1200, height = 900, place = false } = {}): Promise<Buffer> {
  const plain = sharp({ create: { width, height, channels: 3, background: '#7a8' } });
  return await (place
    ? plain.withExif({
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '34/1 19/1 4830/100',
          GPSLongitudeRef: 'E',
          GPSLongitude: '108/1 42/1 3790/100',
        },
      })
    : plain
  )
    .jpeg()
    .toBuffer();
}

export const pdf = Buffer.from('%PDF-1.4\n%%EOF');
