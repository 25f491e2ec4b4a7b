import { localDate, startOfDay, type WorkingCalendar } from '@guanjia/core/calendar';
import { sql } from 'kysely';
import { fileStore } from '../attachments/index.ts';
import { ensureCalendar } from '../calendars/index.ts';
import { ensureCatalogue } from '../catalogue/index.ts';
import { hashPassword } from '../identity/index.ts';
import { fillCounts } from '../matters/index.ts';
import { ensureTemplates } from '../plans/index.ts';
import type { Db, Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { inEagerTransaction } from './eager-transaction.ts';
import { buildFirms } from './firms.ts';
import { buildHandbook } from './handbook.ts';
import { buildMonths } from './months.ts';
import { type Butler, buildOrganisation } from './organisation.ts';
import { pastPlots } from './past-plots.ts';
import { DEMO_PASSWORD, People } from './people.ts';
import { buildPlans } from './plans.ts';
import { play, type Refusal } from './play.ts';
import { presentPlots } from './present-plots.ts';
import { buildProjects } from './projects.ts';
import { createRandom } from './random.ts';
import { buildSitePhotos } from './site-photos.ts';
import { createWorld } from './world.ts';

export { DEMO_PASSWORD, DEMO_USERNAMES } from './people.ts';

/** Another number gives another year of the same zone. */
const SEED = 20_260_930;
const DAY_MS = 86_400_000;
/** The organisation stands before the year of matters begins. */
const HISTORY_DAYS = 365;
const SETTLED_DAYS = 400;
const PAST_MATTERS = 340;

export interface DemoDependencies {
  db: Db;
  now: () => Date;
  /** How many matters lie in the past year, besides those under way; fewer load faster. */
  pastMatters?: number;
  /** Where files lie; without it the demo has no pictures of building sites. */
  files?: { dataDir: string };
}

/**
 * 演示园区: fills an empty zone with an invented one, whole and with a year of matters that ends now. All of it in
 * one transaction: a load that was cut off leaves nothing behind but bytes of pictures that no row names. Answers what the use cases refused, which should
 * be nothing.
 */
export async function loadDemoZone({ db, now, pastMatters, files }: DemoDependencies): Promise<Refusal[]> {
  const present = now();
  const since = new Date(present.getTime() - SETTLED_DAYS * DAY_MS);
  const calendar = await ensureCalendar(db, present);
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  return await inEagerTransaction(db, async ({ tx, holdStill }) => {
    const random = createRandom(SEED);
    await tx
      .insertInto('zone')
      .values({ name: '示例高新区（演示数据）', is_demo: true, created_at: since })
      .execute();
    await ensureCatalogue(tx, since);
    await ensureTemplates(tx, since);
    const people = new People(passwordHash, since);
    const organisation = await buildOrganisation(tx, people, since);
    const ground = { organisation, people, random, since, now: present };
    const firms = await buildFirms(tx, ground);
    await buildMonths(tx, ground, firms);
    const keyProjects = await buildProjects(tx, ground, firms);
    await people.saveRoles(tx);
    const [author] = organisation.projectButlers;
    const [reviewer] = organisation.coordinators;
    if (author && reviewer) {
      await buildHandbook(tx, { author: author.person, reviewer }, present);
    }
    await appendJournal(tx, {
      stream: 'zone',
      action: 'demo-loaded',
      actor: null,
      at: since,
      data: { seed: SEED, enterprises: firms.length, projects: keyProjects.length },
    });
    const settings = await loadZoneSettings(tx);
    // A row of numbers of its own: the rest of the zone stays as it is.
    const planGround = { random: createRandom(SEED + 1), calendar, settings, now: present };
    await buildPlans(tx, planGround, keyProjects);
    if (files) await buildSitePhotos(tx, fileStore(files.dataDir), keyProjects, planGround);
    const history = new Date(present.getTime() - HISTORY_DAYS * DAY_MS);
    const world = createWorld({
      random,
      calendar,
      settings,
      now: present,
      organisation,
      firms,
      keyProjects,
      since: history,
    });
    holdStill();
    const refused = await play(tx, world, [
      ...pastPlots(world, history, pastMatters ?? PAST_MATTERS),
      ...presentPlots(world),
    ]);
    await beAway(tx, organisation.enterpriseButlers, calendar, present);
    await fillCounts(tx);
    await calmDown(tx, present);
    return refused;
  });
}

/** One butler is away these days, and a colleague of the same station stands in: two of whom no story tells. */
async function beAway(
  tx: Tx,
  butlers: readonly Butler[],
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  const away = butlers.at(-1);
  const cover = butlers.findLast((one) => one !== away && one.station === away?.station);
  if (!away || !cover) return;
  const days = [-1, 3].map((n) => localDate(calendar, new Date(now.getTime() + n * DAY_MS)));
  const [startsOn = '', endsOn = ''] = days;
  await tx
    .insertInto('leave_cover')
    .values({
      id: newId(now.getTime()),
      account_id: away.person.accountId,
      covered_by: cover.person.accountId,
      reason: 'training',
      starts_on: startsOn,
      ends_on: endsOn,
      starts_at: startOfDay(calendar, startsOn),
      ends_at: new Date(startOfDay(calendar, endsOn).getTime() + DAY_MS),
      entered_by: away.person.accountId,
      entered_at: new Date(now.getTime() - 2 * DAY_MS),
    })
    .execute();
}

/** What happened long ago rings no bells: old notices are read, and no open screen waits for these events. */
async function calmDown(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('notification')
    .set({ read_at: sql<Date>`created_at + interval '2 hours'` })
    .where('created_at', '<', new Date(now.getTime() - 3 * DAY_MS))
    .execute();
  await tx.deleteFrom('live_event').execute();
}
