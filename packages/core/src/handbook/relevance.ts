/** What a published article is about. */
export interface ArticleTies {
  /** Matter types; none means all. */
  readonly typeCodes: readonly string[];
  /** Actions of the workflow; none means none in particular. */
  readonly actions: readonly string[];
}

/**
 * How near an article is to the matter at hand, 0 for not at all: an article of the type before one of an act,
 * and one that is about both before either. One that names neither is found by searching, not put beside a matter.
 */
export function relevance(
  article: ArticleTies,
  at: { typeCode: string; actions: readonly string[] },
): number {
  const ofType = article.typeCodes.includes(at.typeCode);
  if (article.typeCodes.length > 0 && !ofType) return 0;
  const ofAct = article.actions.some((action) => at.actions.includes(action));
  return (ofType ? 2 : 0) + (ofAct ? 1 : 0);
}
