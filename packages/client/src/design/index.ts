export { useChoice } from './choice.ts';
export type { Theme } from './display.ts';
export {
  contrastChoice,
  contrasts,
  letterKeys,
  letterKeysChoice,
  motionChoice,
  motions,
  startDisplay,
  textSizeChoice,
  textSizes,
  themeChoice,
  themeChoices,
  useDisplay,
  useTheme,
} from './display.ts';
export type { LightName, LightShape } from './light-shapes.ts';
export { LIGHT_SHAPES } from './light-shapes.ts';
