import { saveFile } from '@guanjia/client/queries';
import { useCallback } from 'react';
import { useToast } from '../toast.tsx';
import { useTexts } from '../use-texts.ts';

/** Downloads a file, and says where it can't be. */
export function useSaveFile(): (id: string) => void {
  const t = useTexts();
  const say = useToast();
  return useCallback(
    (id) => {
      saveFile(id).catch((failure: unknown) => {
        say(t('common:file.notSaved', { reason: failure instanceof Error ? failure.message : '' }));
      });
    },
    [say, t],
  );
}
