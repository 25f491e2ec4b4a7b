import { formatFileSize } from '@guanjia/client/format';
import type { FileView } from '@guanjia/core/attachments';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { rememberOpener } from '../give-back-focus.ts';
import { useTexts } from '../use-texts.ts';
import './files.css';
import { PhotoViewer } from './photo-viewer.tsx';
import { useSaveFile } from './use-save-file.ts';

/** Photos as small pictures that open large, files as buttons that download them. */
export function Gallery({
  attachments,
  among = attachments,
  tiles = false,
}: {
  attachments: readonly FileView[];
  /** All that a swipe goes through, where these are some of them. */
  among?: readonly FileView[];
  /** Three in a row, as wide as there is room. */
  tiles?: boolean;
}) {
  const t = useTexts();
  const [open, setOpen] = useState<FileView>();
  const save = useSaveFile();
  if (attachments.length === 0) return null;
  return (
    <>
      <div className={tiles ? 'gallery gallery--tiles' : 'gallery'}>
        {attachments.map((a) =>
          a.thumbnailUrl === null ? (
            <button key={a.id} type="button" className="gallery__file" onClick={() => save(a.id)}>
              <FileText size={18} aria-hidden />
              <span className="vh">{t('common:file.save')} </span>
              <span className="ell">{a.name}</span>
              <span className="muted nowrap">{formatFileSize(a.bytes)}</span>
            </button>
          ) : (
            <button
              key={a.id}
              type="button"
              className="gallery__photo"
              aria-label={t('common:file.open', { name: a.name })}
              onClick={() => {
                rememberOpener();
                setOpen(a);
              }}
            >
              <img src={a.thumbnailUrl} alt="" loading="lazy" />
            </button>
          ),
        )}
      </div>
      {open && (
        <PhotoViewer
          photos={among.filter((one) => one.isImage)}
          first={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}
