export type { LightName, LightShape } from './light-shapes.ts';
export { LIGHT_SHAPES } from './light-shapes.ts';
export type { Theme, ThemeChoice } from './theme.ts';
export { chooseTheme, startTheme, useTheme } from './theme.ts';
