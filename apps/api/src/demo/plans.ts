import { localDate, type WorkingCalendar } from '@guanjia/core/calendar';
import {
  type InvestmentOfYear,
  lightsOf,
  nodesFromTemplate,
  outlookOf,
  type PlanNodeInput,
  type PlanNodeState,
  scheduleInputOf,
  type TemplateContent,
} from '@guanjia/core/plans';
import { projectStages } from '@guanjia/core/projects';
import { type Schedule, schedule } from '@guanjia/core/schedule';
import type { ZoneSettings } from '@guanjia/core/settings';
import { shippedTemplates } from '../plans/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournals } from '../platform/journal.ts';
import { insertAll } from './people.ts';
import type { Project } from './projects.ts';
import type { Random } from './random.ts';

export interface PlanGround {
  readonly random: Random;
  readonly calendar: WorkingCalendar;
  readonly settings: ZoneSettings;
  readonly now: Date;
}

const DAY_MS = 86_400_000;
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** A node with what becomes of it in the demo: how long it really takes. */
type Actor = PlanNodeState & PlanNodeInput & { readonly id: string };

/**
 * Plans of all key projects, each under way at the stage that the project has: what is before today has happened, some
 * of it late, and what is expected follows from it by the same rules as ever.
 */
export async function buildPlans(tx: Tx, ground: PlanGround, projects: readonly Project[]): Promise<void> {
  const { random, calendar, settings, now } = ground;
  const today = localDate(calendar, now);
  const officeIds = new Map(
    (await tx.selectFrom('office').select(['id', 'code']).execute()).map((office) => [
      office.code,
      office.id,
    ]),
  );
  const annualPlans = new Map(
    (await tx.selectFrom('project').select(['id', 'annual_plan_wan']).execute()).map((row) => [
      row.id,
      Number(row.annual_plan_wan ?? 0),
    ]),
  );
  const tables = {
    plan: [] as object[],
    plan_node: [] as object[],
    plan_node_office: [] as object[],
    plan_link: [] as object[],
    plan_baseline: [] as object[],
    plan_forecast: [] as object[],
    project_month: [] as object[],
  };
  const stages = new Map<string, string>();
  for (const project of projects) {
    const template = shippedTemplates.find(({ code }) => code === templateFor(project.name));
    if (!template) continue;
    const { content } = template;
    const answers = Object.fromEntries(content.conditions.map(({ code }) => [code, random.chance(0.4)]));
    const { startsOn, nodes } = livedThrough(ground, content, answers, project.stage, today);
    const state = { startsOn, nodes };
    const outlook = outlookOf(state, calendar, today);
    const months = monthsOf(ground, project, annualPlans.get(project.id), today);
    tables.project_month.push(...months.rows);
    const lights = lightsOf(state, outlook, calendar, settings, months.investment);
    const madeAt = new Date(Math.max(Date.parse(startsOn), project.since.getTime()));
    const furthest = projectStages.findLast((stage) =>
      nodes.some((node) => node.milestone === stage && node.actualEnd !== null),
    );
    stages.set(project.id, furthest ?? 'signed');
    tables.plan.push({
      project_id: project.id,
      template_code: template.code,
      template_number: 1,
      answers: JSON.stringify(answers),
      stages: JSON.stringify(content.stages),
      starts_on: startsOn,
      counted_on: today,
      ends_on: outlook.endsOn,
      baseline_ends_on: outlook.baselineEndsOn,
      late_by: outlook.lateBy,
      progress: outlook.progress,
      planned_progress: outlook.plannedProgress,
      light: lights.light,
      causes: JSON.stringify(
        lights.causes.map((cause) => ({ ...cause, officeId: officeOf(nodes, cause.code, officeIds) })),
      ),
      light_since: now,
      created_by: project.butler.person.accountId,
      created_at: madeAt,
      updated_at: now,
    });
    const idOf = new Map(nodes.map((node) => [node.code, node.id]));
    for (const [position, node] of nodes.entries()) {
      const own = outlook.byCode.get(node.code);
      tables.plan_node.push({
        id: node.id,
        project_id: project.id,
        code: node.code,
        position,
        name: node.name,
        stage: node.stage,
        milestone: node.milestone,
        days: node.days,
        unit: node.unit,
        promised: node.promised && JSON.stringify(node.promised),
        statutory: node.statutory && JSON.stringify(node.statutory),
        past_practice: null,
        stops_clock: node.stopsClock,
        materials: node.materials,
        matter_type: node.matterType,
        article_id: null,
        earliest_start: null,
        actual_start: node.actualStart,
        actual_end: node.actualEnd,
        remaining: node.remaining,
        remaining_on: node.remainingOn,
        progress: node.progress,
        baseline_start: node.baselineStart,
        baseline_end: node.baselineEnd,
        forecast_start: own?.start ?? startsOn,
        forecast_end: own?.end ?? startsOn,
        late_by: own?.lateBy ?? null,
        critical: own?.critical ?? false,
        its_turn: own?.itsTurn ?? false,
        light: lights.ofNode.get(node.code) ?? 'none',
      });
      for (const [n, code] of node.officeCodes.entries()) {
        const office = officeIds.get(code);
        if (office) tables.plan_node_office.push({ node_id: node.id, office_id: office, position: n });
      }
      for (const { from, kind, lag, lagUnit } of node.predecessors) {
        tables.plan_link.push({ from_id: idOf.get(from), to_id: node.id, kind, lag, lag_unit: lagUnit });
      }
    }
    tables.plan_baseline.push({
      project_id: project.id,
      number: 1,
      taken_at: madeAt,
      taken_by: project.butler.person.accountId,
      reason_text_id: null,
      ends_on: outlook.baselineEndsOn ?? outlook.endsOn,
      nodes: JSON.stringify(
        nodes.map(({ code, baselineStart: start, baselineEnd: end }) => ({ code, start, end })),
      ),
    });
    tables.plan_forecast.push({
      project_id: project.id,
      made_on: today,
      ends_on: outlook.endsOn,
      late_by: outlook.lateBy,
      light: lights.light,
      nodes: JSON.stringify(
        Object.fromEntries(outlook.nodes.filter((node) => !node.done).map((node) => [node.id, node.end])),
      ),
    });
  }
  for (const table of [
    'plan',
    'plan_node',
    'plan_node_office',
    'plan_link',
    'plan_baseline',
    'plan_forecast',
    'project_month',
  ] as const) {
    await insertAll(tx, table, tables[table] as never);
  }
  for (const stage of projectStages) {
    const ids = [...stages].flatMap(([id, reached]) => (reached === stage ? [id] : []));
    if (ids.length > 0) await tx.updateTable('project').set({ stage }).where('id', 'in', ids).execute();
  }
  await appendJournals(
    tx,
    projects.map((project) => ({
      stream: `project:${project.id}`,
      action: 'plan.make',
      actor: {
        accountId: project.butler.person.accountId,
        role: 'butler',
        officeId: project.butler.station.id,
      },
      at: project.since,
      visibility: 'firm' as const,
      data: { template: templateFor(project.name), number: 1, demo: true },
    })),
  );
}

