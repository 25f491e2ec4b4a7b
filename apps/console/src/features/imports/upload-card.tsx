import { useUploadImport } from '@guanjia/client/queries';
import type { ImportKind } from '@guanjia/core/imports';
import { useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet, UploadCloud } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { Progress } from './progress.tsx';

/** Takes one file by drop or by choice, sends it, and opens what the check found. */
export function UploadCard({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('imports');
  const navigate = useNavigate();
  const send = useUploadImport();
  const [share, setShare] = useState(0);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();

  const take = (file: File | undefined): void => {
    if (!file || send.isPending) return;
    setShare(0);
    send.mutate(
      { kind, file, onProgress: setShare },
      { onSuccess: (run) => navigate({ to: '/imports/$importId', params: { importId: run.id } }) },
    );
  };

  if (send.isPending) {
    return (
      <div className="imports-sending" role="status">
        <FileSpreadsheet size={20} strokeWidth={1.5} aria-hidden />
        <b className="clip">{send.variables.file.name}</b>
        <span className="sub">
          {share < 1 ? t('sending', { percent: Math.round(share * 100) }) : t('checking')}
        </span>
        <Progress label={send.variables.file.name} share={share < 1 ? share : undefined} />
      </div>
    );
  }
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way, the button is the first */}
      <div
        className={over ? 'imports-drop imports-drop-over' : 'imports-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files[0]);
        }}
      >
        <button type="button" aria-describedby={noteId} onClick={() => input.current?.click()}>
          <UploadCloud size={26} strokeWidth={1.4} aria-hidden />
          {send.isError ? t('chooseOther') : t('drop')}
        </button>
        <p id={noteId} className="small sub">
          {t('limits')}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      {send.isError && <FailurePanel failure={send.error} />}
    </div>
  );
}
