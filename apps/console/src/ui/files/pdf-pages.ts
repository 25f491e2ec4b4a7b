import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type RenderTask,
  version,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;
/** Laid there by the build (vite.config.ts): how Chinese, Japanese and Korean fonts are read, and stand-in fonts. */
const data = `${import.meta.env.BASE_URL}assets/pdfjs-${version}/`;

/** Everything from this server; no WebAssembly, which the content security policy would have to allow. */
export function openPdf(url: string) {
  return getDocument({
    url,
    cMapUrl: `${data}cmaps/`,
    standardFontDataUrl: `${data}standard_fonts/`,
    wasmUrl: `${data}wasm/`,
    useWasm: false,
    // The server sends whole files.
    disableRange: true,
    enableXfa: false,
  });
}

export interface DrawnPage {
  readonly canvas: HTMLCanvasElement;
  /** What is written on it, for whoever hears it. */
  readonly words: string;
}

/** Draws one page so many pixels wide, as sharp as the screen; `onTask` gives what can be cancelled. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  { page: number, width }: { page: number; width: number },
  onTask: (task: RenderTask) => void,
): Promise<DrawnPage> {
  const page = await pdf.getPage(number);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale: scale * Math.min(window.devicePixelRatio, 2) });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.style.width = `${Math.floor(width)}px`;
  const task = page.render({ canvas, viewport });
  onTask(task);
  await task.promise;
  const { items } = await page.getTextContent();
  const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return { canvas, words };
}
