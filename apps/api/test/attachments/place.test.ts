import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stripVideoPlace } from '../../src/attachments/strip-video-place.ts';
import { as, database, key, on, start, stop, zone } from '../plans/plan-zone.ts';
import { handIn, pdf, photo } from './handing-in.ts';

beforeAll(async () => {
  await start();
  on('2026-03-02 09:00');
}, 60_000);
afterAll(stop);

describe('the place of a photo', () => {
  const taken = { latitude: 34.33008, longitude: 108.71053 };

  test('is kept beside the photo only where that was asked for, and never in it', async () => {
    const bytes = await photo({ place: true });
    const owner = await as('owner');
    expect((await handIn(owner, '一.jpg', bytes)).body.place).toBeNull();
    expect((await handIn(owner, '二.jpg', bytes, '?keepPlace=false')).body.place).toBeNull();
    const kept = await handIn(owner, '三.jpg', bytes, '?keepPlace=true');
    expect(kept.body.place).toEqual(taken);
    const rows = await database.db
      .selectFrom('attachment')
      .select(['name', 'latitude', 'longitude'])
      .execute();
    expect(rows.filter((row) => row.latitude !== null)).toEqual([{ name: '三.jpg', ...taken }]);
    for (const part of ['', '/thumbnail']) {
      const answer = await owner.send({ url: `/api/v1/attachments/${kept.body.id}${part}` });
      expect(answer.text).not.toContain('Exif');
    }
    const matter = await owner.post(
      '/matters',
      { typeCode: 'road-opening', projectId: zone.ids.project, text: '开口', attachmentIds: [kept.body.id] },
      key(),
    );
    expect(matter.body.attachments).toMatchObject([{ place: taken }]);
    // The journal can never forget, so it never learns it.
    const { body } = await database.db
      .selectFrom('journal')
      .select('body')
      .where('stream', '=', `matter:${matter.body.id}`)
      .orderBy('seq')
      .executeTakeFirstOrThrow();
    expect(body).toContain(kept.body.id);
    expect(body).not.toContain('108.71');
  });

  test('in the south and the west is below zero', async () => {
    const bytes = await sharp(await photo({ width: 8, height: 8 }))
      .withExif({
        IFD3: {
          GPSLatitudeRef: 'S',
          GPSLatitude: '33/1 30/1 0/0',
          GPSLongitudeRef: 'W',
          GPSLongitude: '70/1 45/1 0/1',
        },
      })
      .jpeg()
      .toBuffer();
    expect((await handIn(await as('owner'), '南.jpg', bytes, '?keepPlace=true')).body.place).toEqual({
      latitude: -33.5,
      longitude: -70.75,
    });
  });

  test.each([
    ['that is none', undefined],
    ['of a camera without a fix', { GPSLatitude: '0/1 0/1 0/1', GPSLongitude: '0/1 0/1 0/1' }],
    ['beyond the pole', { GPSLatitude: '134/1 0/1 0/1', GPSLongitude: '108/1 0/1 0/1' }],
    ['of which half is missing', { GPSLatitude: '34/1 0/1 0/1' }],
    ['that divides by nothing', { GPSLatitude: '34/0 0/1 0/1', GPSLongitude: '108/1 0/1 0/1' }],
  ])('%s is none, and the photo is taken all the same', async (_name, written) => {
    const refs = { GPSLatitudeRef: 'N', GPSLongitudeRef: 'E' };
    const plain = sharp(await photo({ width: 8, height: 8 }));
    const bytes = await (written ? plain.withExif({ IFD3: { ...refs, ...written } }) : plain)
      .jpeg()
      .toBuffer();
    const answer = await handIn(await as('owner'), '某处.jpg', bytes, '?keepPlace=true');
    expect(answer).toMatchObject({ status: 201, body: { place: null } });
  });

  test('is asked of a document in vain', async () => {
    expect(await handIn(await as('owner'), '图.pdf', pdf, '?keepPlace=true')).toMatchObject({
      status: 201,
      body: { place: null },
    });
    expect((await handIn(await as('owner'), '图.pdf', pdf, '?keepPlace=perhaps')).status).toBe(400);
  });
});

