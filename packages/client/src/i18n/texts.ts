/**
 * What another language must give for a part of the Chinese catalogue: every key, no other. Written as
 * `export const x = { … } as const satisfies Texts<typeof chinese>` in the file of the same path under `en`.
 */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
