import {
  formatClauses,
  formatLabelled,
  formatList,
  formatMoment,
  formatWithPart,
} from '@guanjia/client/format';
import { sayHappened } from '@guanjia/client/supervision';
import {
  type ClockKind,
  dueMovesOf,
  escalationLevels,
  type MatterDetail,
  materialsOf,
  type TimelineEntry,
} from '@guanjia/core/matters';
import { meetingKinds } from '@guanjia/core/meetings';
import { happeningsOf } from '@guanjia/core/supervision';
import type { TFunction } from 'i18next';

type Translate = TFunction<['console', 'actions', 'common']>;

const string = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** 城管局 示例经办人丙: the office speaks, the person stands behind it. */
export function actorOf(entry: TimelineEntry, t: Translate): string {
  if (!entry.actor) return t(entry.details.byLink ? 'common:ratingLink.actor' : 'actions:platform');
  const { office, role, coveredFor } = entry.actor;
  const name = coveredFor
    ? t('common:absence.actedFor', { name: entry.actor.name, away: coveredFor })
    : entry.actor.name;
  // A department acts through its people; a butler and a station master are themselves.
  return office && (role === 'office' || role === 'office-head') ? `${office} ${name}` : name;
}

/** 示例管家甲 受理 */
export function sentenceOf(entry: TimelineEntry, matter: MatterDetail, t: Translate): string {
  const extra = detailOf(entry, matter, t);
  const said = `${actorOf(entry, t)} ${t(`actions:event.${entry.action}`)}`;
  return extra ? formatLabelled(said, extra) : said;
}

/** What the event names beyond its words: offices with their limits, a level, a number of days. */
export function detailOf(entry: TimelineEntry, matter: MatterDetail, t: Translate): string {
  const { details } = entry;
  const office = officeOf(details, matter);
  switch (entry.action) {
    case 'assign':
      return officesOf(details, t);
    case 'accept-answer':
    case 'send-back':
    case 'recall':
    case 'return-lapsed':
      return office;
    case 'merge':
      return string(details.intoNumber) ?? '';
    case 'absorbed':
      return string(details.fromNumber) ?? '';
    case 'grant-extension':
    case 'refuse-extension':
    case 'request-extension': {
      const days = number(details.days);
      return [office, days === undefined ? '' : t('journal.days', { n: days })].filter(Boolean).join(' ');
    }
    case 'escalate':
    case 'decide-escalation':
    case 'escalated-by-rule': {
      const level = escalationLevels.find((one) => one === details.level);
      return level ? t(`actions:escalationLevel.${level}`) : '';
    }
    case 'decline':
      return matter.declineReason ? t(`actions:declineReason.${matter.declineReason}`) : '';
    case 'choose-mode': {
      const mode = details.mode;
      return isMode(mode) ? t(`actions:serviceMode.${mode}`) : '';
    }
    case 'answer':
    case 'answer-firm': {
      const outcome = details.outcome;
      return isOutcome(outcome) ? t(`actions:outcome.${outcome}`) : '';
    }
    case 'rate': {
      const level = number(details.level);
      return level === 1 || level === 2 || level === 3 || level === 4 || level === 5
        ? t(`actions:rating.${level}`)
        : '';
    }
    case 'due-moved':
      return formatClauses(
        dueMovesOf(details).map(({ clock, from, to }) =>
          t(from === to ? 'common:dueMove.certain' : 'common:dueMove.moved', {
            clock: t(`actions:clock.${clock}`),
            from: formatMoment(from),
            to: formatMoment(to),
          }),
        ),
      );
    case 'supervised':
      return formatClauses(happeningsOf(details).map((one) => sayHappened(one)));
    case 'transfer':
    case 'handed-over':
      return string(details.toButlerName) ?? '';
    case 'light-turned': {
      const light = details.light;
      const turned = light === 'yellow' || light === 'red' ? t(`actions:light.${light}`) : '';
      const clock = isClock(details.clock) ? t(`actions:clock.${details.clock}`) : '';
      return [office, clock, turned].filter(Boolean).join(' ');
    }
    case 'request-materials': {
      const count = number(details.count);
      return count === undefined ? '' : t('journal.materials', { count });
    }
    case 'hand-in-materials':
    case 'promise-materials':
    case 'check-materials':
    case 'pledge-due':
    case 'pledge-broken':
      return formatList(
        materialsOf(details).map(({ name, result }) =>
          formatWithPart(name, result ? t(`actions:materials.result.${result}`) : ''),
        ),
      );
    case 'meeting-set': {
      const { what, kind, startsAt } = details;
      const set = isSet(what) ? t(`common:meeting.set.${what}`) : '';
      const named = meetingKinds.find((one) => one === kind);
      return [
        set,
        named ? t(`common:meeting.kind.${named}`) : '',
        typeof startsAt === 'string' ? formatMoment(startsAt) : '',
        string(details.place) ?? '',
      ]
        .filter(Boolean)
        .join(' ');
    }
    case 'meeting-resolved':
      return [string(details.title), t('common:meeting.resolvedCount', { count: number(details.count) ?? 0 })]
        .filter(Boolean)
        .join(' ');
    default:
      return '';
  }
}

const isSet = (value: unknown): value is 'convened' | 'moved' | 'cancelled' =>
  value === 'convened' || value === 'moved' || value === 'cancelled';

function officeOf(details: Record<string, unknown>, matter: MatterDetail): string {
  const named = string(details.office) ?? string(details.officeName);
  if (named) return named;
  return matter.assignments.find((one) => one.office.id === details.officeId)?.office.name ?? '';
}

function officesOf(details: Record<string, unknown>, t: Translate): string {
  if (!Array.isArray(details.offices)) return '';
  const said = details.offices.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { office, role, days } = one as Record<string, unknown>;
    if (typeof office !== 'string') return [];
    const part = role === 'lead' || role === 'support' ? t(`actions:assignmentRole.${role}`) : '';
    return [
      formatWithPart(office, part) + (typeof days === 'number' ? ` ${t('journal.days', { n: days })}` : ''),
    ];
  });
  return formatList(said);
}

type Mode = NonNullable<MatterDetail['serviceMode']>;
const MODES = { guided: true, assisted: true, agent: true, self: true } as const satisfies Record<Mode, true>;
const isMode = (value: unknown): value is Mode => typeof value === 'string' && Object.hasOwn(MODES, value);

type Outcome = NonNullable<MatterDetail['outcome']>;
const OUTCOMES = {
  solved: true,
  partly: true,
  'not-possible': true,
  explained: true,
} as const satisfies Record<Outcome, true>;
const isOutcome = (value: unknown): value is Outcome =>
  typeof value === 'string' && Object.hasOwn(OUTCOMES, value);

const CLOCKS = {
  accept: true,
  promise: true,
  return: true,
  assignment: true,
  materials: true,
  confirm: true,
  rating: true,
  verify: true,
  rectify: true,
  revisit: true,
  escalation: true,
  decision: true,
} as const satisfies Record<ClockKind, true>;
const isClock = (value: unknown): value is ClockKind =>
  typeof value === 'string' && Object.hasOwn(CLOCKS, value);
