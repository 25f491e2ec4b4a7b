import type {
  PlanMeasures,
  PlanMeasuresQuery,
  RatingStatistics,
  StatisticsQuery,
  TimeSaved,
} from '@guanjia/core/insights';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queryKeys, request } from '../api/index.ts';

const of = <Answer>(
  what: 'time-saved' | 'ratings' | 'plan-nodes',
  query: StatisticsQuery | PlanMeasuresQuery,
) =>
  queryOptions({
    queryKey: queryKeys.statistics(what, query),
    queryFn: ({ signal }) => request<Answer>(`/statistics/${what}`, { query: { ...query }, signal }),
    staleTime: 60_000,
    // The figures stay while the next breakdown comes.
    placeholderData: keepPreviousData,
  });

export const timeSavedOptions = (query: StatisticsQuery) => of<TimeSaved>('time-saved', query);
export const planMeasuresOptions = (query: PlanMeasuresQuery) => of<PlanMeasures>('plan-nodes', query);
export const ratingStatisticsOptions = (query: StatisticsQuery) => of<RatingStatistics>('ratings', query);
