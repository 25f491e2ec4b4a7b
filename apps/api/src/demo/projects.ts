import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Firm, Ground } from './firms.ts';
import { brandName, mobilePhone, personName } from './names.ts';
import type { Butler } from './organisation.ts';
import { insertAll, type Person, scope } from './people.ts';
import type { Random } from './random.ts';
import { tieTo } from './ties.ts';

/** The figure of the description: 79 重点项目 for 47 project butlers, one or two each. */
const PROJECTS = 79;

export interface Project {
  readonly id: string;
  readonly name: string;
  readonly butler: Butler;
  readonly owner: Person;
  readonly stage: Stage;
  readonly product: string;
  /** In the list of key projects, and in a butler's charge, from here on. */
  readonly since: Date;
}

const STAGES = [
  'signed',
  'approved',
  'land-obtained',
  'started',
  'topped-out',
  'equipment-installed',
  'completed',
  'in-production',
] as const;
type Stage = (typeof STAGES)[number];
const STAGE_WEIGHT: Record<Stage, number> = {
  signed: 6,
  approved: 9,
  'land-obtained': 11,
  started: 22,
  'topped-out': 14,
  'equipment-installed': 8,
  completed: 5,
  'in-production': 4,
};
/** Share of the whole investment that is made by each stage. */
const STAGE_PROGRESS: Record<Stage, number> = {
  signed: 0,
  approved: 0.02,
  'land-obtained': 0.12,
  started: 0.3,
  'topped-out': 0.55,
  'equipment-installed': 0.78,
  completed: 0.95,
  'in-production': 1,
};

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export async function buildProjects(
  tx: Tx,
  { organisation, people, random, since, now }: Ground,
  firms: readonly Firm[],
): Promise<readonly Project[]> {
  const { projectButlers } = organisation;
  const year = new Date(now.getTime() + 8 * HOUR_MS).getUTCFullYear();
  const listed = new Date(Math.max(Date.UTC(year, 0, 20), since.getTime() + 20 * DAY_MS));
  const planned = Array.from({ length: PROJECTS }, (_, n) => {
    const id = newId(since.getTime());
    // The first belongs to another firm than the demo account's, so that the two see different things.
    const firm = firms[(n * 3 + 1) % firms.length] as Firm;
    const username = n === 0 ? 'project-owner' : `project-owner-${n + 1}`;
    const carriedOver = n === 0 || random.chance(0.6) || listed > now;
    const project: Project = {
      id,
      name: `${firm.shortName}${random.pick(KINDS)}${firm.product}项目`,
      butler: projectButlers[n % projectButlers.length] as Butler,
      owner: people.add(username, [scope('project-owner', { projectId: id })]),
      stage: n === 0 ? 'started' : random.weighted(STAGES, (stage) => STAGE_WEIGHT[stage]),
      product: firm.product,
      since: carriedOver ? since : listed,
    };
    return { project, firm };
  });
  const projects = planned.map(({ project }) => project);
  await people.saveAccounts(tx);
  await insertAll(
    tx,
    'project',
    planned.map(({ project, firm }, n) => rowOf(project, firm, n, year, random, since)),
  );
  await insertAll(tx, 'stewardship', tieTo('project', projects, projectButlers, random, since));
  await insertAll(
    tx,
    'project_contact',
    projects.flatMap((project, n) => contactsOf(project, n, since)),
  );
  return projects;
}

const KINDS = ['年产扩能', '智能化改造', '二期', '新建', '绿色工厂'];

function rowOf(project: Project, firm: Firm, n: number, year: number, random: Random, since: Date) {
  const total = random.int(30, 900) * 100;
  const plan = Math.round(total * (0.25 + random.next() * 0.35));
  return {
    id: project.id,
    code: `SL${year}-${String(n + 1).padStart(3, '0')}`,
    name: project.name,
    enterprise_id: firm.id,
    station_id: project.butler.station.id,
    stage: project.stage,
    list_year: year,
    grade: (['zone', 'municipal', 'municipal', 'provincial'] as const)[n % 4] ?? null,
    entered_on: project.since.toISOString().slice(0, 10),
    left_on: null,
    investment_total_wan: total,
    annual_plan_wan: plan,
    invested_wan: Math.round(total * STAGE_PROGRESS[project.stage] * (0.9 + random.next() * 0.1)),
    address: `示例高新区示例${random.pick(['东', '西', '南', '北'])}环以内`,
    premises: n % 3 === 0 ? `示例标准厂房 ${1 + (n % 12)} 号` : null,
    plot: `示例地块 ${String.fromCharCode(65 + (n % 8))}-${String(41 + (n % 50)).padStart(2, '0')}`,
    content: `演示数据。建设${firm.product}生产线与配套设施。`,
    active_since: project.since,
    created_at: since,
    updated_at: since,
  };
}

function contactsOf(project: Project, n: number, since: Date) {
  const base = { project_id: project.id, created_at: since };
  return [
    {
      ...base,
      id: newId(since.getTime()),
      account_id: project.owner.accountId,
      kind: 'owner' as const,
      company: null,
      name: project.owner.name,
      phone: project.owner.phone,
    },
    {
      ...base,
      id: newId(since.getTime()),
      account_id: null,
      kind: 'contractor' as const,
      company: `示例${brandName(n)}建设工程公司`,
      name: personName(640 + n),
      phone: mobilePhone(6_000 + n),
    },
  ];
}
