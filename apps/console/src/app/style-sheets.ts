/**
 * @public
 * Stands in for `@rc-component/util/Dom/dynamicCSS` and `@ant-design/icons/cssUtils` (vite.config.ts puts it there):
 * same functions, but each style becomes a constructed style sheet that the document adopts, never a <style> tag.
 */
interface StyleOptions {
  readonly mark?: string;
  readonly prepend?: boolean | 'queue';
  readonly priority?: number;
}

/** As much of a <style> element as the callers touch. */
interface StyleHandle {
  setAttribute: (name: string, value: string) => void;
}

interface Adopted {
  readonly key: string;
  readonly sheet: CSSStyleSheet;
  readonly rank: number;
  css: string;
}

const adopted: Adopted[] = [];
const handle = (): StyleHandle => ({ setAttribute: () => undefined });

function show(): void {
  document.adoptedStyleSheets = adopted.map((entry) => entry.sheet);
}

/** Below everything that is in no layer, so that the desk's own styles win without being louder. */
function layered(css: string): string {
  return `@layer kit{${css}}`;
}

function rankOf(options: StyleOptions): number {
  return options.prepend ? (options.priority ?? 0) : Number.MAX_SAFE_INTEGER;
}

function keyOf(key: string, options: StyleOptions): string {
  return `${options.mark ?? 'rc-util-key'} ${key}`;
}

export function updateCSS(css: string, key: string, options: StyleOptions = {}): StyleHandle {
  const id = keyOf(key, options);
  const known = adopted.find((entry) => entry.key === id);
  if (known) {
    if (known.css !== css) known.sheet.replaceSync(layered(css));
    known.css = css;
    return handle();
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(layered(css));
  const rank = rankOf(options);
  // Lower ranks come first, equal ones in the order of their coming, as with tags.
  const at = adopted.findIndex((entry) => entry.rank > rank);
  adopted.splice(at < 0 ? adopted.length : at, 0, { key: id, sheet, rank, css });
  show();
  return handle();
}

export function injectCSS(css: string, options: StyleOptions = {}): StyleHandle {
  return updateCSS(css, css, options);
}

export function removeCSS(key: string, options: StyleOptions = {}): void {
  const at = adopted.findIndex((entry) => entry.key === keyOf(key, options));
  if (at < 0) return;
  adopted.splice(at, 1);
  show();
}

export function clearContainerCache(): void {
  // Tags are cached by their container; adopted sheets have none.
}

/** What the icons ask for besides: styles for a shadow root, which the desk doesn't use, and warnings. */
export const getShadowRoot = (): null => null;
export const warningOnce = (): void => undefined;
