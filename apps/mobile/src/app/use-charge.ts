import { enterpriseListOptions, projectListOptions } from '@guanjia/client/queries';
import { useInfiniteQuery } from '@tanstack/react-query';

const mostInCharge = 100;

/** Enterprises and projects that a butler has in charge. */
export function useCharge(butlerId: string | undefined) {
  const filter = { butlerId, active: true, limit: mostInCharge };
  const enabled = butlerId !== undefined;
  const enterprises = useInfiniteQuery({ ...enterpriseListOptions(filter), enabled });
  const projects = useInfiniteQuery({ ...projectListOptions(filter), enabled });
  const subjects =
    enterprises.data && projects.data
      ? [
          ...enterprises.data.pages
            .flatMap((p) => p.items)
            .map(({ id, name }) => ({ id, name, kind: 'enterprise' as const })),
          ...projects.data.pages
            .flatMap((p) => p.items)
            .map(({ id, name }) => ({ id, name, kind: 'project' as const })),
        ]
      : undefined;
  return {
    subjects,
    failure: subjects ? undefined : (enterprises.error ?? projects.error ?? undefined),
    retry: () => {
      void enterprises.refetch();
      void projects.refetch();
    },
  };
}
