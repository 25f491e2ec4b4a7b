import { ApiProblem } from '@guanjia/client/api';
import { exportFileUrl, useRequestExport } from '@guanjia/client/queries';
import { type ExportRequest, exportAction } from '@guanjia/core/exports';
import { Input, Modal } from 'antd';
import { Download } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { FailurePanel } from './failure.tsx';
import { useSession } from './session.tsx';
import { useSayDone } from './use-say-done.tsx';

type Asked = ExportRequest extends infer Request
  ? Request extends ExportRequest
    ? Omit<Request, 'language' | 'purpose'>
    : never
  : never;

/** What is shown, as a spreadsheet. Where the zone wants it, another person allows it first, and is told what for. */
export function ExportButton({ asked }: { asked: Asked }) {
  const { t, i18n } = useTranslation(['console', 'common']);
  const { abilities } = useSession();
  const send = useRequestExport();
  const sayDone = useSayDone();
  const [purpose, setPurpose] = useState<string>();
  const field = useId();
  if (!abilities.includes(exportAction(asked.list))) return null;
  const wantsPurpose =
    send.error instanceof ApiProblem && send.error.places.some(({ path }) => path === 'purpose');
  const ask = (why?: string): void => {
    const body = {
      ...asked,
      language: i18n.language === 'en' ? 'en' : 'zh-CN',
      ...(why ? { purpose: why } : {}),
    } as ExportRequest;
    send.mutate(body, {
      onSuccess: (made) => {
        setPurpose(undefined);
        if (made.state === 'ready') {
          sayDone(t('export.started', { count: made.rowsCounted }));
          window.location.assign(exportFileUrl(made.id));
        } else sayDone(t('export.waits'));
      },
      onError: () => setPurpose((before) => before ?? ''),
    });
  };
  const close = (): void => {
    setPurpose(undefined);
    send.reset();
  };
  return (
    <>
      <IconButton
        icon={Download}
        label={t('export.button')}
        aria-busy={send.isPending}
        onClick={() => !send.isPending && ask()}
      />
      <Modal
        open={purpose !== undefined && send.isError}
        title={t('export.button')}
        okText={wantsPurpose ? t('export.ask') : t('common:retry')}
        cancelText={t('common:cancel')}
        onOk={() => ask(purpose?.trim() || undefined)}
        onCancel={close}
        confirmLoading={send.isPending}
        mask={{ closable: false }}
      >
        {wantsPurpose ? (
          <div className="field">
            <p className="sub">{t('export.needsApproval')}</p>
            <label htmlFor={field}>{t('export.purpose')}</label>
            <Input.TextArea
              id={field}
              value={purpose}
              maxLength={200}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => setPurpose(event.target.value)}
            />
          </div>
        ) : (
          <FailurePanel failure={send.error} />
        )}
      </Modal>
    </>
  );
}
