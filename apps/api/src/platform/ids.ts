import { randomBytes } from 'node:crypto';

let lastAt = -1;
let counter = 0;

/**
 * A new UUID, version 7 (RFC 9562): its first 48 bits are the time, so that ids made later sort later and
 * indexes grow at one end. Of the same millisecond up to some 3,000 in a row keep their order by a counter.
 */
export function newId(at: number = Date.now()): string {
  const bytes = randomBytes(16);
  counter = at === lastAt ? (counter + 1) & 0xfff : bytes.readUInt16BE(6) & 0x3ff;
  lastAt = at;
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
