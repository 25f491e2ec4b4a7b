import { createHmac, timingSafeEqual } from 'node:crypto';
import { holdsRole } from '@guanjia/core/identity';
import {
  isFreshStep,
  isManager,
  meetingRelationsOf,
  type SignInCode,
  type SignInReceipt,
  signInState,
  signInStep,
  signInStepMs,
  signInWindow,
} from '@guanjia/core/meetings';
import { speaksForFirmOf } from '../matters/index.ts';
import { newId } from '../platform/ids.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { type MeetingWork, note } from './meeting-record.ts';
import { findMeeting, findTies, lockMeeting, type MeetingRow, readableMeeting } from './meetings-store.ts';

const macOf = (meeting: MeetingRow, step: number): string =>
  createHmac('sha256', meeting.sign_in_secret)
    .update(`${meeting.id}:${step}`)
    .digest('base64url')
    .slice(0, 27);

const tokenOf = (meeting: MeetingRow, now: Date): string =>
  `${signInStep(now).toString(36)}.${macOf(meeting, signInStep(now))}`;

function isGood(meeting: MeetingRow, token: string, now: Date): boolean {
  const [step = '', mac = ''] = token.split('.');
  const number = Number.parseInt(step, 36);
  if (!Number.isSafeInteger(number) || !isFreshStep(number, now)) return false;
  const wanted = Buffer.from(macOf(meeting, number));
  const given = Buffer.from(mac);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

const takesPlace = (meeting: MeetingRow): boolean =>
  ['convened', 'held', 'published'].includes(meeting.status);

function requireOpen({ ctx }: MeetingWork, meeting: MeetingRow): void {
  const state = takesPlace(meeting)
    ? signInState(spanOf(meeting), ctx.settings.meetingSignInMinutes, ctx.now)
    : 'over';
  if (state === 'open') return;
  const detail =
    state === 'early' ? '签到还没有开始，请在会前再扫。' : '签到已经结束。如已到会，请联系记录人补记。';
  throw new Problem('conflict', { detail });
}

const spanOf = (meeting: MeetingRow) => ({ startsAt: meeting.starts_at, endsAt: meeting.ends_at });

/** The code for the screen, for whoever runs the meeting. */
export async function signInCodeOf(work: MeetingWork, id: string): Promise<SignInCode> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await readableMeeting(tx, principal, id);
  if (!isManager(relations)) throw new Problem('forbidden');
  requireOpen(work, meeting);
  const { from, until } = signInWindow(spanOf(meeting), ctx.settings.meetingSignInMinutes);
  return {
    token: tokenOf(meeting, ctx.now),
    nextAt: new Date((signInStep(ctx.now) + 1) * signInStepMs).toISOString(),
    openFrom: from.toISOString(),
    openUntil: until.toISOString(),
  };
}

/**
 * 扫码签到. The code proves that somebody is there, the session who he is: staff, and of a firm only whose matter an
 * on-site meeting is about. Twice is once.
 */
export async function signInToMeeting(
  work: MeetingWork,
  request: { meetingId: string; token: string },
): Promise<SignInReceipt> {
  const { tx, ctx, principal } = work;
  const meeting = await findMeeting(tx, request.meetingId);
  const stale = new Problem('rule-violated', { detail: '二维码已过期，请重新扫会场屏幕上的二维码。' });
  if (!meeting || !isGood(meeting, request.token, ctx.now)) throw stale;
  requireOpen(work, meeting);
  const relations = meetingRelationsOf(principal, await findTies(tx, meeting));
  const staff = holdsRole(
    principal,
    'butler',
    'officer',
    'department-head',
    'station-master',
    'coordinator',
    'leader',
  );
  if (relations.size === 0 && !staff && !(await isGuest(work, meeting))) throw stale;
  const row = await tx
    .insertInto('meeting_attendance')
    .values({
      id: newId(ctx.now.getTime()),
      meeting_id: meeting.id,
      account_id: principal.accountId,
      name: principal.displayName,
      unit: await unitOf(work),
      how: 'scan',
      signed_at: ctx.now,
      entered_by: principal.accountId,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (row) await note(work, meeting.id, 'sign-in', {});
  const signed = await tx
    .selectFrom('meeting_attendance')
    .select('signed_at')
    .where('meeting_id', '=', meeting.id)
    .where('account_id', '=', principal.accountId)
    .executeTakeFirstOrThrow();
  return {
    kind: meeting.kind,
    place: meeting.place,
    startsAt: meeting.starts_at.toISOString(),
    name: principal.displayName,
    signedAt: signed.signed_at.toISOString(),
    mayOpen: relations.size > 0,
  };
}

async function isGuest({ tx, principal }: MeetingWork, meeting: MeetingRow): Promise<boolean> {
  if (meeting.kind !== 'on-site') return false;
  const rows = await tx
    .selectFrom('meeting_agenda_item')
    .select('matter_id')
    .where('meeting_id', '=', meeting.id)
    .where('matter_id', 'is not', null)
    .execute();
  for (const { matter_id: id } of rows) if (await speaksForFirmOf(tx, principal, id as string)) return true;
  return false;
}

async function unitOf({ tx, principal }: MeetingWork): Promise<string> {
  const ids = [...principal.officeIds, ...principal.stationIds, principal.butlerStationId].filter(
    (id) => id !== null,
  );
  if (ids.length > 0) {
    const office = await tx
      .selectFrom('office')
      .select('short_name')
      .where('id', '=', ids[0] as string)
      .executeTakeFirst();
    return office?.short_name ?? '';
  }
  const [firm] = principal.enterpriseIds;
  if (!firm) return '';
  const row = await tx.selectFrom('enterprise').select('name').where('id', '=', firm).executeTakeFirst();
  return row?.name ?? '';
}

/** 补记: somebody without an account, by whoever keeps the record. */
export async function enterAttendance(
  work: MeetingWork,
  id: string,
  entry: { name: string; unit: string },
): Promise<void> {
  const { tx, ctx, principal } = work;
  const { meeting, relations } = await lockMeeting(tx, principal, id);
  if (!isManager(relations)) throw new Problem('forbidden');
  if (
    !takesPlace(meeting) ||
    signInState(spanOf(meeting), ctx.settings.meetingSignInMinutes, ctx.now) === 'early'
  ) {
    throw new Problem('conflict', { detail: '签到还没有开始，请在会前再记。' });
  }
  if (meeting.status === 'published')
    throw new Problem('conflict', { detail: '纪要已经发布，签到名单不再改动。' });
  const row = await tx
    .insertInto('meeting_attendance')
    .values({
      id: newId(ctx.now.getTime()),
      meeting_id: id,
      account_id: null,
      name: entry.name,
      unit: entry.unit,
      how: 'recorder',
      signed_at: ctx.now,
      entered_by: principal.accountId,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw faultyField('name', '这个人已在签到名单里', 'rule-violated');
  await note(work, id, 'attendance', {});
}
