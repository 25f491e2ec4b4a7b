import { matterTypesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { useCharge } from './use-charge.ts';
import { useSession } from './use-session.ts';

/** Keeps at hand what writing a need takes, so that it can be written without a connection too. */
export function RaiseReady() {
  const { butler, subjects } = useSession();
  useQuery(matterTypesOptions);
  useCharge(subjects.length === 0 ? butler?.id : undefined);
  return null;
}
