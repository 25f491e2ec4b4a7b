/** 亮灯 as drawn: colour never stands alone, so each light has a shape and a word of its own. */
export type LightName = 'red' | 'yellow' | 'green' | 'paused';

export interface LightShape {
  /** Path on a 10 × 10 view box, filled with the light's colour. */
  readonly path: string;
  /** Custom properties of tokens.css. */
  readonly ink: string;
  readonly soft: string;
}

export const LIGHT_SHAPES = {
  red: {
    path: 'M2 .8h6A1.2 1.2 0 0 1 9.2 2v6A1.2 1.2 0 0 1 8 9.2H2A1.2 1.2 0 0 1 .8 8V2A1.2 1.2 0 0 1 2 .8Z',
    ink: 'var(--red)',
    soft: 'var(--red-soft)',
  },
  yellow: { path: 'M5 .6 9.8 9.3H.2Z', ink: 'var(--yellow)', soft: 'var(--yellow-soft)' },
  green: {
    path: 'M5 .6a4.4 4.4 0 1 1 0 8.8A4.4 4.4 0 0 1 5 .6Z',
    ink: 'var(--green)',
    soft: 'var(--green-soft)',
  },
  paused: { path: 'M1.4 1H4v8H1.400ZM6 1h2.600v8H6Z', ink: 'var(--ink-2)', soft: 'var(--surface-2)' },
} as const satisfies Record<LightName, LightShape>;
