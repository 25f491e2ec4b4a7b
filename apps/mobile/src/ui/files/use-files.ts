import { uploadAttachment } from '@guanjia/client/queries';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { shrinkPhoto } from './shrink-photo.ts';

export const maxFiles = 9;
/** The zone's setting as it starts out; the server has the last word and says so in its answer. */
export const maxBytes = 20_000_000;

export interface PickedFile {
  readonly key: string;
  readonly file: File;
  /** As the camera wrote it, where `file` is made smaller: only this one knows its place. */
  readonly original: File | undefined;
  /** Object URL of a picture. */
  readonly preview: string | undefined;
  readonly uploadedId: string | undefined;
  /** Share sent while it is on its way. */
  readonly share: number | undefined;
  readonly failure: unknown;
}

/** A file as it is to be sent. */
export interface KeptFile {
  readonly file: File;
  readonly uploadedId: string | undefined;
  readonly keepPlace?: boolean;
}

export interface Files {
  readonly list: readonly PickedFile[];
  readonly rejected: readonly { name: string; reason: 'size' | 'count' }[];
  add: (picked: FileList | readonly File[]) => Promise<void>;
  remove: (key: string) => void;
  /** Sends what has not been sent yet and gives the ids of all; throws the first failure. */
  send: () => Promise<string[]>;
  /** 保留拍摄地点, for all that is still to be sent. */
  readonly keepPlace: boolean;
  setKeepPlace: (keep: boolean) => void;
  /** What a draft keeps. */
  readonly kept: readonly KeptFile[];
  /** Puts back what a draft kept. */
  restore: (kept: readonly KeptFile[]) => void;
  clear: () => void;
}

let serial = 0;
function picked(file: File, { uploadedId, original }: Partial<PickedFile> = {}): PickedFile {
  serial += 1;
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
  return { key: `file-${serial}`, file, original, preview, uploadedId, share: undefined, failure: undefined };
}

/** Whole where its place is to be kept and it is not too large for that; else as small as it was made. */
const toSend = ({ file, original }: PickedFile, keepPlace: boolean): File =>
  keepPlace && original && original.size <= maxBytes ? original : file;

/** Photos and files of one form. They are sent with the form, once each: a second try sends only what is missing. */
export function useFiles(): Files {
  const [list, setList] = useState<readonly PickedFile[]>([]);
  const [rejected, setRejected] = useState<Files['rejected']>([]);
  const [keepPlace, setKeepPlace] = useState(false);
  const current = useRef(list);
  current.current = list;

  useEffect(
    () => () => {
      for (const f of current.current) if (f.preview) URL.revokeObjectURL(f.preview);
    },
    [],
  );

  const change = useCallback((key: string, part: Partial<PickedFile>) => {
    setList((now) => now.map((f) => (f.key === key ? { ...f, ...part } : f)));
  }, []);

  const add = useCallback(async (files: FileList | readonly File[]) => {
    const refused: { name: string; reason: 'size' | 'count' }[] = [];
    for (const original of Array.from(files)) {
      const file = await shrinkPhoto(original);
      if (file.size > maxBytes) refused.push({ name: file.name, reason: 'size' });
      else if (current.current.length >= maxFiles) refused.push({ name: file.name, reason: 'count' });
      else {
        const next = picked(file, file === original ? {} : { original });
        current.current = [...current.current, next];
        setList((now) => [...now, next]);
      }
    }
    setRejected(refused);
  }, []);

  const remove = useCallback((key: string) => {
    setList((now) => now.filter((f) => f.key !== key));
    setRejected([]);
  }, []);

  const send = useCallback(async () => {
    const ids: string[] = [];
    for (const f of current.current) {
      if (f.uploadedId !== undefined) {
        ids.push(f.uploadedId);
        continue;
      }
      try {
        change(f.key, { share: 0, failure: undefined });
        const done = await uploadAttachment(toSend(f, keepPlace), {
          keepPlace,
          onProgress: (share) => change(f.key, { share }),
        });
        change(f.key, { uploadedId: done.id, share: undefined });
        ids.push(done.id);
      } catch (failure) {
        change(f.key, { share: undefined, failure });
        throw failure;
      }
    }
    return ids;
  }, [change, keepPlace]);

  const kept = useMemo(
    () => list.map((f) => ({ file: toSend(f, keepPlace), uploadedId: f.uploadedId, keepPlace })),
    [list, keepPlace],
  );
  const restore = useCallback((some: readonly KeptFile[]) => {
    setList(some.map(({ file, uploadedId }) => picked(file, { uploadedId })));
    setKeepPlace(some.some((one) => one.keepPlace === true));
  }, []);
  const clear = useCallback(() => {
    setList([]);
    setKeepPlace(false);
  }, []);

  return { list, rejected, keepPlace, setKeepPlace, kept, add, remove, send, restore, clear };
}
