import type { Principal } from '@guanjia/core/identity';
import type { AnswerOutcome, RatingLevel, ServiceMode } from '@guanjia/core/matters';
import { assignmentOf, type Course, type Cue, cue, type MatterBundle } from './cues.ts';
import { BUTLER_ANSWERS, COMPLAINTS, MIDDLING, OFFICE_ANSWERS, PRAISE } from './matter-words.ts';
import type { Office } from './organisation.ts';
import type { Random } from './random.ts';

/** Who plays in a matter. */
export interface Cast {
  readonly firm: Principal;
  readonly butler: Principal;
  readonly master: Principal;
  readonly coordinator: Principal;
  readonly random: Random;
  /** Working minutes of a day. */
  readonly day: number;
}

/** One office's part: how much of its limit it uses (above 1 it is late), and what befalls on the way. */
export interface OfficePart {
  readonly office: Office;
  readonly limitDays: number;
  readonly pace: number;
  readonly extension?: 'granted' | 'refused';
  readonly returnsFirst?: true;
}

/** Yields a part of a course and hands back the matter as the last of its cues left it. */
export type Part = Generator<Cue, MatterBundle, MatterBundle>;

const person = (cast: Cast, office: Office): Principal => cast.random.pick(office.officers).principal;

export function* receive(cast: Cast, raised: MatterBundle, mode?: ServiceMode): Part {
  const { random } = cast;
  let matter = raised;
  if (matter.matter.status === 'submitted') {
    const urgent = matter.matter.urgency === 'urgent';
    // A few wait too long, and their light turns.
    const wait = random.chance(0.03) ? random.int(cast.day, 2 * cast.day) : random.int(5, urgent ? 60 : 240);
    matter = yield cue(wait, cast.butler, 'accept', {});
  }
  if (mode) {
    const authorisation = mode === 'agent' ? { authorisation: '企业当面委托，已签代办委托书' } : {};
    matter = yield cue(random.int(2, 30), cast.butler, 'choose-mode', { mode, ...authorisation });
  }
  return matter;
}

export function* askForMaterials(cast: Cast, items: readonly string[]): Part {
  const { random } = cast;
  yield cue(random.int(20, 200), cast.butler, 'request-materials', {
    items: [...items],
    text: '请一次补齐以下材料，办理时限自补齐之日起继续计算。',
  });
  return yield cue(random.int(120, 4 * cast.day), cast.firm, 'supply-materials', {
    text: '材料已补齐，请查收。',
  });
}

export function* handOut(cast: Cast, parts: readonly OfficePart[], wait?: number): Part {
  return yield cue(wait ?? cast.random.int(10, 150), cast.butler, 'assign', {
    assignments: parts.map(({ office, limitDays }, n) => ({
      officeId: office.id,
      role: n === 0 ? ('lead' as const) : ('support' as const),
      limitDays,
      instruction: n === 0 ? '请牵头办理，按时限答复。' : '请配合主办单位办理。',
    })),
  });
}

/** Offices work side by side: their acts are told in the order of time, those of one office in its own order. */
export function* workOut(cast: Cast, handedOut: MatterBundle, parts: readonly OfficePart[]): Part {
  let matter = handedOut;
  const acts = parts.flatMap((part) => actsOf(cast, part)).sort((one, other) => one.at - other.at);
  let reached = 0;
  for (const { at, make } of acts) {
    matter = yield make(matter, Math.max(1, at - reached));
    reached = Math.max(reached, at);
  }
  return matter;
}

interface OfficeAct {
  /** Working minutes since the assigning. */
  readonly at: number;
  make(matter: MatterBundle, wait: number): Cue;
}

