import type { EscalationRule, EscalationRuleCreation } from '@guanjia/core/matters';
import type { Selectable } from 'kysely';
import type { Db, Tx } from '../platform/database.ts';
import type { EscalationRuleTable } from '../platform/schema-matters.ts';

export type EscalationRuleRow = Selectable<EscalationRuleTable>;

/** Rules, those that are switched off too where asked for: an escalation keeps the rule that it came by. */
export async function findEscalationRules(tx: Tx, { all = false } = {}): Promise<EscalationRule[]> {
  return await tx
    .selectFrom('escalation_rule')
    .select(['id', 'clock_kind as clock', 'light', 'after_days as afterDays', 'level', 'since'])
    .$if(!all, (q) => q.where('active', '=', true))
    .orderBy('after_days')
    .orderBy('id')
    .execute();
}

/** All of them with who changed each last, and how often it brought something up since a moment. */
export async function findRulesInUse(db: Db | Tx, since: Date) {
  return await db
    .selectFrom('escalation_rule as r')
    .leftJoin('account as a', 'a.id', 'r.changed_by')
    .selectAll('r')
    .select('a.display_name as changed_by_name')
    .select(({ selectFrom }) =>
      selectFrom('escalation_run as e')
        .whereRef('e.rule_id', '=', 'r.id')
        .where('e.outcome', '=', 'escalated')
        .where('e.ran_at', '>', since)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('ran'),
    )
    .orderBy('r.clock_kind')
    .orderBy('r.after_days')
    .orderBy('r.id')
    .execute();
}

export async function findRuleForChange(tx: Tx, id: string): Promise<EscalationRuleRow | undefined> {
  return await tx
    .selectFrom('escalation_rule')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Another rule that says the same. */
export async function findSameRule(
  tx: Tx,
  rule: EscalationRuleCreation,
  but: string | null,
): Promise<EscalationRuleRow | undefined> {
  return await tx
    .selectFrom('escalation_rule')
    .selectAll()
    .where('clock_kind', '=', rule.clock)
    .where('light', '=', rule.light)
    .where('after_days', '=', rule.afterDays)
    .where('level', '=', rule.level)
    .$if(but !== null, (q) => q.where('id', '<>', but ?? ''))
    .executeTakeFirst();
}

export async function insertRule(tx: Tx, row: EscalationRuleRow): Promise<void> {
  await tx.insertInto('escalation_rule').values(row).execute();
}

export async function updateRule(tx: Tx, { id, ...row }: EscalationRuleRow): Promise<void> {
  await tx.updateTable('escalation_rule').set(row).where('id', '=', id).execute();
}

export async function findStationNames(db: Db | Tx): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('office')
    .select(['id', 'short_name as name'])
    .where('kind', '=', 'station')
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('id')
    .execute();
}
