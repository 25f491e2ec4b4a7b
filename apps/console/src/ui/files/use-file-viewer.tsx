import type { FileView } from '@guanjia/core/attachments';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { PhotoViewer } from './photo-viewer.tsx';
import { useSaveFile } from './use-save-file.ts';

/** Half a megabyte that most pages never need. */
const PdfViewer = lazy(async () => ({ default: (await import('./pdf-viewer.tsx')).PdfViewer }));

const isPdf = (file: FileView): boolean => file.mediaType === 'application/pdf';

/**
 * Opens photos large, one after the other, PDFs page by page, and saves all else. `viewer` is to stand somewhere on
 * the page.
 */
export function useFileViewer(files: readonly FileView[]): {
  open: (file: FileView) => void;
  viewer: ReactNode;
} {
  const [openId, setOpenId] = useState<string>();
  const save = useSaveFile();
  const opened = files.find((file) => file.id === openId);
  const close = (): void => setOpenId(undefined);
  return {
    open: (file) => (file.isImage || isPdf(file) ? setOpenId(file.id) : save(file.id)),
    viewer:
      opened &&
      (opened.isImage ? (
        <PhotoViewer
          photos={files.filter((file) => file.isImage)}
          photo={opened}
          onMove={(photo) => setOpenId(photo.id)}
          onClose={close}
        />
      ) : (
        <Suspense fallback={null}>
          <PdfViewer file={opened} onClose={close} />
        </Suspense>
      )),
  };
}
