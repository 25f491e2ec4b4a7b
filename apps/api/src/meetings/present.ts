import { presentFile } from '@guanjia/core/attachments';
import type { Principal } from '@guanjia/core/identity';
import {
  type AgendaItemView,
  fillTemplate,
  isManager,
  type MeetingView,
  mayPrepare,
  mayRecord,
  type ParticipantView,
  type ResolutionView,
  signInState,
  type TemplateField,
} from '@guanjia/core/meetings';
import { sql } from 'kysely';
import { type ClockContext, matterScope } from '../matters/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { answersFor, mayPropose } from './answer.ts';
import { resolutionActionsOf } from './follow-resolution.ts';
import { summariesOf } from './list-meetings.ts';
import { possible } from './meeting-acts.ts';
import { readableMeeting } from './meetings-store.ts';
import { findResolutions, type ResolutionRow } from './resolutions-store.ts';
import { templateOf } from './templates.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Files with which resolutions were reported done, by resolution. */
async function filesOf(db: Db | Tx, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('meeting_resolution_file as f')
          .innerJoin('attachment as a', 'a.id', 'f.attachment_id')
          .innerJoin('account as u', 'u.id', 'a.uploaded_by')
          .selectAll('a')
          .select(['f.resolution_id', 'u.display_name as by'])
          .where('f.resolution_id', 'in', [...ids])
          .orderBy('f.position')
          .execute();
  return (id: string) =>
    rows.filter((row) => row.resolution_id === id).map((row) => presentFile(row, row.by));
}

export async function presentResolutions(
  db: Db | Tx,
  rows: readonly ResolutionRow[],
): Promise<ResolutionView[]> {
  const files = await filesOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    status: row.status,
    words: row.words,
    owner: {
      kind: row.office_id ? 'office' : 'butler',
      id: row.office_id ?? row.butler_id ?? '',
      name: row.owner_name,
    },
    limitDays: row.limit_days,
    dueAt: iso(row.due_at),
    light: row.light,
    meeting: { id: row.meeting_id, title: row.meeting_title, startsAt: row.meeting_at.toISOString() },
    matter: row.matter_id && row.matter_number ? { id: row.matter_id, number: row.matter_number } : null,
    byAssignment: row.assignment_id !== null,
    report:
      row.report !== null && row.reported_at
        ? {
            text: row.report,
            by: row.reported_by ?? '',
            at: row.reported_at.toISOString(),
            files: files(row.id),
          }
        : null,
    decision: row.decision !== null ? { text: row.decision, by: row.decided_by ?? '' } : null,
    endedAt: ['accepted', 'withdrawn'].includes(row.status) ? iso(row.ended_at) : null,
    actions: resolutionActionsOf(row),
  }));
}

async function presentAgenda(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  meetingId: string,
  removes: 'all' | 'own' | 'none',
): Promise<AgendaItemView[]> {
  const { rows } = await sql<{
    id: string;
    kind: AgendaItemView['kind'];
    words: string;
    matter_id: string | null;
    number: string | null;
    project_id: string | null;
    project_name: string | null;
    resolution_id: string | null;
    added_by: string | null;
    by_name: string | null;
  }>`select ai.id, ai.kind, ai.words, m.id as matter_id, m.number, ai.project_id, p.name as project_name,
      ai.resolution_id, ai.added_by, a.display_name as by_name
    from meeting_agenda_item ai
      left join matter m on m.id = ai.matter_id and ${matterScope(principal)}
      left join project p on p.id = ai.project_id
      left join account a on a.id = ai.added_by
    where ai.meeting_id = ${meetingId} order by ai.position, ai.id`.execute(db);
  const ids = rows.flatMap((row) => (row.resolution_id ? [row.resolution_id] : []));
  const carried = new Map(
    (await findResolutions(db, principal, ctx.now, { ids })).map((row) => [row.id, row]),
  );
  return rows.map((row) => {
    const from = row.resolution_id ? carried.get(row.resolution_id) : undefined;
    return {
      id: row.id,
      kind: row.kind,
      words: row.words,
      matter: row.matter_id && row.number ? { id: row.matter_id, number: row.number } : null,
      project: row.project_id && row.project_name ? { id: row.project_id, name: row.project_name } : null,
      resolution: from
        ? {
            id: from.id,
            status: from.status,
            owner: from.owner_name,
            dueAt: iso(from.due_at),
            light: from.light,
            from: from.meeting_title,
            report: from.report,
          }
        : null,
      addedBy: row.by_name,
      mayRemove: removes === 'all' || (removes === 'own' && row.added_by === principal.accountId),
    };
  });
}

async function presentParticipants(
  db: Db | Tx,
  principal: Principal,
  meetingId: string,
  open: boolean,
): Promise<ParticipantView[]> {
  const rows = await db
    .selectFrom('meeting_participant as p')
    .leftJoin('office as o', 'o.id', 'p.office_id')
    .leftJoin('account as a', 'a.id', 'p.account_id')
    .leftJoin('personal_text as t', 't.id', 'p.reason_text_id')
    .select([
      'p.id',
      'p.office_id',
      'p.account_id',
      'p.answer',
      'p.person_name',
      'p.answered_at',
      'o.short_name',
      'a.display_name',
      't.body as reason',
    ])
    .where('p.meeting_id', '=', meetingId)
    .orderBy('p.position')
    .orderBy('p.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    office: row.office_id ? { id: row.office_id, name: row.short_name ?? '' } : null,
    person: row.account_id ? { id: row.account_id, name: row.display_name ?? '' } : null,
    answer: row.answer,
    personName: row.person_name,
    reason: row.reason,
    answeredAt: iso(row.answered_at),
    mayAnswer: open && answersFor(principal, row),
  }));
}

