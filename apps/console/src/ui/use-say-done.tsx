import { App } from 'antd';
import { CircleCheck } from 'lucide-react';
import { useCallback } from 'react';

/** Says in a few words that something is done; read out politely, and gone by itself. */
export function useSayDone(): (words: string) => void {
  const { message } = App.useApp();
  return useCallback(
    (words) => {
      // The kit's own icon would be read out by its English name.
      const icon = (
        <span className="anticon" aria-hidden>
          <CircleCheck size={16} />
        </span>
      );
      void message.open({ type: 'success', content: words, icon });
    },
    [message],
  );
}
