export { type ProblemCode, problemCatalogue, problemCodes } from './catalogue.ts';
export {
  type ProblemDocument,
  type ProblemPlace,
  problemDocument,
  problemEntry,
  problemEntryList,
  problemPlace,
} from './problem-document.ts';
