import { isWorkingDay, localDate } from '@guanjia/core/calendar';
import type { AnswerOutcome, RatingLevel } from '@guanjia/core/matters';
import { type CatalogueType, matterCatalogue } from '../catalogue/index.ts';
import {
  askForMaterials,
  type Cast,
  conclude,
  giveBack,
  handOut,
  type OfficePart,
  outcomeOf,
  type Part,
  rateIt,
  receive,
  tellFirm,
  workOut,
} from './courses.ts';
import { type Course, cue, type MatterBundle, type Plot } from './cues.ts';
import { NEEDS } from './matter-words.ts';
import type { Office } from './organisation.ts';
import type { Random } from './random.ts';
import { castFor, type Subject, type World } from './world.ts';

/** Node coordination comes out of a plan, and not out of a need. */
const types = matterCatalogue
  .flatMap((group) => group.types)
  .filter((type) => type.code !== 'node-coordination');

/** How often firms ask for a kind, against 2 for the rest; and the months (1 to 12) in which it is asked for most. */
const DEMAND: Readonly<Record<string, { weight: number; peak?: readonly number[] }>> = {
  'policy-consulting': { weight: 13, peak: [3, 4, 6, 9] },
  'power-supply': { weight: 11, peak: [3, 4, 7, 8] },
  'road-opening': { weight: 11, peak: [3, 4, 5, 9, 10] },
  recruiting: { weight: 9, peak: [2, 3] },
  'bank-credit': { weight: 9, peak: [1, 6, 12] },
  'water-supply': { weight: 7 },
  'declaration-coaching': { weight: 6, peak: [5, 6, 7] },
  'construction-permit': { weight: 5, peak: [3, 4, 9] },
  'planning-permit': { weight: 5 },
  'environmental-review': { weight: 4 },
  'find-premises': { weight: 4 },
  'heating-steam': { weight: 4, peak: [10, 11, 12, 1] },
  'natural-gas': { weight: 4, peak: [9, 10, 11] },
  'high-tech-enterprise': { weight: 4, peak: [4, 5, 6, 7] },
  'surroundings-safety': { weight: 4 },
  'joint-acceptance': { weight: 3, peak: [10, 11, 12] },
  'drainage-rerouting': { weight: 3, peak: [6, 7, 8] },
  'logistics-commuting': { weight: 3 },
  'overdue-payment': { weight: 3, peak: [12, 1] },
  'talent-housing-schooling': { weight: 3, peak: [7, 8] },
};

/** How much is asked for in each month, January first: little around the spring festival. */
const SEASON = [0.8, 0.45, 1.3, 1.25, 1.1, 1.1, 1, 1, 1.2, 0.9, 1.1, 1];
const HOUR_MS = 3_600_000;
/** More of the last days, whose matters are still under way. */
const RECENT_MS = 10 * 24 * HOUR_MS;

/** So many matters from `from` up to the present. */
export function pastPlots(world: World, from: Date, count: number): Plot[] {
  const { random, now, calendar } = world;
  const local = (at: Date) => new Date(at.getTime() + calendar.utcOffsetMinutes * 60_000);
  const plots: Plot[] = [];
  while (plots.length < count) {
    const at = new Date(from.getTime() + random.next() * (now.getTime() - from.getTime() - HOUR_MS));
    const hour = local(at).getUTCHours();
    // Firms write mostly while offices are open, now and then in the evening or at the weekend.
    const office =
      isWorkingDay(calendar, localDate(calendar, at)) && hour >= 8 && hour < 18 && hour !== 12 && hour !== 13;
    const month = local(at).getUTCMonth() + 1;
    const recent = now.getTime() - at.getTime() < RECENT_MS ? 2 : 1;
    const share =
      ((SEASON[month - 1] ?? 1) / 2) * recent * (office ? 0.75 : hour >= 7 && hour < 22 ? 0.04 : 0);
    if (random.chance(share)) plots.push(plotAt(world, at, month));
  }
  return plots;
}

/** A matter of the past, raised at `at`. */
function plotAt(world: World, at: Date, month: number): Plot {
  const { random } = world;
  const subject = world.subjectAt(at);
  const type = random.weighted(
    types.filter((t) => t.subject === 'both' || t.subject === subject.kind),
    (t) => {
      const demand = DEMAND[t.code];
      return (demand?.weight ?? 2) * (demand?.peak?.includes(month) ? 2.5 : 1);
    },
  );
  const cast = castFor(world, subject);
  const byButler = random.chance(0.14);
  const [title, text] = needFor(random, type.code, subject);
  return {
    opening: {
      at,
      who: byButler ? cast.butler : cast.firm,
      request: {
        typeCode: type.code,
        ...(subject.kind === 'project' ? { projectId: subject.id } : { enterpriseId: subject.id }),
        title,
        text,
        urgency: random.chance(0.07) ? 'urgent' : 'normal',
        ...(byButler ? { authorisation: random.pick(['企业电话委托', '走访时企业当面提出']) } : {}),
      },
    },
    random: cast.random,
    course: (raised) => courseOf(world, cast, type, subject, raised),
  };
}

export function needFor(
  random: Random,
  typeCode: string,
  { kind, product }: Pick<Subject, 'kind' | 'product'>,
): readonly [string, string] {
  const needs = NEEDS[typeCode]?.filter(([, , by]) => by === undefined || by === kind) ?? [];
  if (needs.length === 0) throw new Error(`No words for ${typeCode} of a ${kind}`);
  const [title, text] = random.pick(needs);
  return [title.replaceAll('{product}', product), text.replaceAll('{product}', product)];
}