/** Investment of the year up to the month before this one; some lag behind, most keep to the plan. */
function monthsOf(
  { random, now }: PlanGround,
  project: Project,
  annualPlanWan = 0,
  today = '',
): { rows: object[]; investment: InvestmentOfYear | null } {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const throughMonth = month - 1;
  if (throughMonth === 0 || annualPlanWan === 0) return { rows: [], investment: null };
  const pace = random.chance(0.07) ? 0.55 + random.next() * 0.2 : 0.88 + random.next() * 0.2;
  const planWan = Math.round(annualPlanWan / 12);
  const rows = Array.from({ length: throughMonth }, (_, n) => ({
    project_id: project.id,
    month: `${year}-${String(n + 1).padStart(2, '0')}-01`,
    plan_wan: planWan,
    done_wan: Math.round(planWan * pace * (0.9 + random.next() * 0.2)),
    site_text_id: null,
    problems_text_id: null,
    entered_by: project.owner.accountId,
    entered_at: new Date(Math.min(now.getTime(), Date.UTC(year, n + 1, 3))),
  }));
  const doneWan = rows.reduce((sum, row) => sum + row.done_wan, 0);
  return { rows, investment: { throughMonth, doneWan, annualPlanWan } };
}

/** By the kind that the project's name carries. */
const templateFor = (name: string): string => {
  if (name.includes('智能化改造')) return 'technical-renovation';
  return name.includes('年产扩能') ? 'rented-plant' : 'new-plant';
};

