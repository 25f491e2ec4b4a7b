import { letterKeysChoice } from '@guanjia/client/design';
import { useEffect, useRef } from 'react';

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';
const ABOVE = 'dialog[open], .ant-modal-root, .ant-select-open, .ant-dropdown-open';

/** One letter for the whole page; not while somebody types, nor under a dialog or a list of choices. */
export function usePageKey(key: string, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== key || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (letterKeysChoice.current() === 'off') return;
      if (event.target instanceof Element && event.target.closest(FIELDS)) return;
      if (document.querySelector(ABOVE)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [key]);
}
