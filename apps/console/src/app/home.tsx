import { Navigate } from '@tanstack/react-router';
import { useSession } from '../ui/session.tsx';
import { firstPlaceFor } from './shell/places.ts';

/** Leads each person to where his work begins. */
export function Home() {
  return <Navigate to={firstPlaceFor(useSession())} replace />;
}
