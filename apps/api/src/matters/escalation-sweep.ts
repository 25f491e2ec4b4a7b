import { addWorkingDays } from '@guanjia/core/calendar';
import { type EscalationRule, escalationLevels, isAbove, levelByRule, toldOf } from '@guanjia/core/matters';
import { sql } from 'kysely';
import { raiseAlarm } from '../platform/alarms.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { type ClockRow, type MatterBundle, openEscalation } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { escalateByRule } from './escalating.ts';
import { ladderOf } from './escalation-ladder.ts';
import { findEscalationRules } from './escalation-rules-store.ts';
import { findMatterForChange, fingerprint } from './matter-store.ts';
import { findAudience, publish } from './notify.ts';
import { recountMatter } from './recount.ts';
import { settle } from './settle.ts';
import type { SweepReport } from './sweep.ts';

/** How many late clocks one look takes up; the look goes on until it has seen them all. */
const batch = 500;

/** A lit clock that has turned, with what its rules did already. */
interface LateClock {
  id: string;
  matter_id: string;
  kind: ClockRow['kind'];
  due_at: Date;
  yellow_at: Date | null;
  /** `rule_id turned_at`, of each rule that dealt with it. */
  ran: string[];
}

/**
 * Brings late work up by the zone's rules. What is due is worked out anew at each look from the clocks as they are,
 * the longest overdue first and all of them, so that a rule or a calendar that changed holds at once, nothing that
 * touches a matter puts it off, and what is old never starves. Each rule deals with a clock once for each time that
 * its light turned.
 */
export async function sweepEscalations(
  db: Db,
  context: (tx: Tx) => Promise<ClockContext>,
): Promise<SweepReport> {
  const report: SweepReport = { dealt: 0, failed: [] };
  const { ctx, rules } = await inTransaction(db, async (tx) => ({
    ctx: await context(tx),
    rules: await findEscalationRules(tx),
  }));
  if (rules.length === 0) return report;
  let after: { dueAt: Date; id: string } | null = null;
  for (;;) {
    const clocks: LateClock[] = await inTransaction(db, (tx) => findLateClocks(tx, rules, after));
    const due = clocks.filter((clock) => dueRules(clock, rules, ctx).length > 0);
    for (const matterId of new Set(due.map((clock) => clock.matter_id))) {
      try {
        report.dealt += await inTransaction(db, (tx) => escalateMatter(tx, ctx, rules, matterId));
      } catch (error) {
        report.failed.push({ matterId, error });
      }
    }
    const last = clocks.at(-1);
    if (!last || clocks.length < batch) return report;
    after = { dueAt: last.due_at, id: last.id };
  }
}

async function findLateClocks(
  tx: Tx,
  rules: readonly EscalationRule[],
  after: { dueAt: Date; id: string } | null,
): Promise<LateClock[]> {
  const kinds = [...new Set(rules.map((rule) => rule.clock))];
  const { rows } = await sql<LateClock>`
    select c.id, c.matter_id, c.kind, c.due_at, c.yellow_at, coalesce(r.ran, '{}') as ran
    from clock c cross join lateral (
      select array_agg(e.rule_id || ' ' || (extract(epoch from e.turned_at) * 1000)::bigint) as ran
      from escalation_run e where e.clock_id = c.id) r
    where c.state = 'running' and c.level <> 'green' and c.kind = any(${sql.val(kinds)}::text[])
      and ${after ? sql`(c.due_at, c.id) > (${after.dueAt}, ${after.id}::uuid)` : sql`true`}
    order by c.due_at, c.id limit ${batch}`.execute(tx);
  return rows;
}

const turnedAt = (rule: EscalationRule, clock: Pick<ClockRow, 'due_at' | 'yellow_at'>): Date =>
  rule.light === 'yellow' ? (clock.yellow_at ?? clock.due_at) : clock.due_at;

const runKey = (rule: EscalationRule, clock: Pick<ClockRow, 'due_at' | 'yellow_at'>): string =>
  `${rule.id} ${turnedAt(rule, clock).getTime()}`;

/** From when on a rule brings a clock up: working days from the turn of its light, or from when the rule began. */
function ruleMoment(
  rule: EscalationRule,
  clock: Pick<ClockRow, 'due_at' | 'yellow_at'>,
  ctx: ClockContext,
): Date {
  const turned = turnedAt(rule, clock);
  const from = new Date(Math.max(turned.getTime(), rule.since.getTime()));
  return rule.afterDays === 0 ? from : addWorkingDays(ctx.calendar, from, rule.afterDays).dueAt;
}

/** Rules whose moment has passed for a clock and that have not dealt with this turn of its light. */
function dueRules(
  clock: Pick<LateClock, 'kind' | 'due_at' | 'yellow_at' | 'ran'>,
  rules: readonly EscalationRule[],
  ctx: ClockContext,
): EscalationRule[] {
  return rules.filter(
    (rule) =>
      rule.clock === clock.kind &&
      ctx.now > ruleMoment(rule, clock, ctx) &&
      !clock.ran.includes(runKey(rule, clock)),
  );
}

