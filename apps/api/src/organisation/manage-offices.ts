import type { Principal } from '@guanjia/core/identity';
import type { OfficeChange, OfficeCreation } from '@guanjia/core/organisation';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import {
  countOpenAssignments,
  countStationCharges,
  insertOffice,
  lockOffice,
  updateOffice,
} from './offices-store.ts';

export async function createOffice(
  { db, now }: AppDependencies,
  principal: Principal,
  request: OfficeCreation,
): Promise<string> {
  const at = now();
  const id = newId(at.getTime());
  const { kind, code, name, shortName, phone, position } = request;
  await inTransaction(db, async (tx) => {
    await insertOffice(tx, {
      id,
      kind,
      code,
      name,
      short_name: shortName,
      phone: phone ?? null,
      position,
      created_at: at,
    });
    await appendJournal(tx, {
      stream: `office:${id}`,
      action: 'office.create',
      actor: actorFor(principal, 'organisation.edit'),
      at,
      data: { kind, code, name, shortName },
    });
  });
  return id;
}

export async function changeOffice(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
  request: OfficeChange,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const office = await lockOffice(tx, id);
    if (!office) throw new Problem('not-found');
    if (request.active === false && office.kind === 'station' && (await countStationCharges(tx, id)) > 0) {
      throw new Problem('still-referenced', {
        detail: '该工作站仍有在岗管家或在册企业、项目。请先将其调整到其他工作站。',
      });
    }
    if (request.active === false && (await countOpenAssignments(tx, id)) > 0) {
      throw new Problem('still-referenced', {
        detail: '该单位手上还有没办完的交办。请先办完，或由管家收回后再停用。',
      });
    }
    const { shortName, ...rest } = request;
    await updateOffice(tx, id, { ...rest, ...(shortName === undefined ? {} : { short_name: shortName }) });
    await appendJournal(tx, {
      stream: `office:${id}`,
      action: 'office.edit',
      actor: actorFor(principal, 'organisation.edit'),
      at: now(),
      data: { from: pick(office, request), to: request },
    });
  });
}

/** The former values of what a change names. */
function pick(
  office: { name: string; short_name: string; phone: string | null; position: number; active: boolean },
  change: OfficeChange,
): Record<string, unknown> {
  const before: Record<string, unknown> = { ...office, shortName: office.short_name };
  return Object.fromEntries(Object.keys(change).map((key) => [key, before[key]]));
}
