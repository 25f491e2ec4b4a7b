import { useState } from 'react';

/** 大字: for eyes that want it, and for sunlight on a building site. */
export type TextSize = 'normal' | 'large';

const STORAGE_KEY = 'guanjia.text';

function stored(): TextSize {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'large' ? 'large' : 'normal';
  } catch {
    return 'normal';
  }
}

export function startTextSize(): void {
  document.documentElement.dataset.text = stored();
}

export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const [size, show] = useState(stored);
  const set = (next: TextSize) => {
    show(next);
    document.documentElement.dataset.text = next;
    try {
      localStorage.setItem(STORAGE_KEY, next);
    } catch {
      // The choice holds for this page only.
    }
  };
  return [size, set];
}
