export * from './api-schemas.ts';
export {
  type CoveredSpan,
  type CoverRefusal,
  coverRefusal,
  type Holder,
  isCoverable,
  leadsInRing,
  mayEnterFor,
} from './rules.ts';
