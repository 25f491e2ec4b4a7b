/**
 * A condition that only the operator can put right (a taken port, a wrong setting).
 * Whoever catches it at the top prints its message, which is one line, and ends with code 1; no stack.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The text of anything thrown, on one line. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message || error.name : String(error);
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

/** Node's error code (`EACCES`) or PostgreSQL's (`40001`), where there is one. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
