import { formatMoment, formatPlace } from '@guanjia/client/format';
import type { FileView } from '@guanjia/core/attachments';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveFile } from './use-save-file.ts';
import { ViewerButton } from './viewer-button.tsx';
import { ViewerDialog } from './viewer-dialog.tsx';

interface PhotoViewerProps {
  readonly photos: readonly FileView[];
  readonly photo: FileView;
  readonly onMove: (photo: FileView) => void;
  readonly onClose: () => void;
}

/** One photo as large as the window, with who handed it in and when; the arrow keys turn to the others. */
export function PhotoViewer({ photos, photo, onMove, onClose }: PhotoViewerProps) {
  const { t } = useTranslation('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const save = useSaveFile();
  const [brokenId, setBrokenId] = useState<string>();
  const at = photos.findIndex((one) => one.id === photo.id);
  const before = photos[at - 1];
  const after = photos[at + 1];

  useEffect(() => {
    // So that turning shows the next one at once.
    for (const one of [after, before]) if (one) new Image().src = one.url;
  }, [after, before]);

  const onKey = ({ key }: KeyboardEvent): void => {
    const to = { ArrowLeft: before, ArrowRight: after, Home: photos[0], End: photos.at(-1) }[key];
    if (to) onMove(to);
  };

  return (
    <ViewerDialog ref={dialog} label={photo.name} onKey={onKey} onClose={onClose}>
      <header className="viewer-bar">
        <p aria-live="polite">
          <b className="viewer-name">{photo.name}</b>{' '}
          {photos.length > 1 && t('file.position', { n: at + 1, total: photos.length })}
        </p>
        <ViewerButton icon={Download} label={t('file.download')} onClick={() => save(photo.id)} />
        <ViewerButton icon={X} label={t('close')} onClick={() => dialog.current?.close()} />
      </header>
      <div className="viewer-photo">
        {brokenId === photo.id ? (
          <p role="alert">{t('file.broken')}</p>
        ) : (
          <img
            key={photo.id}
            src={photo.url}
            alt={photo.name}
            // The small picture stands in its place until the large one is there.
            style={{ backgroundImage: `url("${photo.thumbnailUrl}")` }}
            onError={() => setBrokenId(photo.id)}
          />
        )}
        {before && (
          <ViewerButton
            className="viewer-before"
            icon={ChevronLeft}
            label={t('file.previous')}
            onClick={() => onMove(before)}
          />
        )}
        {after && (
          <ViewerButton
            className="viewer-after"
            icon={ChevronRight}
            label={t('file.next')}
            onClick={() => onMove(after)}
          />
        )}
      </div>
      <footer className="viewer-words">
        <p>{t('file.by', { name: photo.uploadedBy, when: formatMoment(photo.createdAt) })}</p>
        {photo.place && <p>{t('file.place', { place: formatPlace(photo.place) })}</p>}
      </footer>
    </ViewerDialog>
  );
}
