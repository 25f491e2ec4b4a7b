import { sessionOptions } from '@guanjia/client/queries';
import type { Session } from '@guanjia/core/identity';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { FirmHere } from '../features/session/firm-here.tsx';
import { FirstPasswordPage } from '../features/session/first-password-page.tsx';
import { NeedsFactorPage } from '../features/session/needs-factor-page.tsx';
import { SignInPage } from '../features/session/sign-in-page.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { SessionContext } from '../ui/session.tsx';
import { Providers } from './providers.tsx';
import { createDeskRouter } from './router.tsx';

const router = createDeskRouter();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

export function Desk({ client }: { client: QueryClient }) {
  return (
    <Providers client={client}>
      <Entrance />
    </Providers>
  );
}

/** Signed in: the desk; else the way in. The address stays, so that signing in leads to where one wanted to go. */
function Entrance() {
  const query = useQuery(sessionOptions);
  return (
    <QueryView query={query} whole>
      {(session) => (session ? <SignedIn session={session} /> : <SignInPage />)}
    </QueryView>
  );
}

function SignedIn({ session }: { session: Session }) {
  // A one-time password opens nothing but its own replacement.
  if (session.account.mustChangePassword) return <FirstPasswordPage account={session.account} />;
  if (session.account.mustAddSecondFactor) return <NeedsFactorPage />;
  if (session.home === 'firm') return <FirmHere name={session.account.displayName} />;
  return (
    <SessionContext value={session}>
      <RouterProvider router={router} key={session.account.id} />
    </SessionContext>
  );
}
