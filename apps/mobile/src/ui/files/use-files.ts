import { uploadAttachment } from '@guanjia/client/queries';
import { useCallback, useEffect, useRef, useState } from 'react';
import { shrinkPhoto } from './shrink-photo.ts';

export const maxFiles = 9;
/** The zone's setting as it starts out; the server has the last word and says so in its answer. */
export const maxBytes = 20_000_000;

export interface PickedFile {
  readonly key: string;
  readonly file: File;
  /** Object URL of a picture. */
  readonly preview: string | undefined;
  readonly uploadedId: string | undefined;
  /** Share sent while it is on its way. */
  readonly share: number | undefined;
  readonly failure: unknown;
}

export interface Files {
  readonly list: readonly PickedFile[];
  readonly rejected: readonly { name: string; reason: 'size' | 'count' }[];
  add: (picked: FileList | readonly File[]) => Promise<void>;
  remove: (key: string) => void;
  /** Sends what has not been sent yet and gives the ids of all; throws the first failure. */
  send: () => Promise<string[]>;
  /** Puts back what a draft kept. */
  restore: (kept: readonly { file: File; uploadedId: string | undefined }[]) => void;
  clear: () => void;
}

let serial = 0;
function picked(file: File, uploadedId?: string): PickedFile {
  serial += 1;
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
  return { key: `file-${serial}`, file, preview, uploadedId, share: undefined, failure: undefined };
}

/** Photos and files of one form. They are sent with the form, once each: a second try sends only what is missing. */
export function useFiles(): Files {
  const [list, setList] = useState<readonly PickedFile[]>([]);
  const [rejected, setRejected] = useState<Files['rejected']>([]);
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
        const next = picked(file);
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
        const done = await uploadAttachment(f.file, { onProgress: (share) => change(f.key, { share }) });
        change(f.key, { uploadedId: done.id, share: undefined });
        ids.push(done.id);
      } catch (failure) {
        change(f.key, { share: undefined, failure });
        throw failure;
      }
    }
    return ids;
  }, [change]);

  const restore = useCallback((kept: readonly { file: File; uploadedId: string | undefined }[]) => {
    setList(kept.map((k) => picked(k.file, k.uploadedId)));
  }, []);
  const clear = useCallback(() => setList([]), []);

  return { list, rejected, add, remove, send, restore, clear };
}
