import type { Principal } from '@guanjia/core/identity';
import { allows } from '@guanjia/core/permissions';
import { type ProjectAct, type ProjectHistory, projectActs } from '@guanjia/core/projects';
import { sql } from 'kysely';
import type { Db } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { findProject } from './projects-store.ts';

const most = 200;

/**
 * 档案经过: what was done to a project, the newest first, with the words that were given. Who steers reads all of it,
 * the firm what concerns it; words that were erased are gone here too.
 */
export async function readHistory(db: Db, principal: Principal, id: string): Promise<ProjectHistory> {
  const project = await findProject(db, id);
  const facts = project && {
    enterpriseId: project.enterprise_id,
    projectId: project.id,
    stationId: project.station_id,
    butlerId: project.reader_id,
  };
  if (!facts || !allows(principal, 'project.read', facts)) throw new Problem('not-found');
  const whole = allows(principal, 'stewardship.read', facts);
  const actions = projectActs.map((act) => act.replace('-', '.'));
  const { rows } = await sql<{
    seq: number;
    action: string;
    at: Date;
    by: string | null;
    words: string[];
    about: string | null;
  }>`
    select j.seq, j.action, j.at, a.display_name as by,
      coalesce(j.body::jsonb -> 'data' ->> 'code', j.body::jsonb -> 'data' ->> 'month') as about,
      coalesce((select json_agg(t.body order by t.id) from jsonb_array_elements(j.body::jsonb -> 'texts') said
        join personal_text t on t.id = (said ->> 'id')::uuid where t.body is not null), '[]') as words
    from journal j left join account a on a.id = j.actor_id
    where j.stream = ${`project:${id}`} and j.action = any(${sql.val(actions)}::text[])
      and (${whole} or j.visibility = 'firm')
    order by j.seq desc limit ${most}`.execute(db);
  return {
    items: rows.map(({ action, at, ...row }) => ({
      ...row,
      act: action.replace('.', '-') as ProjectAct,
      at: at.toISOString(),
    })),
  };
}
