import type { actions } from '../messages/zh-CN/actions.ts';
import type { administration } from '../messages/zh-CN/administration.ts';
import type { common } from '../messages/zh-CN/common.ts';
import type { console } from '../messages/zh-CN/console.ts';
import type { imports } from '../messages/zh-CN/imports.ts';
import type { mobile } from '../messages/zh-CN/mobile.ts';
import type { Texts } from './texts.ts';

/** The Chinese catalogue is the shape that every other language fills: a folder beside zh-CN with the same names. */
interface Resources {
  common: typeof common;
  actions: typeof actions;
  console: typeof console;
  mobile: typeof mobile;
  imports: typeof imports;
  administration: typeof administration;
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Resources;
    returnNull: false;
  }
}

export type Namespace = keyof Resources;

/** What a second language must give, by namespace; each file says the same of its own part with Texts. */
export type Catalogue = { readonly [N in Namespace]: Texts<Resources[N]> };

type Leaves<T> = T extends string
  ? never
  : { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];

/** Every key of a namespace in full, e.g. TranslationKey<'actions'>. */
export type TranslationKey<N extends Namespace> = Leaves<Resources[N]>;