function actsOf(cast: Cast, part: OfficePart): OfficeAct[] {
  const { random, day } = cast;
  const { office } = part;
  const id = (matter: MatterBundle) => assignmentOf(matter, office.id);
  const officer = person(cast, office);
  const limit = part.limitDays * day;
  const signs = random.int(10, Math.min(day - 60, Math.round(limit * 0.3)));
  const answers = Math.max(signs + 15, Math.round(limit * part.pace));
  const outcome = outcomeOf(random);
  const acts: OfficeAct[] = [
    { at: signs, make: (m, wait) => cue(wait, officer, 'sign', { assignmentId: id(m) }) },
    {
      at: answers,
      make: (m, wait) =>
        cue(wait, officer, 'answer', {
          assignmentId: id(m),
          outcome,
          text: random.pick(OFFICE_ANSWERS[outcome]),
        }),
    },
    {
      at: answers + random.int(10, 90),
      make: (m, wait) => cue(wait, cast.butler, 'accept-answer', { assignmentId: id(m) }),
    },
  ];
  const { extension } = part;
  if (!extension) return acts;
  const asks = Math.round(signs + (Math.min(limit, answers) - signs) * 0.6);
  const decider = random.chance(0.5) ? cast.master : cast.coordinator;
  return [
    ...acts,
    {
      at: asks,
      make: (m, wait) =>
        cue(wait, officer, 'request-extension', {
          assignmentId: id(m),
          days: random.int(2, 7),
          text: '需等上级批复后才能办结，申请延期。',
        }),
    },
    {
      at: Math.min(asks + random.int(15, 120), answers - 1),
      make: (m, wait) =>
        extension === 'granted'
          ? cue(wait, decider, 'grant-extension', { assignmentId: id(m), text: '情况属实，同意延期。' })
          : cue(wait, decider, 'refuse-extension', {
              assignmentId: id(m),
              text: '企业等用，请按原时限办结。',
            }),
    },
  ];
}

/** An office gives it back as not its own; the butler finds the right one. */
export function* giveBack(cast: Cast, wrong: OfficePart, matter: MatterBundle): Part {
  const officer = person(cast, wrong.office);
  return yield cue(cast.random.int(20, 200), officer, 'return', {
    assignmentId: assignmentOf(matter, wrong.office.id),
    text: '不属于本单位职责，建议转主管单位。',
  });
}

export const outcomeOf = (random: Random): AnswerOutcome =>
  random.weighted(
    ['solved', 'partly', 'explained', 'not-possible'] as const,
    (outcome) => ({ solved: 76, partly: 12, explained: 9, 'not-possible': 3 })[outcome],
  );

export function* tellFirm(cast: Cast, outcome: AnswerOutcome, wait?: number): Part {
  return yield cue(wait ?? cast.random.int(15, 180), cast.butler, 'answer-firm', {
    outcome,
    text: cast.random.pick(BUTLER_ANSWERS[outcome]),
  });
}

/** The firm says that it is done; left out, the confirmation runs out by itself. */
export function* conclude(cast: Cast, level: RatingLevel | undefined): Course {
  const { random, day } = cast;
  yield cue(random.int(30, 2 * day), cast.firm, 'confirm', {});
  if (level) yield* rateIt(cast, level);
}

export function* rateIt(cast: Cast, level: RatingLevel): Course {
  const { random, day } = cast;
  const text = random.pick(level >= 4 ? PRAISE : level === 3 ? MIDDLING : COMPLAINTS);
  yield cue(random.int(1, 3 * day), cast.firm, 'rate', { level, ...(text ? { text } : {}) });
  if (level <= 2) yield* putRight(cast);
}

/** 差评整改: mostly put right and visited again; some appeal, and a few of those are right. */
function* putRight(cast: Cast): Course {
  const { random, day } = cast;
  const way = random.weighted(['rectify', 'upheld', 'excluded'] as const, (w) => (w === 'rectify' ? 7 : 1));
  if (way !== 'rectify') {
    yield cue(random.int(30, 200), cast.butler, 'appeal', { text: '评价内容与本事项无关，申请复核。' });
    if (way === 'excluded') {
      yield cue(random.int(60, day), cast.coordinator, 'exclude-rating', {
        text: '经回访核实，企业误选了评价等级，本人已书面说明。',
      });
      return;
    }
    yield cue(random.int(60, day), cast.coordinator, 'uphold-rating', { text: '企业反映属实，请按期整改。' });
  } else {
    yield cue(random.int(30, day - 60), cast.butler, 'verify-rating', {
      text: '已电话并到现场核实，企业反映属实。',
    });
  }
  yield cue(random.int(day, 4 * day), cast.butler, 'rectify', {
    text: '已会同责任单位到现场整改，问题已解决，并向企业致歉。',
  });
  yield cue(random.int(day, 3 * day), cast.butler, 'revisit', { text: '已上门回访，企业确认问题解决。' });
  if (random.chance(0.7)) {
    yield cue(random.int(30, 2 * day), cast.firm, 'rate', {
      level: random.pick([4, 5] as const),
      text: '整改到位，感谢。',
    });
  }
}
