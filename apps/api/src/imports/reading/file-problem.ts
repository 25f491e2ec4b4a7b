import { type FileProblemCode, type FileProblemFacts, fileProblemText } from '@guanjia/core/imports';

/** The file can't be read as a whole. Crosses from the reading thread as its facts. */
export class FileProblem extends Error {
  readonly facts: FileProblemFacts;

  constructor(code: FileProblemCode, details: FileProblemFacts['details'] = {}) {
    super(fileProblemText({ code, details }));
    this.name = 'FileProblem';
    this.facts = { code, details };
  }
}

/** Names the first few of many places: `A3、B7 等`. */
export function someOf(places: readonly string[], shown = 10): string {
  return places.slice(0, shown).join('、') + (places.length > shown ? ' 等' : '');
}
