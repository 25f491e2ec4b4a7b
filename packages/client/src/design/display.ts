import { useSyncExternalStore } from 'react';
import { createChoice } from './choice.ts';

const asks = (media: string): boolean => window.matchMedia(media).matches;
const root = (): DOMStringMap => document.documentElement.dataset;

/** What the reader chose; `system` follows the device. */
export const themeChoices = ['light', 'dark', 'system'] as const;
export type ThemeChoice = (typeof themeChoices)[number];
export type Theme = 'light' | 'dark';
const darkMedia = '(prefers-color-scheme: dark)';
export const themeChoice = createChoice<ThemeChoice>({
  key: 'guanjia.theme',
  values: themeChoices,
  unchosen: 'system',
  media: darkMedia,
  show: (chosen) => {
    root().theme = themeOf(chosen);
  },
});
const themeOf = (chosen: ThemeChoice): Theme =>
  chosen === 'system' ? (asks(darkMedia) ? 'dark' : 'light') : chosen;

/** 字号: for eyes that want it, and for sunlight on a building site. */
export const textSizes = ['normal', 'large', 'extra'] as const;
export const textSizeChoice = createChoice<(typeof textSizes)[number]>({
  key: 'guanjia.text',
  values: textSizes,
  unchosen: 'normal',
  show: (size) => {
    root().text = size;
  },
});

/** 高对比度: all text at 7:1 or more, lines and focus strong. */
export const contrasts = ['system', 'high'] as const;
const contrastMedia = '(prefers-contrast: more)';
export const contrastChoice = createChoice<(typeof contrasts)[number]>({
  key: 'guanjia.contrast',
  values: contrasts,
  unchosen: 'system',
  media: contrastMedia,
  show: (chosen) => {
    root().contrast = chosen === 'high' || asks(contrastMedia) ? 'high' : 'normal';
  },
});

/** 减少动画. */
export const motions = ['system', 'less'] as const;
const motionMedia = '(prefers-reduced-motion: reduce)';
export const motionChoice = createChoice<(typeof motions)[number]>({
  key: 'guanjia.motion',
  values: motions,
  unchosen: 'system',
  media: motionMedia,
  show: (chosen) => {
    root().motion = chosen === 'less' || asks(motionMedia) ? 'less' : 'full';
  },
});

/** 单键快捷键: single letters that act on the page; off for whoever dictates, or presses keys unawares. */
export const letterKeys = ['on', 'off'] as const;
export const letterKeysChoice = createChoice<(typeof letterKeys)[number]>({
  key: 'guanjia.letters',
  values: letterKeys,
  unchosen: 'on',
  show: () => {},
});

const all = [themeChoice, textSizeChoice, contrastChoice, motionChoice];

/** Puts what the reader chose on the document before the first paint. */
export function startDisplay(): void {
  for (const choice of all) choice.start();
}

const subscribeToAll = (listener: () => void): (() => void) => {
  const ends = all.map((choice) => choice.subscribe(listener));
  return () => {
    for (const end of ends) end();
  };
};

/** How the document is shown now, as one string that changes with it: for what is computed from the tokens. */
export const useDisplay = (): string =>
  useSyncExternalStore(subscribeToAll, () => {
    const { theme, text, contrast, motion } = root();
    return [theme, text, contrast, motion].join(' ');
  });

/** The theme that is shown, whoever chose it. */
export const useTheme = (): Theme =>
  useSyncExternalStore(themeChoice.subscribe, () => themeOf(themeChoice.current()));
