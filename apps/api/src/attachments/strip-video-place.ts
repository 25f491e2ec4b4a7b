import { Problem } from '../platform/problems.ts';

/** Boxes of an MP4 or M4A that are needed to play it; whatever else stands there may tell a place, and is emptied. */
const kept: Readonly<Record<string, ReadonlySet<string>>> = {
  '': new Set(['ftyp', 'styp', 'moov', 'mdat', 'moof', 'mfra', 'sidx', 'ssix', 'pdin', 'wide']),
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods', 'pssh']),
  trak: new Set(['tkhd', 'mdia', 'edts', 'tref', 'trgr', 'tapt', 'load']),
  mdia: new Set(['mdhd', 'hdlr', 'elng', 'minf']),
  minf: new Set(['vmhd', 'smhd', 'hmhd', 'nmhd', 'gmhd', 'hdlr', 'dinf', 'stbl']),
  moof: new Set(['mfhd', 'traf', 'pssh']),
};
/** Sound, pictures, and what steers them. Other tracks (subtitles, timed data) may be a path, moment by moment. */
const playedTracks = new Set(['vide', 'soun', 'hint', 'tmcd', 'auxv', 'pict']);

interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/**
 * Takes the place out of a film or recording: everything that is not needed to play it (udta with ©xyz, meta with
 * com.apple.quicktime.location, XMP, makers' own boxes) is overwritten in place, so that nothing else moves. Throws
 * `file-type-refused` where a track of its own tells the place, `file-unreadable` where the boxes don't fit.
 */
export function stripVideoPlace(bytes: Buffer): void {
  try {
    strip(bytes, '', 0, bytes.length);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new Problem('file-unreadable', {
      detail: '这个录音或视频不完整，打不开。请重新导出后再上传。',
      cause,
    });
  }
}

function strip(bytes: Buffer, within: string, start: number, end: number): void {
  for (const box of boxesIn(bytes, start, end)) {
    if (!kept[within]?.has(box.type)) empty(bytes, box);
    else if (box.type in kept) {
      if (box.type === 'trak') refuseTimedPlace(bytes, box);
      strip(bytes, box.type, box.body, box.end);
    }
  }
}

/** As free space of the same length. */
function empty(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
}

function refuseTimedPlace(bytes: Buffer, track: Box): void {
  const media = find(bytes, track, 'mdia');
  const handler = media && find(bytes, media, 'hdlr');
  // Version and flags, then a word that is not used, then the kind of the track.
  const kind = handler && bytes.toString('latin1', handler.body + 8, handler.body + 12);
  if (kind !== undefined && playedTracks.has(kind)) return;
  throw new Problem('file-type-refused', {
    detail:
      '这段视频里有逐秒的数据轨道（字幕或行车、航拍定位），可能暴露行踪。请用剪辑软件另存为普通 MP4 后上传。',
  });
}

function find(bytes: Buffer, parent: Box, type: string): Box | undefined {
  for (const box of boxesIn(bytes, parent.body, parent.end)) if (box.type === type) return box;
  return undefined;
}

/** Each box is its length, four letters and a body; a length of 1 is written long, 0 reaches to the end. */
function* boxesIn(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at < end; ) {
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = at + (short === 1 ? 16 : 8);
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short;
    const next = at + length;
    if (next < body || next > end)
      throw new RangeError(`box ${type} at ${at} ends at ${next}, beyond ${end}`);
    yield { type, start: at, body, end: next };
    at = next;
  }
}
