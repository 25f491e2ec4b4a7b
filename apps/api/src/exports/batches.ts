import type { EnterpriseQuery } from '@guanjia/core/enterprises';
import type { ExportList } from '@guanjia/core/exports';
import type { Principal, SignInQuery } from '@guanjia/core/identity';
import type { MatterQuery } from '@guanjia/core/matters';
import type { ProjectQuery } from '@guanjia/core/projects';
import { listEnterprises, presentEnterpriseSummary } from '../enterprises/index.ts';
import { readSignIns } from '../identity/index.ts';
import { contextAt, listMatters } from '../matters/index.ts';
import { authorise, authoriseInZone } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import { listProjects, presentProjectSummary } from '../projects/index.ts';

interface Batch {
  items: readonly unknown[];
  total: number;
  totalIsExact: boolean;
  nextCursor: string | null;
}
export interface Wanted {
  list: ExportList;
  /** As the list's own schema gave it. */
  query: object;
}

/** A page of a list as this person is shown it: the very query of the screen, so the scope is the same. */
export async function readBatch(
  tx: Tx,
  principal: Principal,
  { list, query }: Wanted,
  page: { limit: number; cursor?: string | undefined },
  now: Date,
): Promise<Batch> {
  switch (list) {
    case 'matters':
      return await listMatters(tx, await contextAt(tx, now), principal, { ...query, ...page } as MatterQuery);
    case 'enterprises': {
      const asked = { ...query, ...page } as EnterpriseQuery;
      const { rows, total } = await listEnterprises(tx, authorise(principal, 'enterprise.read'), asked);
      return pageOfRows(asked, rows, total, presentEnterpriseSummary);
    }
    case 'projects': {
      const asked = { ...query, ...page } as ProjectQuery;
      const { rows, total } = await listProjects(tx, authorise(principal, 'project.read'), asked);
      return pageOfRows(asked, rows, total, presentProjectSummary);
    }
    case 'sign-ins':
      authoriseInZone(principal, 'audit.read');
      return await readSignIns(tx, { ...query, ...page } as SignInQuery);
  }
}
