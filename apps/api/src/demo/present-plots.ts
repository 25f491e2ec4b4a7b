import { dayOfIso, isoOfDay, localDate, subtractWorkingMinutes } from '@guanjia/core/calendar';
import { type Cast, conclude, handOut, type OfficePart, type Part, tellFirm, workOut } from './courses.ts';
import { assignmentOf, type Course, type Cue, cue, type MatterBundle, type Plot } from './cues.ts';
import type { Office } from './organisation.ts';
import { needFor } from './past-plots.ts';
import { castFor, type Subject, type World } from './world.ts';

/**
 * Matters that are under way at present, so that each demo account finds what its office is about: something to
 * accept, to sign for, to answer, to decide, to supply, to confirm, to rate, to put right. Each begins so many
 * working days ago.
 */
export function presentPlots(world: World): Plot[] {
  const [firm, project] = [at(world.enterprises, 0), at(world.projects, 0)];
  // The same butlers have these in charge too.
  const otherFirm = at(world.enterprises, world.organisation.enterpriseButlers.length);
  const otherProject = at(world.projects, world.organisation.projectButlers.length);
  const roads = world.office('urban-management');
  const police = world.office('traffic-police');
  const power = world.office('power-grid');
  const own = officeOf(world, 'urban-management');
  return [
    // To accept, one of them urgent.
    begin(world, firm, 'power-supply', 0.1),
    begin(world, otherFirm, 'recruiting', 0.2, { urgent: true }),
    begin(world, project, 'water-supply', 0.15),
    // Story 1 on its way: the road opening waits to be signed for.
    begin(world, project, 'road-opening', 0.6, {
      *course(cast) {
        yield* soon(cast);
        yield* handOut(cast, [part(roads, 4), part(police, 3)], 20);
      },
    }),
    // To answer: in time, nearly late, late.
    begin(world, otherProject, 'road-opening', 2.2, { course: signedBy(own, 5) }),
    begin(world, at(world.projects, 5), 'drainage-rerouting', 4, { course: signedBy(own, 4) }),
    begin(world, at(world.projects, 8), 'land-use', 3, {
      course: signedBy(officeOf(world, 'natural-resources'), 3),
    }),
    begin(world, at(world.enterprises, 3), 'bank-credit', 5, {
      course: signedBy(officeOf(world, 'financial-services'), 5),
    }),
    begin(world, at(world.projects, 9), 'road-opening', 5.5, { course: signedBy(own, 3) }),
    // An extension to decide.
    begin(world, at(world.projects, 6), 'road-opening', 2.4, {
      *course(cast) {
        const signed = yield* signedBy(own, 4)(cast);
        yield cue(cast.day, own.officer, 'request-extension', {
          assignmentId: assignmentOf(signed, roads.id),
          days: 3,
          text: '地下管线资料不全，需补勘后确定开口方案，申请延期。',
        });
      },
    }),
    // Brought up: to the station master, and to the coordinator.
    begin(world, project, 'power-supply', 1.2, {
      *course(cast) {
        yield* soon(cast);
        yield cue(60, cast.butler, 'escalate', {
          level: 'station-master',
          text: '两公里内没有电源点，需供电公司现场踏勘定方案，请站长召集。',
        });
      },
    }),
    begin(world, otherFirm, 'heating-steam', 1.5, {
      *course(cast) {
        yield* soon(cast);
        yield cue(90, cast.butler, 'escalate', {
          level: 'coordinator',
          text: '蒸汽价格涉及多家企业，需统一协调热力公司。',
        });
      },
    }),
    // With the firm: papers to supply, and papers that never came.
    begin(world, firm, 'bank-credit', 2.5, { course: awaiting(['融资需求表', '近两年财务报表']) }),
    begin(world, otherFirm, 'training-subsidy', 12, { course: awaiting(['参训人员名册']) }),
    // Check-lists on their way: one paper in, one checked, one promised for later.
    begin(world, firm, 'water-supply', 1.6, {
      course: withPapers(['用水申请表', '营业执照'], '接入点位图', dayAfter(world, 12)),
    }),
    begin(world, project, 'road-opening', 1.8, {
      course: withPapers(['道路开口申请'], '施工方案', dayAfter(world, 1)),
    }),
    // Answered by the office: the butler takes the answer or sends it back.
    begin(world, project, 'construction-permit', 2.6, {
      course: answeredBy(officeOf(world, 'housing-construction')),
    }),
    begin(world, otherFirm, 'find-premises', 3, {
      course: answeredBy(officeOf(world, 'investment-promotion')),
    }),
    // Answered: the firm confirms or disputes.
    begin(world, firm, 'natural-gas', 3.2, { course: toldFirm(world, 'gas-utility') }),
    begin(world, project, 'planning-permit', 3.4, { course: toldFirm(world, 'natural-resources') }),
    // Closed a little ago, to be rated.
    begin(world, firm, 'policy-consulting', 3.5, { course: closed }),
    begin(world, project, 'road-opening', 7, { course: closedThroughOffice(world, 'urban-management') }),
    // Put right: to verify, in work, to visit again, in appeal.
    begin(world, firm, 'logistics-commuting', 6, { course: ratedBadly(world, 'transport', 0) }),
    begin(world, project, 'surroundings-safety', 7, { course: ratedBadly(world, 'urban-management', 1) }),
    begin(world, otherFirm, 'social-insurance', 8, { course: ratedBadly(world, 'human-resources', 2) }),
    begin(world, otherProject, 'water-supply', 6.5, { course: ratedBadly(world, 'water-utility', 'appeal') }),
    // For the coordinator: a disputed decline, and a matter that three offices gave back.
    begin(world, otherFirm, 'overdue-payment', 1.4, {
      *course(cast) {
        yield cue(60, cast.butler, 'decline', { reason: 'litigation', text: '该合同纠纷已进入诉讼程序。' });
        yield cue(120, cast.firm, 'dispute-decline', {
          text: '只是起诉了另一份合同，这一笔没有诉讼，请再看。',
        });
      },
    }),
    begin(world, otherProject, 'building-land-coordination', 2.8, {
      *course(cast) {
        yield* soon(cast);
        for (const code of ['natural-resources', 'housing-construction', 'investment-promotion']) {
          const given = officeOf(world, code);
          const matter = yield* handOut(cast, [part(given.office, 5)], 30);
          yield cue(60, given.officer, 'return', {
            assignmentId: assignmentOf(matter, given.office.id),
            text: '涉及旧泵房权属，不属本单位职责。',
          });
        }
      },
    }),
    // In hand without an office yet, and one that goes on at the power company.
    begin(world, firm, 'high-tech-enterprise', 0.8, { course: soon }),
    begin(world, firm, 'power-supply', 3, {
      *course(cast) {
        yield* soon(cast);
        const given = officeOf(world, 'power-grid');
        const matter = yield* handOut(cast, [part(power, 8), part(roads, 5)], 30);
        yield cue(60, given.officer, 'sign', { assignmentId: assignmentOf(matter, power.id) });
      },
    }),
  ];
}

