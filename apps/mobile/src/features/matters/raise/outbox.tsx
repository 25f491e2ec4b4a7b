import { queryKeys } from '@guanjia/client/api';
import { useConnectivity } from '@guanjia/client/live';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useToast } from '../../../ui/toast.tsx';
import { useTexts } from '../../../ui/use-texts.ts';
import { sendDraft } from './send-draft.ts';
import { useDrafts } from './use-drafts.ts';

/** Sends what was handed over without a connection, as soon as there is one again. Renders nothing. */
export function Outbox() {
  const t = useTexts();
  const say = useToast();
  const client = useQueryClient();
  const { online } = useConnectivity();
  const drafts = useDrafts();
  const sending = useRef(new Set<string>());

  useEffect(() => {
    if (!online || !drafts) return;
    for (const draft of drafts) {
      if (draft.state !== 'waiting' || sending.current.has(draft.id)) continue;
      sending.current.add(draft.id);
      sendDraft(draft)
        .then((matter) => {
          client.setQueryData(queryKeys.matters.detail(matter.id), matter);
          void client.invalidateQueries({ queryKey: queryKeys.matters.lists });
          void client.invalidateQueries({ queryKey: queryKeys.matters.queues });
          say(t('raise.sentLater', { name: matter.butler.name }));
        })
        .catch(() => {
          // Without a connection it goes on waiting; refused, it is a draft again and the home screen says so.
        })
        .finally(() => sending.current.delete(draft.id));
    }
  }, [online, drafts, client, say, t]);

  return null;
}
