import type { Principal } from '@guanjia/core/identity';
import {
  type EscalationLadder,
  type EscalationRuleChange,
  type EscalationRuleCreation,
  escalationLevels,
} from '@guanjia/core/matters';
import { allowsInZone } from '@guanjia/core/permissions';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import type { ClockContext } from './clocks.ts';
import { answerDays } from './escalating.ts';
import { findSuperiors } from './escalation-ladder.ts';
import {
  type EscalationRuleRow,
  findRuleForChange,
  findRulesInUse,
  findSameRule,
  findStationNames,
  insertRule,
  updateRule,
} from './escalation-rules-store.ts';
import { namesOf } from './present-store.ts';

const may = 'settings.edit-service';
const lately = 30 * 86_400_000;

/** The rules of the zone, and who would be asked at each level of each station. */
export async function presentLadder(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
): Promise<EscalationLadder> {
  const rules = await findRulesInUse(tx, new Date(ctx.now.getTime() - lately));
  const stations: EscalationLadder['stations'] = [];
  for (const station of await findStationNames(tx)) {
    const superiors = await findSuperiors(tx, station.id);
    const names = await namesOf(
      tx,
      superiors.map((one) => one.accountId),
    );
    const people = (level: (typeof escalationLevels)[number]) =>
      superiors.filter((one) => one.level === level).map((one) => names.get(one.accountId)?.name ?? '');
    stations.push({
      ...station,
      levels: escalationLevels.map((level) => ({ level, people: people(level) })),
    });
  }
  return {
    rules: rules.map((rule) => ({
      id: rule.id,
      clock: rule.clock_kind,
      light: rule.light,
      afterDays: rule.after_days,
      level: rule.level,
      active: rule.active,
      since: rule.since.toISOString(),
      revision: rule.revision,
      changedBy: rule.changed_by_name,
      ranLately: Number(rule.ran ?? 0),
    })),
    levels: escalationLevels.map((level) => ({ level, limitDays: answerDays(level, ctx.settings) })),
    stations,
    editable: allowsInZone(principal, may),
  };
}

/** A new rule counts from now, also for what is late already. One that was switched off is switched on again. */
export async function createRule(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  request: EscalationRuleCreation,
): Promise<void> {
  const same = await findSameRule(tx, request, null);
  if (same?.active) throw sameRule();
  if (same) {
    await changeRule(tx, ctx, principal, same.id, { revision: same.revision, active: true });
    return;
  }
  const row: EscalationRuleRow = {
    id: newId(ctx.now.getTime()),
    clock_kind: request.clock,
    light: request.light,
    after_days: request.afterDays,
    level: request.level,
    active: true,
    since: ctx.now,
    revision: 1,
    changed_at: ctx.now,
    changed_by: principal.accountId,
  };
  await insertRule(tx, row);
  await journal(tx, ctx, principal, 'escalation-rule.create', { id: row.id, rule: request });
}

/** A rule that changed counts anew from now; one that is switched off brings nothing up any more. */
export async function changeRule(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
  { revision, ...change }: EscalationRuleChange,
): Promise<void> {
  const row = await findRuleForChange(tx, id);
  if (!row) throw new Problem('not-found');
  if (row.revision !== revision) {
    throw new Problem('conflict', { detail: '这条规则刚被别人改过，请刷新后再改。' });
  }
  const rule: EscalationRuleCreation = {
    clock: row.clock_kind,
    light: change.light ?? row.light,
    afterDays: change.afterDays ?? row.after_days,
    level: change.level ?? row.level,
  };
  if (await findSameRule(tx, rule, id)) throw sameRule();
  await updateRule(tx, {
    ...row,
    light: rule.light,
    after_days: rule.afterDays,
    level: rule.level,
    active: change.active ?? row.active,
    since: ctx.now,
    revision: revision + 1,
    changed_at: ctx.now,
    changed_by: principal.accountId,
  });
  const before = { light: row.light, afterDays: row.after_days, level: row.level, active: row.active };
  await journal(tx, ctx, principal, 'escalation-rule.change', { id, before, change });
}

const sameRule = () =>
  new Problem('conflict', { detail: '已有一条相同的规则（时限、亮灯、天数、级别都一样），请改那一条。' });

async function journal(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  action: string,
  data: Record<string, unknown>,
): Promise<void> {
  await appendJournal(tx, {
    stream: 'zone',
    action,
    actor: actorFor(principal, may),
    at: ctx.now,
    data,
  });
}
