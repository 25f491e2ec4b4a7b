import type { LightCause } from '@guanjia/core/plans';
import { arrivalsFor } from '../attention/index.ts';
import { type ClockContext, withCovers } from '../matters/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { findProjectFacts } from './plans-store.ts';
import type { Reckoning } from './settle-plan.ts';

const keyOf = (cause: Pick<LightCause, 'rule' | 'code'>): string => `${cause.rule}:${cause.code ?? ''}`;
const rankOf = (light: 'yellow' | 'red' | undefined): number =>
  light === undefined ? 0 : light === 'yellow' ? 1 : 2;

/**
 * Tells of each cause that is new or got worse, the same minute: the butler and the station of any, the coordinators
 * and the leading group of red, and the offices whose node it is. Whoever did it is not told. Once a person, cause,
 * light and day.
 */
export async function tellOfLights(
  tx: Tx,
  ctx: ClockContext,
  { plan, outlook, lights }: Reckoning,
  by: string | null,
): Promise<void> {
  const before = new Map(plan.row.causes.map((cause) => [keyOf(cause), cause.light]));
  const fresh = lights.causes.filter((cause) => rankOf(cause.light) > rankOf(before.get(keyOf(cause))));
  if (fresh.length === 0) return;
  const projectId = plan.row.project_id;
  const facts = await findProjectFacts(tx, projectId);
  if (!facts?.active) return;
  const red = fresh.some((cause) => cause.light === 'red');
  const offices = fresh.flatMap((cause) => (cause.officeId ? [cause.officeId] : []));
  const told = await findToTell(tx, facts, offices, red);
  const accounts = (await withCovers(tx, new Set(told), ctx.now)).filter((id) => id !== by);
  if (accounts.length === 0) return;
  const first = fresh[0] as LightCause;
  const arrivalOf = await arrivalsFor(tx, accounts, 'plan-light', ctx.now);
  const officeNames = await namesOf(tx, offices);
  const details = JSON.stringify({
    light: red ? 'red' : 'yellow',
    projectName: facts.name,
    causes: fresh.slice(0, 5).map((cause) => ({
      rule: cause.rule,
      light: cause.light,
      node: plan.nodes.find((node) => node.code === cause.code)?.name ?? null,
      office: cause.officeId ? (officeNames.get(cause.officeId) ?? null) : null,
      amount: cause.amount,
    })),
  });
  await tx
    .insertInto('notification')
    .values(
      accounts.map((accountId) => {
        const { readAt, heldUntil } = arrivalOf(accountId);
        return {
          id: newId(ctx.now.getTime()),
          account_id: accountId,
          event_key: `plan:${projectId}:${keyOf(first)}:${first.light}:${outlook.today}`,
          kind: 'plan-light',
          matter_id: null,
          project_id: projectId,
          details,
          created_at: ctx.now,
          read_at: readAt,
          held_until: heldUntil,
        };
      }),
    )
    .onConflict((c) => c.columns(['account_id', 'event_key']).doNothing())
    .execute();
}

async function findToTell(
  tx: Tx,
  facts: { projectId: string; stationId: string; butlerId: string | null },
  officeIds: readonly string[],
  red: boolean,
): Promise<string[]> {
  const butler = await tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', '=', facts.butlerId)
    .where('b.active', '=', true)
    .where('a.status', '=', 'active')
    .select('b.account_id')
    .execute();
  const others = await tx
    .selectFrom('account_role as r')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .where('a.status', '=', 'active')
    .where((eb) =>
      eb.or([
        eb.and([eb('r.role', '=', 'station-master'), eb('r.office_id', '=', facts.stationId)]),
        ...(red ? [eb('r.role', 'in', ['leader', 'coordinator'] as const)] : []),
        ...(officeIds.length > 0
          ? [
              eb.and([
                eb('r.role', 'in', ['officer', 'department-head'] as const),
                eb('r.office_id', 'in', [...new Set(officeIds)]),
              ]),
            ]
          : []),
      ]),
    )
    .select('r.account_id')
    .distinct()
    .execute();
  return [...butler, ...others].map((row) => row.account_id);
}

async function namesOf(tx: Tx, officeIds: readonly string[]): Promise<Map<string, string>> {
  if (officeIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('office')
    .select(['id', 'short_name'])
    .where('id', 'in', [...new Set(officeIds)])
    .execute();
  return new Map(rows.map((row) => [row.id, row.short_name]));
}