const RATINGS: readonly { level: RatingLevel; weight: number }[] = [
  { level: 5, weight: 63 },
  { level: 4, weight: 24 },
  { level: 3, weight: 8 },
  { level: 2, weight: 3 },
  { level: 1, weight: 2 },
];
const ratingOf = (random: Random): RatingLevel | undefined =>
  random.chance(0.82) ? random.weighted(RATINGS, (r) => r.weight).level : undefined;

function* courseOf(
  world: World,
  cast: Cast,
  type: CatalogueType,
  subject: Subject,
  raised: MatterBundle,
): Course {
  const { random, day } = cast;
  if (raised.matter.status === 'submitted' && random.chance(0.025)) {
    yield cue(random.int(30, 300), cast.butler, 'decline', {
      reason: random.pick(['outside-jurisdiction', 'litigation', 'duplicate'] as const),
      text: '此事由其他渠道受理，办理途径已写明，也可直接致电管家。',
    });
    return;
  }
  if (random.chance(0.025)) {
    yield cue(random.int(5, 400), cast.firm, 'withdraw', { text: '问题已自行解决，撤回。' });
    return;
  }
  const mode =
    subject.kind === 'project' && random.chance(0.6) ? 'agent' : random.pick(['guided', 'assisted'] as const);
  yield* receive(cast, raised, random.chance(0.7) ? mode : undefined);
  if (type.complexity === 'consult') {
    yield* tellFirm(cast, 'explained', random.int(20, day - 60));
    yield* end(cast);
    return;
  }
  if (random.chance(0.12) && type.needs.length > 0) yield* askForMaterials(cast, type.needs.slice(0, 2));
  yield* dispatch(world, cast, type, raised);
  const outcome = outcomeOf(random);
  yield* tellFirm(cast, outcome);
  if (random.chance(0.04)) yield* objectOnce(cast, world, type);
  if (random.chance(0.02)) yield* comeBack(cast, outcome);
  else yield* end(cast);
}

/** Through the offices: side by side, sometimes to the wrong one first, sometimes with the help of those above. */
function* dispatch(world: World, cast: Cast, type: CatalogueType, raised: MatterBundle): Part {
  const { random, day } = cast;
  const promised = raised.matter.promised_days;
  if (random.chance(0.04)) {
    const wrong = partOf(random, world.anyOffice(random, type.lead), promised);
    yield* giveBack(cast, wrong, yield* handOut(cast, [wrong]));
  }
  const supporting = type.support.filter(() => random.chance(0.55));
  const parts = [type.lead, ...supporting].map((code) => partOf(random, world.office(code), promised));
  const handedOut = yield* handOut(cast, parts);
  if (random.chance(0.05)) {
    const level = random.pick(['station-master', 'coordinator'] as const);
    yield cue(random.int(10, Math.max(20, Math.round(day / 3))), cast.butler, 'escalate', {
      level,
      text: '涉及多家单位，部门之间意见不一致，请协调。',
    });
    const matter = yield cue(
      random.int(30, day - 60),
      level === 'coordinator' ? cast.coordinator : cast.master,
      'decide-escalation',
      {
        text: '请主办单位牵头，三日内拿出方案；有困难直接报我。',
      },
    );
    return yield* workOut(cast, matter, parts);
  }
  return yield* workOut(cast, handedOut, parts);
}

function partOf(random: Random, office: Office, promised: number): OfficePart {
  const limitDays = Math.max(1, Math.floor(promised * random.pick([0.6, 0.8, 0.8, 1])));
  const late = random.chance(0.07);
  const pace = late ? 1.05 + random.next() * 0.9 : 0.25 + random.next() * 0.65;
  const extension = limitDays >= 4 && (late || random.chance(0.05));
  return {
    office,
    limitDays,
    pace: extension && !late ? 1.1 : pace,
    ...(extension ? { extension: random.chance(0.75) ? ('granted' as const) : ('refused' as const) } : {}),
  };
}

function* end(cast: Cast): Course {
  // Silent firms let the confirmation run out; some of them rate afterwards.
  if (cast.random.chance(0.15)) return;
  yield* conclude(cast, ratingOf(cast.random));
}

function* objectOnce(cast: Cast, world: World, type: CatalogueType) {
  const { random, day } = cast;
  yield cue(random.int(20, day), cast.firm, 'dispute', { text: '现场还没有完成，请再核实。' });
  const again: OfficePart[] = [{ office: world.office(type.lead), limitDays: 2, pace: 0.5 }];
  yield* workOut(cast, yield* handOut(cast, again), again);
  yield* tellFirm(cast, 'solved');
}

function* comeBack(cast: Cast, outcome: AnswerOutcome): Course {
  const { random, day } = cast;
  yield cue(random.int(30, day), cast.firm, 'confirm', {});
  yield cue(random.int(day, 6 * day), cast.firm, 'reopen', { text: '同样的问题又出现了，请再处理。' });
  yield* tellFirm(cast, outcome === 'not-possible' ? 'explained' : 'solved', random.int(day, 2 * day));
  yield cue(random.int(30, day), cast.firm, 'confirm', {});
  yield* rateIt(cast, random.pick([3, 4, 5] as const));
}
