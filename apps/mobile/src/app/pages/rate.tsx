import { useRouterState } from '@tanstack/react-router';
import { RateByLinkPage } from '../../features/matters/link/rate-by-link-page.tsx';

/** The token stands behind the `#`, which no server ever sees. */
export function RateScreen() {
  const token = useRouterState({ select: (state) => state.location.hash });
  return <RateByLinkPage key={token} token={token} />;
}