const at = (subjects: readonly Subject[], n: number): Subject => subjects[n % subjects.length] as Subject;
const part = (office: Office, limitDays: number): OfficePart => ({
  office,
  limitDays,
  pace: 0.4,
});

type Play = (cast: Cast) => Generator<Cue, unknown, MatterBundle>;

function begin(
  world: World,
  subject: Subject,
  typeCode: string,
  daysAgo: number,
  more: { urgent?: true; course?: Play } = {},
): Plot {
  const cast = castFor(world, subject);
  const [title, text] = needFor(world.random, typeCode, subject);
  return {
    opening: {
      at: subtractWorkingMinutes(world.calendar, world.now, Math.round(daysAgo * cast.day)).at,
      who: cast.firm,
      request: {
        typeCode,
        ...(subject.kind === 'project' ? { projectId: subject.id } : { enterpriseId: subject.id }),
        title,
        text,
        urgency: more.urgent ? 'urgent' : 'normal',
      },
    },
    random: cast.random,
    *course(): Course {
      if (more.course) yield* more.course(cast);
    },
  };
}

function* soon(cast: Cast): Part {
  yield cue(15, cast.butler, 'accept', {});
  return yield cue(5, cast.butler, 'choose-mode', { mode: 'assisted' });
}

function officeOf(world: World, code: string) {
  const office = world.office(code);
  // The first officer of 城管 is the demo account.
  const officer = (office.officers[0] ?? office.head).principal;
  return { office, officer };
}
type Given = ReturnType<typeof officeOf>;

