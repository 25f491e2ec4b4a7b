import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';
import { useAct } from './act.ts';

/** One write of a record of the organisation, the enterprises or the projects. */
export interface RecordWrite {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below /api/v1. */
  readonly path: string;
  readonly body?: object;
}

/** Sends it, and reads anew whatever may show it. The same write tried again counts once. */
export function useRecordWrite<Answer = unknown>() {
  const client = useQueryClient();
  const act = useAct();
  return useMutation({
    mutationFn: ({ method, path, body }: RecordWrite) =>
      request<Answer>(path, {
        method,
        ...(body ? { body } : {}),
        ...(method === 'POST' ? { idempotencyKey: act.of(body ?? {}).key } : {}),
      }),
    onSuccess: () => act.done(),
    onSettled: () => {
      for (const queryKey of [
        queryKeys.enterprises.all,
        queryKeys.projects.all,
        queryKeys.organisation.all,
        queryKeys.planTemplates.all,
      ]) {
        void client.invalidateQueries({ queryKey });
      }
    },
  });
}
