import './pdf-viewer.css';
import type { FileView } from '@guanjia/core/attachments';
import { ChevronLeft, ChevronRight, Download, X, ZoomIn, ZoomOut } from 'lucide-react';
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { drawPage, openPdf } from './pdf-pages.ts';
import { useSaveFile } from './use-save-file.ts';
import { ViewerButton } from './viewer-button.tsx';
import { ViewerDialog } from './viewer-dialog.tsx';

const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;
/** As wide as a page is read well; no wider than the window. */
const WIDEST = 960;
const BESIDE = 64;

/** 预览 PDF: a page at a time, on this page, without a plug-in. */
export function PdfViewer({ file, onClose }: { file: FileView; onClose: () => void }) {
  const { t } = useTranslation('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const save = useSaveFile();
  const [pdf, setPdf] = useState<PDFDocumentProxy>();
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(ZOOMS.indexOf(1));
  const pages = pdf?.numPages ?? 0;

  useEffect(() => {
    const loading = openPdf(file.url);
    loading.promise.then(setPdf, () => setFailed(!loading.destroyed));
    return () => void loading.destroy();
  }, [file.url]);

  const turnTo = (to: number): void => {
    if (to >= 1 && to <= pages) setPage(to);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const to = {
      ArrowLeft: page - 1,
      ArrowRight: page + 1,
      PageUp: page - 1,
      PageDown: page + 1,
      Home: 1,
      End: pages,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    turnTo(to);
  };
  const zoomTo = (to: number): void => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, to)));

  return (
    <ViewerDialog ref={dialog} label={file.name} onKey={onKey} onClose={onClose}>
      <header className="viewer-bar">
        <p>
          <b className="viewer-name">{file.name}</b>
        </p>
        {pages > 0 && (
          <>
            <ViewerButton
              icon={ChevronLeft}
              label={t('pdf.previous')}
              disabled={page === 1}
              onClick={() => turnTo(page - 1)}
            />
            <label className="pdf-page">
              <span className="vh">{t('pdf.number')}</span>
              <input
                key={page}
                inputMode="numeric"
                defaultValue={page}
                onBlur={(event) => turnTo(Number(event.target.value))}
                onKeyDown={(event) => event.key === 'Enter' && turnTo(Number(event.currentTarget.value))}
              />
              {t('pdf.of', { total: pages })}
            </label>
            <ViewerButton
              icon={ChevronRight}
              label={t('pdf.next')}
              disabled={page === pages}
              onClick={() => turnTo(page + 1)}
            />
            <ViewerButton
              icon={ZoomOut}
              label={t('pdf.smaller')}
              disabled={zoom === 0}
              onClick={() => zoomTo(zoom - 1)}
            />
            <ViewerButton
              icon={ZoomIn}
              label={t('pdf.larger')}
              disabled={zoom === ZOOMS.length - 1}
              onClick={() => zoomTo(zoom + 1)}
            />
          </>
        )}
        <ViewerButton icon={Download} label={t('file.download')} onClick={() => save(file.id)} />
        <ViewerButton icon={X} label={t('close')} onClick={() => dialog.current?.close()} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, and keys must reach it */}
      <section className="pdf-paper" aria-label={t('pdf.at', { n: page, total: pages })} tabIndex={0}>
        {failed && <p role="alert">{t('pdf.unreadable')}</p>}
        {!failed && !pdf && <p role="status">{t('pdf.loading')}</p>}
        {!failed && pdf && (
          <Page pdf={pdf} page={page} zoom={ZOOMS[zoom] ?? 1} onFail={() => setFailed(true)} />
        )}
      </section>
    </ViewerDialog>
  );
}

interface PageProps {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly zoom: number;
  readonly onFail: () => void;
}

function Page({ pdf, page, zoom, onFail }: PageProps) {
  const holder = useRef<HTMLDivElement>(null);
  const [words, setWords] = useState('');
  const [room, setRoom] = useState(window.innerWidth);
  const failed = useRef(onFail);
  failed.current = onFail;

  useEffect(() => {
    const measure = (): void => setRoom(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);

  useEffect(() => {
    let over = false;
    let task: RenderTask | undefined;
    const width = Math.min(WIDEST, room - BESIDE) * zoom;
    drawPage(pdf, { page, width }, (begun) => {
      task = begun;
    }).then(
      (drawn) => {
        if (over) return;
        holder.current?.replaceChildren(drawn.canvas);
        holder.current?.parentElement?.scrollTo({ top: 0 });
        setWords(drawn.words);
      },
      () => over || failed.current(),
    );
    return () => {
      over = true;
      task?.cancel();
    };
  }, [pdf, page, zoom, room]);

  return (
    <>
      <div ref={holder} aria-hidden />
      <p className="vh" aria-live="polite">
        {words}
      </p>
    </>
  );
}
