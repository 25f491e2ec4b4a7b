import {
  type AbsenceView,
  absenceCreation,
  absenceEnd,
  absenceList,
  absenceQuery,
  absenceView,
  absentees,
  type CoverChoice,
  coverChoiceQuery,
  coverChoices,
  coverRefusal,
  isCoverable,
  mayEnterFor,
} from '@guanjia/core/absences';
import { holdsRole, type Principal, roleNames } from '@guanjia/core/identity';
import { z } from 'zod';
import { loadCalendar } from '../calendars/index.ts';
import { loadsOf } from '../matters/index.ts';
import { countCharges } from '../organisation/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { authorise } from '../platform/authorise.ts';
import { Problem } from '../platform/problems.ts';
import {
  type AbsenceRow,
  findAbsence,
  findHolder,
  findHolders,
  findSpans,
  type HolderRow,
  listAbsences,
} from './absences-store.ts';
import { authorOf, endAbsence, enterAbsence, spanOf } from './enter-absence.ts';

const tags = ['absences'];
const byId = z.strictObject({ id: z.uuid() });

export async function absenceRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;

  const present = async (principal: Principal, rows: readonly AbsenceRow[]): Promise<AbsenceView[]> => {
    const author = authorOf(principal);
    const holders = new Map(
      (await findHolders(db, [...new Set(rows.map((row) => row.account_id))])).map((h) => [h.accountId, h]),
    );
    return rows.map((row) => {
      const away = holders.get(row.account_id);
      const state = row.ends_at <= now() ? 'past' : row.starts_at > now() ? 'upcoming' : 'current';
      return {
        id: row.id,
        person: { id: row.account_id, name: row.away_name, phone: row.away_phone },
        coveredBy: { id: row.covered_by, name: row.cover_name, phone: row.cover_phone },
        reason: row.reason,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        state,
        enteredBy: row.author_name,
        enteredAt: row.entered_at.toISOString(),
        mayEnd: state !== 'past' && (away ? mayEnterFor(author, away) : author.coordinator),
      };
    });
  };

  app.get(
    '/absences',
    {
      schema: {
        summary: '请假与代班',
        description: '谁不在、由谁代班、到哪天。代班期间，代班人有其权限，到期自动结束。',
        tags,
        querystring: absenceQuery,
        response: { 200: absenceList },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'absence.read');
      return { items: await present(principal, await listAbsences(db, query.state, now())) };
    },
  );

  app.get(
    '/absences/absentees',
    { schema: { summary: '我可以为谁登记请假', tags, response: { 200: absentees } } },
    async ({ principal }) => {
      authorise(principal, 'absence.enter');
      const author = authorOf(principal);
      const found = (await findHolders(db)).filter((holder) => mayEnterFor(author, holder));
      return { items: found.map((h) => ({ id: h.accountId, name: h.name, title: titleOf(h) })) };
    },
  );

  app.get(
    '/absences/choices',
    {
      schema: {
        summary: '谁可以代班，以及各自手上的工作',
        tags,
        querystring: coverChoiceQuery,
        response: { 200: coverChoices },
      },
    },
    async ({ principal, query }) => {
      authorise(principal, 'absence.enter');
      const away = await findHolder(db, query.accountId ?? principal.accountId);
      if (!away) throw new Problem('not-found');
      if (!mayEnterFor(authorOf(principal), away)) throw new Problem('forbidden');
      const span = spanOf(await loadCalendar(db), query.startsOn, query.endsOn);
      const chosenBy = { coordinator: holdsRole(principal, 'coordinator') };
      const fit = (await findHolders(db)).filter((one) => coverRefusal(away, one, chosenBy) === null);
      const butlerIds = fit.flatMap((one) => (one.butlerId ? [one.butlerId] : []));
      const [spans, charges, loads] = await Promise.all([
        findSpans(db, span),
        countCharges(db, butlerIds),
        loadsOf(db, 'butler', butlerIds),
      ]);
      const items = fit.map((one): CoverChoice => {
        const charge = one.butlerId ? charges.get(one.butlerId) : undefined;
        const load = one.butlerId ? loads.get(one.butlerId) : undefined;
        return {
          id: one.accountId,
          name: one.name,
          phone: one.phone,
          title: titleOf(one),
          load:
            charge && load
              ? { ...charge, openMatters: load.open, overdue: load.red, dueSoon: load.yellow }
              : null,
          away: spans.some((s) => s.accountId === one.accountId),
          covering: spans.filter((s) => s.coveredBy === one.accountId).length,
        };
      });
      // Whoever is there and has least to do first.
      items.sort(
        (a, b) => Number(a.away) - Number(b.away) || (a.load?.openMatters ?? 0) - (b.load?.openMatters ?? 0),
      );
      return { items };
    },
  );

  app.post(
    '/absences',
    { schema: { summary: '登记请假和代班人', tags, body: absenceCreation, response: { 201: absenceView } } },
    async ({ principal, body }, reply) => {
      authorise(principal, 'absence.enter');
      const id = await enterAbsence(deps, principal, body);
      return reply.code(201).send(await one(principal, id));
    },
  );

  app.post(
    '/absences/:id/end',
    {
      schema: {
        summary: '提前结束或取消',
        tags,
        params: byId,
        body: absenceEnd,
        response: { 200: absenceView, 204: z.null() },
      },
    },
    async ({ principal, params, body }, reply) => {
      authorise(principal, 'absence.enter');
      await endAbsence(deps, principal, params.id, body);
      // One that was called off before it began is there no more.
      const left = await findAbsence(db, params.id);
      if (!left) return reply.code(204).send(null);
      return (await present(principal, [left]))[0];
    },
  );

  async function one(principal: Principal, id: string): Promise<AbsenceView> {
    const row = await findAbsence(db, id);
    const view = row && (await present(principal, [row]))[0];
    if (!view) throw new Problem('not-found');
    return view;
  }
}

function titleOf(holder: HolderRow): string {
  const names = [...new Set(holder.roles.filter((r) => isCoverable(r.role)).map((r) => roleNames[r.role]))];
  return [...holder.titles, ...names].join(' · ');
}
