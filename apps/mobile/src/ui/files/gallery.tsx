import { formatFileSize } from '@guanjia/client/format';
import type { AttachmentView } from '@guanjia/core/matters';
import { FileText } from 'lucide-react';
import { useState } from 'react';
import { Sheet, SheetBody } from '../sheet.tsx';
import { useTexts } from '../use-texts.ts';
import './files.css';

/** Photos as small pictures that open large, files as links. */
export function Gallery({ attachments }: { attachments: readonly AttachmentView[] }) {
  const t = useTexts();
  const [open, setOpen] = useState<AttachmentView | undefined>();
  if (attachments.length === 0) return null;
  return (
    <>
      <div className="gallery">
        {attachments.map((a) =>
          a.isImage ? (
            <button
              key={a.id}
              type="button"
              className="gallery__photo"
              aria-label={t('common:file.open', { name: a.name })}
              onClick={() => setOpen(a)}
            >
              <img src={a.thumbnailUrl ?? a.url} alt="" loading="lazy" />
            </button>
          ) : (
            <a key={a.id} className="gallery__file" href={a.url} target="_blank" rel="noreferrer">
              <FileText size={18} aria-hidden />
              <span className="ell">{a.name}</span>
              <span className="muted nowrap">{formatFileSize(a.bytes)}</span>
            </a>
          ),
        )}
      </div>
      <Sheet
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        title={open?.name ?? ''}
        description={open ? t('files.by', { name: open.uploadedBy }) : undefined}
      >
        <SheetBody>{open && <img className="viewer__photo" src={open.url} alt={open.name} />}</SheetBody>
      </Sheet>
    </>
  );
}
