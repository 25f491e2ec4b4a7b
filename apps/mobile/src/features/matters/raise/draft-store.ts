import type { KeptFile } from '../../../ui/files/use-files.ts';

/** A need as it is written on this device, before the server has it. */
export interface Draft {
  readonly id: string;
  /** Drafts of another account on the same device are nobody else's business. */
  readonly accountId: string;
  /** `waiting`: handed over without a connection, goes out by itself. */
  readonly state: 'editing' | 'waiting';
  /** One act, however often it is tried. */
  readonly idempotencyKey: string;
  readonly typeCode: string | undefined;
  readonly subjectId: string | undefined;
  readonly subjectKind: 'enterprise' | 'project' | undefined;
  readonly text: string;
  readonly urgent: boolean;
  readonly authorisation: string;
  readonly files: readonly KeptFile[];
  /** By the device's clock, when it was handed over; for the record only. */
  readonly handedAt: string | undefined;
  readonly changedAt: string;
}

const DATABASE = 'guanjia';
const STORE = 'drafts';

let opened: Promise<IDBDatabase> | undefined;
/** Where the browser denies storage (private windows), drafts live as long as the page. */
const memory = new Map<string, Draft>();

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    // The write counts when the transaction is done, not when the request is.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

const listeners = new Set<() => void>();
const changed = (): void => {
  for (const listener of listeners) listener();
};

export const draftStore = {
  async all(accountId: string): Promise<Draft[]> {
    let found: Draft[];
    try {
      found = await run('readonly', (store) => store.getAll() as IDBRequest<Draft[]>);
    } catch {
      found = [...memory.values()];
    }
    return found
      .filter((d) => d.accountId === accountId)
      .sort((a, b) => a.changedAt.localeCompare(b.changedAt));
  },

  async put(draft: Draft): Promise<void> {
    try {
      await run('readwrite', (store) => store.put(draft));
    } catch {
      memory.set(draft.id, draft);
    }
    changed();
  },

  async remove(id: string): Promise<void> {
    memory.delete(id);
    try {
      await run('readwrite', (store) => store.delete(id));
    } catch {
      // It was in memory only.
    }
    changed();
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
