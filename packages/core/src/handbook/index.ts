export * from './api-schemas.ts';
export { excerptOf, plainText } from './excerpt.ts';
export { type ArticleTies, relevance } from './relevance.ts';
export {
  availableVersionActions,
  type VersionAction,
  type VersionStanding,
  type VersionState,
  versionActions,
  versionTransitions,
} from './transitions.ts';