const officeOf = (
  nodes: readonly Actor[],
  code: string | null,
  ids: ReadonlyMap<string, string>,
): string | null => {
  const [lead] = nodes.find((node) => node.code === code)?.officeCodes ?? [];
  return (lead && ids.get(lead)) ?? null;
};

/** Finds a beginning from which the project has reached its stage by today, and lets it happen up to there. */
function livedThrough(
  { random, calendar }: PlanGround,
  content: TemplateContent,
  answers: Record<string, boolean>,
  stage: Project['stage'],
  today: string,
): { startsOn: string; nodes: Actor[] } {
  const meant = nodesFromTemplate(content, answers);
  // Most keep to the plan; some lose days at one or two nodes.
  const troubled = random.chance(0.3);
  const real = new Map(
    meant.map((node) => {
      const slip = troubled && node.days >= 3 && random.chance(0.25) ? random.int(2, 9) : 0;
      return [node.code, node.days + slip];
    }),
  );
  const timesFrom = (startsOn: string, daysOf: (node: PlanNodeInput) => number): Schedule =>
    schedule(
      scheduleInputOf(
        { startsOn, nodes: meant.map((node) => ({ ...idle(node), days: daysOf(node) })) },
        calendar,
        undefined,
      ),
    );
  const realDays = (node: PlanNodeInput) => real.get(node.code) ?? node.days;
  const reaches = (times: Schedule, wanted: string | undefined) => {
    const node = meant.find(({ milestone }) => milestone === wanted);
    return node && times.byId.get(node.code)?.end;
  };
  let startsOn = shifted(today, -random.int(2, 6));
  for (let tries = 0; tries < 6; tries += 1) {
    const times = timesFrom(startsOn, realDays);
    const reached = reaches(times, stage);
    const next = reaches(times, projectStages[projectStages.indexOf(stage) + 1]) ?? shifted(times.end, 30);
    if (!reached) break;
    const span = Math.max(1, (Date.parse(next) - Date.parse(reached)) / DAY_MS);
    const goal = shifted(reached, Math.max(1, Math.round(span * (0.2 + random.next() * 0.6))));
    if (reached < today && next >= today) break;
    startsOn = shifted(startsOn, -Math.round((Date.parse(goal) - Date.parse(today)) / DAY_MS));
  }
  const baseline = timesFrom(startsOn, (node) => node.days);
  const happened = timesFrom(startsOn, realDays);
  return {
    startsOn,
    nodes: meant.map((node): Actor => {
      const was = happened.byId.get(node.code);
      const planned = baseline.byId.get(node.code);
      const base = {
        ...idle(node),
        id: newId(),
        baselineStart: planned?.start ?? null,
        baselineEnd: planned?.end ?? null,
      };
      if (!was || was.start >= today) return base;
      if (was.end < today) return { ...base, actualStart: was.start, actualEnd: was.end, progress: 100 };
      const whole = Math.max(1, (Date.parse(was.end) - Date.parse(was.start)) / DAY_MS);
      const share = (Date.parse(today) - Date.parse(was.start)) / DAY_MS / whole;
      return { ...base, actualStart: was.start, progress: Math.min(95, Math.round(share * 20) * 5) };
    }),
  };
}

const idle = (node: PlanNodeInput): PlanNodeState & PlanNodeInput => ({
  ...node,
  officeIds: [],
  actualStart: null,
  actualEnd: null,
  remaining: null,
  remainingOn: null,
  progress: null,
  baselineStart: null,
  baselineEnd: null,
});
