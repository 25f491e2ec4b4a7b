import { useCallback, useState } from 'react';

export interface KeptWords {
  readonly text: string;
  setText: (text: string) => void;
  /** The words have arrived: nothing needs keeping any longer. */
  forget: () => void;
}

function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Words of a form that outlive a closed sheet, a lost session and a reload, until they have been sent. */
export function useKeptWords(name: string): KeptWords {
  const key = `guanjia.words.${name}`;
  const [text, show] = useState(() => read(key));
  const setText = useCallback(
    (next: string) => {
      show(next);
      try {
        if (next === '') localStorage.removeItem(key);
        else localStorage.setItem(key, next);
      } catch {
        // Storage is denied or full: the words live as long as the page.
      }
    },
    [key],
  );
  const forget = useCallback(() => setText(''), [setText]);
  return { text, setText, forget };
}
