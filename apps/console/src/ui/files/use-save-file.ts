import { saveFile } from '@guanjia/client/queries';
import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Downloads a file, and says where it can't be. */
export function useSaveFile(): (id: string) => void {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  return useCallback(
    (id) => {
      saveFile(id).catch((failure: unknown) => {
        const reason = failure instanceof Error ? failure.message : '';
        void message.error(t('file.notSaved', { reason }));
      });
    },
    [message, t],
  );
}
