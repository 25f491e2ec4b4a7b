import { ConnectionFailure, newIdempotencyKey, queryKeys } from '@guanjia/client/api';
import { connectivity } from '@guanjia/client/live';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Files, useFiles } from '../../../ui/files/use-files.ts';
import { type Draft, draftStore } from './draft-store.ts';
import { sendDraft } from './send-draft.ts';

export interface RaiseSubject {
  readonly id: string;
  readonly kind: 'enterprise' | 'project';
  readonly name: string;
  readonly butlerName: string | undefined;
}

export interface RaiseFields {
  readonly typeCode: string | undefined;
  readonly subjectId: string | undefined;
  readonly text: string;
  readonly urgent: boolean;
  readonly authorisation: string;
}

export interface Raise {
  readonly fields: RaiseFields;
  readonly files: Files;
  readonly busy: boolean;
  readonly failure: unknown;
  /** Handed over without a connection: the draft's id. */
  readonly waitingId: string | undefined;
  readonly kept: boolean;
  set: (part: Partial<RaiseFields>) => void;
  discard: () => void;
  send: () => Promise<void>;
  edit: () => void;
}

interface Options {
  accountId: string;
  subjects: readonly RaiseSubject[];
  start: Pick<RaiseFields, 'subjectId' | 'typeCode'>;
  /** The draft that this device kept, read before the page opens. */
  draft: Draft | undefined;
  onSent: (matterId: string) => void;
}

const SAVE_AFTER_MS = 400;

/** The state of a need being written: every change is kept on the device, and sending never loses it. */
export function useRaise({ accountId, subjects, start, draft, onSent }: Options): Raise {
  const client = useQueryClient();
  const files = useFiles();
  /** When it was handed over; a second try of the same act keeps the first moment. */
  const handedAt = useRef(draft?.handedAt);
  const identity = useRef({
    id: draft?.id ?? newIdempotencyKey(),
    key: draft?.idempotencyKey ?? newIdempotencyKey(),
  });
  const [fields, setFields] = useState<RaiseFields>(() => ({
    typeCode: start.typeCode ?? draft?.typeCode,
    subjectId: start.subjectId ?? draft?.subjectId ?? subjects[0]?.id,
    text: draft?.text ?? '',
    urgent: draft?.urgent ?? false,
    authorisation: draft?.authorisation ?? '',
  }));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [waitingId, setWaitingId] = useState<string | undefined>();
  const gone = useRef(false);

  const { restore } = files;
  useEffect(() => {
    if (draft && draft.files.length > 0) restore(draft.files);
    // Only once, when the page opens.
  }, [draft, restore]);

  /** Written, but not yet kept on the device. */
  const unkept = useRef<Draft | undefined>(undefined);
  const keepNow = useCallback(() => {
    if (unkept.current) void draftStore.put(unkept.current);
    unkept.current = undefined;
  }, []);

  const subjectKind = subjects.find((s) => s.id === fields.subjectId)?.kind;
  const asDraft = useCallback(
    (state: Draft['state']): Draft => ({
      ...fields,
      id: identity.current.id,
      idempotencyKey: identity.current.key,
      accountId,
      state,
      subjectKind,
      files: files.kept,
      handedAt: handedAt.current,
      changedAt: new Date().toISOString(),
    }),
    [fields, files.kept, accountId, subjectKind],
  );

  const worthKeeping = fields.text.trim() !== '' || files.list.length > 0;
  useEffect(() => {
    unkept.current = undefined;
    if (!worthKeeping || busy || gone.current || waitingId !== undefined) return;
    unkept.current = asDraft('editing');
    const timer = setTimeout(keepNow, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [asDraft, worthKeeping, busy, waitingId, keepNow]);
  useEffect(() => {
    // Whoever leaves the page right after the last key finds it again all the same.
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, [keepNow]);

  const keepWaiting = async () => {
    unkept.current = undefined;
    await draftStore.put(asDraft('waiting'));
    setWaitingId(identity.current.id);
  };

  const send = async () => {
    setFailure(undefined);
    handedAt.current ??= new Date().toISOString();
    if (!connectivity.state().online) return keepWaiting();
    setBusy(true);
    const sent = asDraft('editing');
    try {
      await draftStore.put(sent);
      const matter = await sendDraft(sent);
      gone.current = true;
      client.setQueryData(queryKeys.matters.detail(matter.id), matter);
      void client.invalidateQueries({ queryKey: queryKeys.matters.lists });
      void client.invalidateQueries({ queryKey: queryKeys.matters.queues });
      onSent(matter.id);
    } catch (cause) {
      if (cause instanceof ConnectionFailure) return await keepWaiting();
      identity.current = { id: identity.current.id, key: newIdempotencyKey() };
      handedAt.current = undefined;
      setFailure(cause);
    } finally {
      setBusy(false);
    }
  };

  return {
    fields,
    files,
    busy,
    failure,
    waitingId,
    kept: worthKeeping,
    set: (part) => setFields((now) => ({ ...now, ...part })),
    discard: () => {
      unkept.current = undefined;
      void draftStore.remove(identity.current.id);
      identity.current = { id: newIdempotencyKey(), key: newIdempotencyKey() };
      setFields((now) => ({ ...now, text: '', urgent: false, authorisation: '', typeCode: undefined }));
      files.clear();
    },
    send,
    edit: () => {
      void draftStore.put(asDraft('editing'));
      setWaitingId(undefined);
    },
  };
}