async function presentMinutes(db: Db | Tx, meetingId: string, records: boolean) {
  const rows = await db
    .selectFrom('meeting_minutes as n')
    .innerJoin('account as a', 'a.id', 'n.written_by')
    .selectAll('n')
    .select('a.display_name as by')
    .where('n.meeting_id', '=', meetingId)
    .orderBy('n.number', 'desc')
    .execute();
  const all = rows.map((row) => ({
    number: row.number,
    state: row.state,
    revision: row.revision,
    body: row.body,
    writtenBy: row.by,
    writtenAt: row.written_at.toISOString(),
    publishedAt: iso(row.published_at),
  }));
  return {
    published: all.find((one) => one.state === 'published') ?? null,
    draft: records ? (all.find((one) => one.state === 'draft') ?? null) : null,
    versions: all.filter((one) => one.state !== 'draft').map(({ body: _, ...rest }) => rest),
  };
}

/** The whole page of a meeting for this reader. Throws `not-found` where he may not know of it. */
export async function presentMeeting(
  db: Db | Tx,
  ctx: ClockContext,
  principal: Principal,
  id: string,
): Promise<MeetingView> {
  const { meeting, relations } = await readableMeeting(db, principal, id);
  const [summary] = await summariesOf(db, principal, sql<boolean>`mt.id = ${id}`);
  if (!summary) throw new Error(`the scope and the standing of meeting ${id} differ`);
  const manager = isManager(relations);
  const records = mayRecord(meeting.status, relations);
  const prepares = mayPrepare(meeting.status, relations);
  const proposes = mayPropose(principal, meeting, ctx.now);
  const open = meeting.status === 'convened' && meeting.ends_at > ctx.now;
  const [people, agenda, participants, attendance, minutes, items] = await Promise.all([
    db
      .selectFrom('account')
      .select(['id', 'display_name'])
      .where('id', 'in', [meeting.recorder_id])
      .executeTakeFirstOrThrow(),
    presentAgenda(db, ctx, principal, id, prepares ? 'all' : proposes ? 'own' : 'none'),
    presentParticipants(db, principal, id, open),
    db
      .selectFrom('meeting_attendance')
      .selectAll()
      .where('meeting_id', '=', id)
      .orderBy('signed_at')
      .execute(),
    presentMinutes(db, id, records),
    findResolutions(db, principal, ctx.now, { meetingId: id }),
  ]);
  const shown = items.filter((row) => row.status !== 'noted' || records);
  const view: MeetingView = {
    ...summary,
    version: meeting.version,
    sequence: meeting.sequence,
    convenedAs: meeting.convened_as,
    recorder: { id: people.id, name: people.display_name },
    room: null,
    cancelReason: meeting.cancel_reason,
    occurrenceOn: meeting.occurrence_on,
    agenda,
    participants,
    attendance: attendance.map((row) => ({
      id: row.id,
      name: row.name,
      unit: row.unit,
      how: row.how,
      signedAt: row.signed_at.toISOString(),
    })),
    signIn: ['convened', 'held'].includes(meeting.status)
      ? signInState(
          { startsAt: meeting.starts_at, endsAt: meeting.ends_at },
          ctx.settings.meetingSignInMinutes,
          ctx.now,
        )
      : 'over',
    signedIn: iso(attendance.find((row) => row.account_id === principal.accountId)?.signed_at ?? null),
    minutes: { ...minutes, template: null },
    items: await presentResolutions(db, shown),
    actions: possible(meeting, relations, ctx.now, minutes.draft !== null),
    mayPrepare: prepares,
    mayRecord: records,
    mayPropose: proposes,
    mayShowSignIn: manager && ['convened', 'held'].includes(meeting.status),
  };
  if (records && !minutes.draft) {
    const body =
      minutes.published?.body ?? fillTemplate(await templateOf(db, meeting.kind), valuesOf(view, ctx));
    view.minutes.template = body;
  }
  return view;
}

/** What a form of the minutes names, out of the meeting. */
function valuesOf(view: MeetingView, { calendar }: ClockContext): Record<TemplateField, string> {
  const local = (moment: string) =>
    new Date(Date.parse(moment) + calendar.utcOffsetMinutes * 60_000)
      .toISOString()
      .replace('T', ' ')
      .slice(0, 16);
  const named = ({ office, person, personName }: ParticipantView) =>
    [office?.name, person?.name, office || personName ? personName : null].filter(Boolean).join(' ');
  const lines = (items: readonly string[]) => items.map((line, index) => `${index + 1}. ${line}`).join('\n');
  const present = view.attendance.map((one) => [one.unit, one.name].filter(Boolean).join(' '));
  return {
    title: view.title,
    time: `${local(view.startsAt)} 至 ${local(view.endsAt).slice(11)}`,
    place: view.place,
    present: present.join('、'),
    absent: view.participants
      .filter((one) => one.answer === 'declined')
      .map(named)
      .join('、'),
    agenda: lines(view.agenda.filter((one) => one.kind !== 'resolution').map((one) => one.words)),
    carried: lines(
      view.agenda
        .filter((one) => one.kind === 'resolution')
        .map((one) => `${one.words}（${one.resolution?.owner ?? ''}）${one.resolution?.report ?? ''}`),
    ),
  };
}
