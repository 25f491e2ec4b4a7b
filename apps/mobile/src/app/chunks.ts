/** Screens beyond the first: read when they are opened, or before, when there is time. */
export const chunks = {
  rate: () => import('./pages/rate.tsx'),
  signIn: () => import('./pages/sign-in.tsx'),
  matters: () => import('./pages/matters.tsx'),
  matter: () => import('./pages/matter.tsx'),
  raise: () => import('./pages/raise.tsx'),
  subjects: () => import('./pages/subjects.tsx'),
  own: () => import('./pages/own.tsx'),
  supervision: () => import('./pages/supervision.tsx'),
  handbook: () => import('./pages/handbook.tsx'),
};

const QUIET_MS = 2_000;

/** Once the first screen stands, reads the others, so that they open without a connection too. */
export function readAhead(): () => void {
  const timer = setTimeout(() => {
    for (const read of Object.values(chunks)) {
      read().catch(() => {
        // No connection now: it is read when it is opened.
      });
    }
  }, QUIET_MS);
  return () => clearTimeout(timer);
}
