import { sessionOptions } from '@guanjia/client/queries';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Draft, draftStore } from './draft-store.ts';

/** This account's drafts on this device; undefined until they have been read. */
export function useDrafts(): readonly Draft[] | undefined {
  const accountId = useSuspenseQuery(sessionOptions).data?.account.id;
  const [drafts, setDrafts] = useState<readonly Draft[] | undefined>();
  useEffect(() => {
    if (accountId === undefined) return;
    let current = true;
    const read = () => {
      void draftStore.all(accountId).then((found) => {
        if (current) setDrafts(found);
      });
    };
    read();
    const stop = draftStore.subscribe(read);
    return () => {
      current = false;
      stop();
    };
  }, [accountId]);
  return drafts;
}