const box = (type: string, ...parts: (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const secret = '+34.3301+108.7105/';
const track = (kind: string, ...more: Buffer[]): Buffer =>
  box(
    'trak',
    box('tkhd', 'k'.repeat(84)),
    box('mdia', box('hdlr', '\0'.repeat(8), kind, '\0'.repeat(13))),
    ...more,
  );
const film = (...moov: Buffer[]): Buffer =>
  Buffer.concat([
    box('ftyp', 'isom\0\0\x02\0isommp41'),
    box('moov', box('mvhd', 'h'.repeat(100)), ...moov),
    box('mdat', 'pictures'),
  ]);

describe('the place of a film', () => {
  test.each([
    ['of an Android phone', film(track('vide'), box('udta', box('\xa9xyz', '\0\x12\x15\xc7', secret)))],
    [
      'of an iPhone',
      film(
        track('vide'),
        box(
          'meta',
          box('keys', 'mdtacom.apple.quicktime.location.ISO6709'),
          box('ilst', box('\0\0\0\x01', box('data', secret))),
        ),
      ),
    ],
    ['as 3GPP writes it', film(track('vide', box('udta', box('loci', secret))))],
    ['of a dashboard camera', film(track('vide'), box('gps ', secret))],
    ['in what an editor left as free space', Buffer.concat([film(track('vide')), box('free', secret)])],
    ['as XMP beside the film', Buffer.concat([film(track('soun')), box('uuid', '\0'.repeat(16), secret)])],
  ])('%s is taken out, and the rest stands where it stood', async (_name, bytes) => {
    expect(bytes.includes(secret)).toBe(true);
    const answer = await handIn(await as('owner'), '现场.mp4', bytes);
    expect(answer).toMatchObject({ status: 201, body: { mediaType: 'video/mp4', place: null } });
    const read = await (await as('owner')).send({ url: `/api/v1/attachments/${answer.body.id}` });
    expect(read.text).not.toContain('34.33');
    expect(read.text).not.toContain('location');
    expect(read.text.indexOf('pictures')).toBe(bytes.toString('latin1').indexOf('pictures'));
    expect(answer.body.bytes).toBe(bytes.length);
  });

  test('told moment by moment in a track of its own is refused, with a word what to do', async () => {
    for (const kind of ['meta', 'camm', 'sbtl', 'text']) {
      const answer = await handIn(await as('owner'), '航拍.mp4', film(track('vide'), track(kind)));
      expect(answer, kind).toMatchObject({ status: 415, body: { code: 'file-type-refused' } });
      expect(answer.body.detail).toContain('另存为普通 MP4');
    }
  });

  test('is looked for in a recording too', async () => {
    const bytes = film(track('soun'), box('udta', box('\xa9xyz', secret)));
    bytes.write('M4A ', 8, 'latin1');
    const answer = await handIn(await as('owner'), '录音.m4a', bytes);
    expect(answer).toMatchObject({ status: 201, body: { mediaType: 'audio/x-m4a' } });
    const read = await (await as('owner')).send({ url: `/api/v1/attachments/${answer.body.id}` });
    expect(read.text).not.toContain('34.33');
  });

  test('can’t be looked for in one that is cut short, which is refused', async () => {
    const whole = film(track('vide'));
    for (const end of [whole.length - 1, whole.length - 9, 30]) {
      const answer = await handIn(await as('owner'), '断.mp4', whole.subarray(0, end));
      expect(answer, `${end}`).toMatchObject({ status: 422, body: { code: 'file-unreadable' } });
    }
  });

  test('is found behind boxes that are written long or reach to the end', () => {
    const long = Buffer.concat([
      Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\x14', 'latin1'),
      Buffer.from('film'),
    ]);
    const open = box('free', secret);
    open.writeUInt32BE(0);
    const bytes = Buffer.concat([box('ftyp', 'isom'), long, open]);
    stripVideoPlace(bytes);
    expect(bytes.includes('34.33')).toBe(false);
    expect(bytes.includes('film')).toBe(true);
  });
});
