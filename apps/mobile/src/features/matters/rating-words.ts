import type { RatingLevel } from '@guanjia/core/matters';
import type { Texts } from '../../ui/use-texts.ts';

/** The five labels of 好差评. As one object, because a typed key can't end in a figure. */
export const ratingWords = (t: Texts): Record<RatingLevel, string> =>
  t('actions:rating', { returnObjects: true });
