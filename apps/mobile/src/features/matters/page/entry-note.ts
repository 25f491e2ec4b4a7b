import { formatClauses, formatList, formatMoment, formatWithPart } from '@guanjia/client/format';
import { sayHappened } from '@guanjia/client/supervision';
import {
  dueMovesOf,
  escalationLevels,
  type MatterDetail,
  materialsOf,
  type TimelineEntry,
} from '@guanjia/core/matters';
import { happeningsOf } from '@guanjia/core/supervision';
import type { Texts } from '../../../ui/use-texts.ts';
import { ratingWords } from '../rating-words.ts';

const modes = ['guided', 'assisted', 'agent', 'self'] as const;
const outcomes = ['solved', 'partly', 'not-possible', 'explained'] as const;
const ratings = [1, 2, 3, 4, 5] as const;
const reasons = ['outside-jurisdiction', 'litigation', 'petition', 'secret', 'abuse', 'duplicate'] as const;
const clocks = ['accept', 'promise', 'assignment', 'verify', 'rectify', 'revisit', 'escalation'] as const;

/** The value where it is one of a closed set: details come as plain JSON. */
const oneOf = <const V>(set: readonly V[], value: unknown): V | undefined => set.find((v) => v === value);

/** What an event names beyond its words, as one short phrase. */
export function entryNote(t: Texts, matter: MatterDetail, entry: TimelineEntry): string | undefined {
  const { details, action } = entry;
  const office = matter.assignments.find((a) => a.office.id === details.officeId)?.office.name;
  switch (action) {
    case 'assign':
      return officesOf(t, details.offices);
    case 'choose-mode': {
      const mode = oneOf(modes, details.mode);
      return mode && t(`actions:serviceMode.${mode}`);
    }
    case 'decline': {
      const reason = oneOf(reasons, details.reason);
      return reason && t(`actions:declineReason.${reason}`);
    }
    case 'rate': {
      const level = oneOf(ratings, details.level);
      return level && ratingWords(t)[level];
    }
    case 'answer-firm':
    case 'answer': {
      const outcome = oneOf(outcomes, details.outcome);
      return outcome && t(`actions:outcome.${outcome}`);
    }
    case 'escalate':
    case 'escalated-by-rule': {
      const level = oneOf(escalationLevels, details.level);
      return level && t('timeline.to', { name: t(`actions:escalationLevel.${level}`) });
    }
    case 'transfer':
      return typeof details.toButlerName === 'string'
        ? t('timeline.to', { name: details.toButlerName })
        : undefined;
    case 'request-extension':
    case 'grant-extension':
    case 'extend-rectification':
      return typeof details.days === 'number' ? t('timeline.days', { n: details.days }) : undefined;
    case 'light-turned': {
      const clock = oneOf(clocks, details.clock);
      return [clock && t(`actions:clock.${clock}`), office].filter(Boolean).join(' · ') || undefined;
    }
    case 'supervised':
      return formatClauses(happeningsOf(details).map((one) => sayHappened(one))) || undefined;
    case 'meeting-set': {
      const { startsAt, place } = details;
      const what = oneOf(['convened', 'moved', 'cancelled'] as const, details.what);
      const at = typeof startsAt === 'string' ? formatMoment(startsAt) : '';
      return (
        [what && t(`common:meeting.set.${what}`), at, typeof place === 'string' ? place : '']
          .filter(Boolean)
          .join(' ') || undefined
      );
    }
    case 'merge':
      return typeof details.intoNumber === 'string' ? details.intoNumber : undefined;
    case 'absorbed':
      return typeof details.fromNumber === 'string' ? details.fromNumber : undefined;
    case 'due-moved':
      return (
        formatClauses(
          dueMovesOf(details).map(({ clock, from, to }) =>
            t(from === to ? 'common:dueMove.certain' : 'common:dueMove.moved', {
              clock: t(`actions:clock.${clock}`),
              from: formatMoment(from),
              to: formatMoment(to),
            }),
          ),
        ) || undefined
      );
    case 'hand-in-materials':
    case 'promise-materials':
    case 'check-materials':
    case 'pledge-due':
    case 'pledge-broken':
      return (
        formatList(
          materialsOf(details).map(({ name, result }) =>
            formatWithPart(name, result ? t(`actions:materials.result.${result}`) : ''),
          ),
        ) || undefined
      );
    case 'recall':
    case 'accept-answer':
    case 'send-back':
    case 'return-lapsed':
    case 'refuse-extension':
      return office;
    default:
      return undefined;
  }
}

/** Offices of an assignment with their limits. */
function officesOf(t: Texts, offices: unknown): string | undefined {
  if (!Array.isArray(offices)) return undefined;
  const names = offices.map((told: unknown) => {
    if (typeof told !== 'object' || told === null) return undefined;
    const { office, days } = told as { office?: unknown; days?: unknown };
    if (typeof office !== 'string') return undefined;
    return typeof days === 'number' ? t('timeline.officeLimit', { office, n: days }) : office;
  });
  const found = names.filter((n) => n !== undefined);
  return found.length > 0 ? formatList(found) : undefined;
}
