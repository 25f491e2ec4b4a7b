import { formatMoment, formatPlace } from '@guanjia/client/format';
import type { FileView } from '@guanjia/core/attachments';
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import { giveBackFocus } from '../give-back-focus.ts';
import { useTexts } from '../use-texts.ts';
import { useSaveFile } from './use-save-file.ts';
import './viewer.css';

interface PhotoViewerProps {
  photos: readonly FileView[];
  /** The one that was tapped. */
  first: FileView;
  onClose: () => void;
}

/** Photos as large as the screen, side by side: a swipe, a button or an arrow key turns to the next. */
export function PhotoViewer({ photos, first, onClose }: PhotoViewerProps) {
  const t = useTexts();
  const [at, setAt] = useState(() => photos.findIndex((one) => one.id === first.id));
  const photo = photos[at] ?? first;
  const save = useSaveFile();
  useEffect(() => {
    document.documentElement.setAttribute('data-locked', '');
    return () => document.documentElement.removeAttribute('data-locked');
  }, []);
  return (
    <Dialog.Root open onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Content
          className="viewer"
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (document.querySelector('[role="dialog"]') === null) giveBackFocus();
          }}
        >
          <div className="viewer__bar">
            <div className="grow">
              <Dialog.Title className="viewer__name">{photo.name}</Dialog.Title>
              {photos.length > 1 && (
                <p aria-live="polite">{t('common:file.position', { n: at + 1, total: photos.length })}</p>
              )}
            </div>
            <IconButton label={t('common:file.download')} icon={Download} onClick={() => save(photo.id)} />
            <IconButton label={t('common:close')} icon={X} onClick={onClose} />
          </div>
          <Slides photos={photos} at={at} onMove={setAt} />
          <Dialog.Description asChild>
            <div className="viewer__words">
              <p>{t('common:file.by', { name: photo.uploadedBy, when: formatMoment(photo.createdAt) })}</p>
              {photo.place && <p>{t('common:file.place', { place: formatPlace(photo.place) })}</p>}
            </div>
          </Dialog.Description>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface SlidesProps {
  photos: readonly FileView[];
  at: number;
  onMove: (at: number) => void;
}

/** One screen wide each, in a row that stops at each: the browser's own scrolling is the swipe. */
function Slides({ photos, at, onMove }: SlidesProps) {
  const t = useTexts();
  const row = useRef<HTMLDivElement>(null);
  const began = useRef(at);

  useLayoutEffect(() => {
    const { current } = row;
    if (current) current.scrollLeft = began.current * current.clientWidth;
    current?.focus();
  }, []);

  const turnTo = (to: number): void => {
    const { current } = row;
    if (!current || to < 0 || to >= photos.length) return;
    // Without smooth scrolling: it would be an animation for whoever wants none, and stands still in hidden tabs.
    current.scrollLeft = to * current.clientWidth;
    onMove(to);
  };
  const onKey = (event: KeyboardEvent): void => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: photos.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turnTo(to);
  };
  return (
    <div className="viewer__stage">
      <section
        ref={row}
        className="viewer__row"
        aria-label={t('common:file.photos')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it
        tabIndex={0}
        onKeyDown={onKey}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) => {
          const reached = Math.round(scrollLeft / clientWidth);
          if (reached !== at) onMove(reached);
        }}
      >
        {photos.map((photo, n) => (
          <div className="viewer__slide" key={photo.id}>
            {Math.abs(n - at) <= 1 && <Slide photo={photo} shown={n === at} />}
          </div>
        ))}
      </section>
      {at > 0 && (
        <div className="viewer__turn viewer__turn--before">
          <IconButton label={t('common:file.previous')} icon={ChevronLeft} onClick={() => turnTo(at - 1)} />
        </div>
      )}
      {at < photos.length - 1 && (
        <div className="viewer__turn viewer__turn--after">
          <IconButton label={t('common:file.next')} icon={ChevronRight} onClick={() => turnTo(at + 1)} />
        </div>
      )}
    </div>
  );
}

function Slide({ photo, shown }: { photo: FileView; shown: boolean }) {
  const t = useTexts();
  const [broken, setBroken] = useState(false);
  if (broken) return <p role={shown ? 'alert' : undefined}>{t('common:file.broken')}</p>;
  return (
    <img
      src={photo.url}
      alt={photo.name}
      aria-hidden={!shown}
      // The small picture stands in its place until the large one is there.
      style={{ backgroundImage: `url("${photo.thumbnailUrl}")` }}
      onError={() => setBroken(true)}
    />
  );
}