/** Deals with the late clocks of one matter; answers how many rules ran, 0 when somebody else holds it. */
async function escalateMatter(
  tx: Tx,
  ctx: ClockContext,
  rules: readonly EscalationRule[],
  matterId: string,
): Promise<number> {
  const leased = await tx
    .selectFrom('matter')
    .select('id')
    .where('id', '=', matterId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  const bundle = leased && (await findMatterForChange(tx, matterId));
  if (!bundle) return 0;
  await recountMatter(tx, ctx, bundle);
  const ran = await runsOf(tx, matterId);
  let dealt = 0;
  // One that goes up stops the clock of what was asked before: each is looked at as it is when its turn comes.
  for (const clock of bundle.clock.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())) {
    if (clock.state !== 'running' || clock.level === 'green') continue;
    const due = dueRules({ ...clock, ran: ran.get(clock.id) ?? [] }, rules, ctx);
    if (due.length === 0) continue;
    await runRules({ tx, ctx, bundle }, clock, due);
    dealt += due.length;
  }
  return dealt;
}

async function runsOf(tx: Tx, matterId: string): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('escalation_run')
    .select(['clock_id', 'rule_id', 'turned_at'])
    .where('matter_id', '=', matterId)
    .execute();
  const ran = new Map<string, string[]>();
  for (const { clock_id: clock, rule_id: rule, turned_at: turned } of rows) {
    ran.set(clock, [...(ran.get(clock) ?? []), `${rule} ${turned.getTime()}`]);
  }
  return ran;
}

/** `next` is a step further than what is asked already, and so less than a level that is named. */
const reach = (rule: EscalationRule): number =>
  rule.level === 'next' ? -1 : escalationLevels.indexOf(rule.level);

interface Turn {
  readonly tx: Tx;
  readonly ctx: ClockContext;
  readonly bundle: MatterBundle;
}

/** Of several rules that are due for one clock the one that reaches highest is followed; the others are done with it. */
async function runRules(turn: Turn, clock: ClockRow, due: readonly EscalationRule[]): Promise<void> {
  const { tx, ctx, bundle } = turn;
  const rule = due.toSorted((a, b) => reach(b) - reach(a))[0];
  if (!rule) return;
  const outcome = await follow(turn, clock, rule);
  await tx
    .insertInto('escalation_run')
    .values(
      due.map((one) => ({
        rule_id: one.id,
        clock_id: clock.id,
        turned_at: turnedAt(one, clock),
        matter_id: bundle.matter.id,
        outcome: one === rule ? outcome : ('higher-rule' as const),
        ran_at: ctx.now,
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

async function follow(
  { tx, ctx, bundle }: Turn,
  clock: ClockRow,
  rule: EscalationRule,
): Promise<'escalated' | 'there-already' | 'nobody'> {
  const open = openEscalation(bundle);
  if (open && rule.level !== 'next' && !isAbove(rule.level, open.level)) return 'there-already';
  const ladder = await ladderOf(tx, bundle);
  const level = levelByRule(rule.level, ladder);
  if (level === null) {
    await alarmNobodyAbove({ tx, ctx, bundle }, clock, rule);
    return 'nobody';
  }
  const before = fingerprint(bundle);
  const assignment = bundle.assignment.find((a) => a.id === clock.assignment_id);
  escalateByRule(bundle, ctx, { rule, clock, level, ladder });
  await settle({
    tx,
    ctx,
    action: 'escalated-by-rule',
    actor: null,
    deviceAt: null,
    before,
    bundle,
    texts: [],
    details: {
      level,
      clock: clock.kind,
      light: rule.light,
      afterDays: rule.afterDays,
      ...(ladder.open === null ? {} : { passed: ladder.open }),
      ...(assignment ? { officeId: assignment.office_id } : {}),
      ruleId: rule.id,
    },
    attachmentIds: [],
    tellOffices: new Set(),
    alsoTell: toldOf(level),
  });
  return 'escalated';
}

/** Whoever could be asked was, or the place is empty: those who can fill it are told. */
async function alarmNobodyAbove(
  { tx, ctx, bundle }: Turn,
  clock: ClockRow,
  rule: EscalationRule,
): Promise<void> {
  const { matter } = bundle;
  const key = `nobody-above:${clock.id}:${clock.due_at.getTime()}`;
  await raiseAlarm(tx, {
    key,
    kind: 'nobody-above',
    at: ctx.now,
    details: { matterId: matter.id, number: matter.number, clock: clock.kind, level: rule.level },
  });
  await publish(tx, {
    matterId: matter.id,
    action: 'alarm',
    eventKey: key,
    at: ctx.now,
    accounts: await findAudience(tx, matter, ['coordinator', 'station-master', 'leader'], [], ctx.now),
    details: { clock: clock.kind, nobodyAbove: true },
  });
}
