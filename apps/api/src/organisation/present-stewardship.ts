import type { StewardshipView } from '@guanjia/core/organisation';
import type { StewardshipRow } from './stewardships-store.ts';

export function presentStewardship(row: StewardshipRow): StewardshipView {
  const isEnterprise = row.enterprise_id !== null;
  return {
    id: row.id,
    subjectKind: isEnterprise ? 'enterprise' : 'project',
    subject: {
      id: row.enterprise_id ?? row.project_id ?? '',
      name: (isEnterprise ? row.enterprise_name : row.project_name) ?? '',
    },
    butler: {
      id: row.butler_id,
      name: row.butler_name,
      phone: row.butler_phone,
      stationName: row.station_name,
    },
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    reason: row.reason,
    createdBy: row.created_by_name,
  };
}