const signedBy = (given: Given, limitDays: number) =>
  function* (cast: Cast): Part {
    yield* soon(cast);
    const matter = yield* handOut(cast, [part(given.office, limitDays)], 20);
    return yield cue(45, given.officer, 'sign', { assignmentId: assignmentOf(matter, given.office.id) });
  };

const awaiting = (items: string[]) =>
  function* (cast: Cast): Course {
    yield* soon(cast);
    yield cue(45, cast.butler, 'request-materials', { items, text: '请一次补齐以下材料。' });
  };

/** A calendar day so many days from now. */
const dayAfter = (world: World, days: number): string =>
  isoOfDay(dayOfIso(localDate(world.calendar, world.now)) + days);

/** What is on paper is recorded and checked; the last item is promised by a day (容缺受理). */
const withPapers = (papers: readonly string[], lacking: string, until: string) =>
  function* (cast: Cast): Course {
    yield* soon(cast);
    yield cue(30, cast.butler, 'hand-in-materials', {
      items: papers.map((name) => ({ name })),
      text: '企业当面交来纸质件。',
    });
    yield cue(20, cast.butler, 'check-materials', {
      items: papers.slice(0, 1).map((name) => ({ name, result: 'accepted' as const })),
    });
    yield cue(10, cast.butler, 'promise-materials', {
      items: [{ name: lacking, kind: 'supplement', until }],
      text: '主办单位同意容缺受理，企业承诺按期补交。',
    });
  };

const answeredBy = (given: Given) =>
  function* (cast: Cast): Course {
    const signed = yield* signedBy(given, 3)(cast);
    yield cue(cast.day, given.officer, 'answer', {
      assignmentId: assignmentOf(signed, given.office.id),
      outcome: 'solved',
      text: '已核对材料并办结，可告知企业。',
    });
  };

const toldFirm = (world: World, code: string): Play =>
  function* (cast) {
    yield* soon(cast);
    const parts = [{ ...part(world.office(code), 3), pace: 0.3 }];
    yield* workOut(cast, yield* handOut(cast, parts, 20), parts);
    yield* tellFirm(cast, 'solved', 30);
  };

function* closed(cast: Cast): Course {
  yield* soon(cast);
  yield* tellFirm(cast, 'explained', 60);
  yield* conclude(cast, undefined);
}

const closedThroughOffice = (world: World, code: string): Play =>
  function* (cast) {
    yield* toldFirm(world, code)(cast);
    yield* conclude(cast, undefined);
  };

/** A bad rating, and so many steps of its rectification. */
const ratedBadly = (world: World, code: string, steps: number | 'appeal'): Play =>
  function* (cast) {
    yield* toldFirm(world, code)(cast);
    const { day } = cast;
    const text = '说是办好了，现场并没有变化。';
    yield cue(60, cast.firm, 'rate', { level: steps === 1 ? 1 : 2, text });
    if (steps === 'appeal') {
      yield cue(60, cast.butler, 'appeal', { text: '延误由企业自身停工造成，申请复核。' });
      return;
    }
    if (steps > 0) yield cue(120, cast.butler, 'verify-rating', { text: '已到现场核实，情况属实。' });
    if (steps > 1) yield cue(day, cast.butler, 'rectify', { text: '已会同责任单位整改完成。' });
  };
