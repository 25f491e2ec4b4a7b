import {
  type AbsenceCreation,
  type AbsenceEnd,
  type CoverRefusal,
  coverRefusal,
  leadsInRing,
  mayEnterFor,
} from '@guanjia/core/absences';
import { localDate, startOfDay, type WorkingCalendar } from '@guanjia/core/calendar';
import { holdsRole, type Principal } from '@guanjia/core/identity';
import { loadCalendar } from '../calendars/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { actorFor } from '../platform/authorise.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { findAbsence, findHolder, findSpans, lockAbsences } from './absences-store.ts';

const dayMs = 86_400_000;
const later = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()));

/** The moments of days of the zone, both included. */
export function spanOf(calendar: WorkingCalendar, startsOn: string, endsOn: string) {
  return {
    startsAt: startOfDay(calendar, startsOn),
    endsAt: new Date(startOfDay(calendar, endsOn).getTime() + dayMs),
  };
}

const refusals: Record<CoverRefusal, string> = {
  self: '不能由本人代班，请选择另一位',
  'nothing-to-cover': '此人没有需要代班的岗位',
  'other-station': '请选择同一工作站的管家；跨站代班由平台主管安排',
  'other-kind': '请选择能服务同类对象（企业或项目）的管家',
  'other-office': '请选择同一单位的人',
  'too-low': '此人的岗位不足以代班，请选择同类岗位的人',
};

const badField = (path: string, message: string) =>
  new Problem('rule-violated', { errors: [{ path, message }], detail: message });

/** What decides whether somebody may enter an absence for another. */
export const authorOf = (principal: Principal) => ({
  accountId: principal.accountId,
  stationIds: principal.stationIds,
  headedOfficeIds: principal.headedOfficeIds,
  coordinator: holdsRole(principal, 'coordinator'),
});

/**
 * Enters an absence with who covers it. Throws `rule-violated` with the field: a day that has passed, a cover that
 * does not fit, a second absence at the same time, a ring; `forbidden` for whom the person may not enter one.
 */
export async function enterAbsence(
  { db, now }: AppDependencies,
  principal: Principal,
  request: AbsenceCreation,
): Promise<string> {
  return await inTransaction(db, async (tx) => {
    const at = now();
    const calendar = await loadCalendar(tx);
    await lockAbsences(tx);
    const away = await findHolder(tx, request.accountId ?? principal.accountId);
    if (!away) throw badField('accountId', '找不到此人，请重新选择');
    if (!mayEnterFor(authorOf(principal), away)) throw new Problem('forbidden');
    const cover = await findHolder(tx, request.coveredBy);
    if (!cover) throw badField('coveredBy', '找不到此人，请重新选择');
    const refusal = coverRefusal(away, cover, { coordinator: holdsRole(principal, 'coordinator') });
    if (refusal)
      throw badField(refusal === 'nothing-to-cover' ? 'accountId' : 'coveredBy', refusals[refusal]);
    const span = spanOf(calendar, request.startsOn, request.endsOn);
    if (span.endsAt <= at) throw badField('endsOn', '结束日期已经过去');
    // Rights begin when they are given, never before.
    const startsAt = later(at, span.startsAt);
    const added = { accountId: away.accountId, coveredBy: cover.accountId, startsAt, endsAt: span.endsAt };
    const known = await findSpans(tx, added);
    if (known.some((one) => one.accountId === away.accountId)) {
      throw badField('startsOn', '这段时间已登记过请假，请先缩短或取消那一次');
    }
    if (leadsInRing(known, added)) throw badField('coveredBy', '互相代班会没有人在岗，请选择另一位');
    const id = newId(at.getTime());
    await tx
      .insertInto('leave_cover')
      .values({
        id,
        account_id: away.accountId,
        covered_by: cover.accountId,
        reason: request.reason,
        starts_on: request.startsOn,
        ends_on: request.endsOn,
        starts_at: startsAt,
        ends_at: span.endsAt,
        entered_by: principal.accountId,
        entered_at: at,
      })
      .execute();
    await tell(tx, principal, at, 'absence.enter', {
      id,
      accountId: away.accountId,
      coveredBy: cover.accountId,
      reason: request.reason,
      startsOn: request.startsOn,
      endsOn: request.endsOn,
    });
    return id;
  });
}

/** Shortens an absence, or calls it off before it begins. Rights end with the day, or at once where it has passed. */
export async function endAbsence(
  { db, now }: AppDependencies,
  principal: Principal,
  id: string,
  { endsOn }: AbsenceEnd,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const at = now();
    const calendar = await loadCalendar(tx);
    await lockAbsences(tx);
    const absence = await findAbsence(tx, id);
    const away = absence && (await findHolder(tx, absence.account_id));
    if (!absence) throw new Problem('not-found');
    if (away ? !mayEnterFor(authorOf(principal), away) : !holdsRole(principal, 'coordinator')) {
      throw new Problem('forbidden');
    }
    if (absence.ends_at <= at) throw badField('endsOn', '这次请假已经结束');
    if (endsOn && endsOn > absence.ends_on) throw badField('endsOn', '只能提前结束；要延长请另行登记');
    // Never before now: what was done in the meantime was done with the right to it.
    const earliest = later(at, absence.starts_at);
    const endsAt = endsOn ? later(spanOf(calendar, endsOn, endsOn).endsAt, earliest) : earliest;
    const lastDay = endsOn ?? localDate(calendar, at);
    await tx
      .updateTable('leave_cover')
      .set({
        ends_at: endsAt,
        ends_on: [lastDay, absence.starts_on].sort().at(-1),
        ended_by: principal.accountId,
      })
      .where('id', '=', id)
      .execute();
    await tell(tx, principal, at, 'absence.end', { id, accountId: absence.account_id, endsOn: lastDay });
  });
}

async function tell(
  tx: Tx,
  principal: Principal,
  at: Date,
  action: string,
  data: Record<string, unknown>,
): Promise<void> {
  await appendJournal(tx, { stream: 'zone', action, actor: actorFor(principal, 'absence.enter'), at, data });
}
