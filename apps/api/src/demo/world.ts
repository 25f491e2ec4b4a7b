import { minutesPerDay, type WorkingCalendar } from '@guanjia/core/calendar';
import type { ZoneSettings } from '@guanjia/core/settings';
import type { Cast } from './courses.ts';
import type { Firm } from './firms.ts';
import type { Butler, Office, Organisation } from './organisation.ts';
import type { Person } from './people.ts';
import type { Project } from './projects.ts';
import { createRandom, type Random } from './random.ts';

/** For whom a matter is raised. */
export interface Subject {
  readonly kind: 'enterprise' | 'project';
  readonly id: string;
  readonly speaker: Person;
  readonly butler: Butler;
  readonly product: string;
  readonly since: Date;
}

/** All that the plots of matters draw on. */
export interface World {
  readonly random: Random;
  readonly calendar: WorkingCalendar;
  readonly settings: ZoneSettings;
  readonly now: Date;
  readonly organisation: Organisation;
  /** The first of each kind belong to the demo accounts. */
  readonly enterprises: readonly Subject[];
  readonly projects: readonly Subject[];
  office(code: string): Office;
  /** Any office but one. */
  anyOffice(random: Random, but: string): Office;
  subjectAt(at: Date): Subject;
}

export function createWorld(
  given: Pick<World, 'random' | 'calendar' | 'settings' | 'now' | 'organisation'> & {
    firms: readonly Firm[];
    keyProjects: readonly Project[];
    since: Date;
  },
): World {
  const { random, organisation, firms, keyProjects, since } = given;
  const enterprises = firms.map(
    (firm): Subject => ({
      kind: 'enterprise',
      id: firm.id,
      speaker: firm.contact,
      butler: firm.butler,
      product: firm.product,
      since,
    }),
  );
  const projects = keyProjects.map(
    (project): Subject => ({
      kind: 'project',
      id: project.id,
      speaker: project.owner,
      butler: project.butler,
      product: project.product,
      since: project.since,
    }),
  );
  const all = [...enterprises, ...projects];
  const office = (code: string): Office => {
    const found = organisation.offices.get(code);
    if (!found) throw new Error(`No office ${code}`);
    return found;
  };
  const codes = [...organisation.offices.keys()];
  return {
    random,
    calendar: given.calendar,
    settings: given.settings,
    now: given.now,
    organisation,
    enterprises,
    projects,
    office,
    anyOffice: (own, but) => office(own.pick(codes.filter((code) => code !== but))),
    // The demo accounts' own have more to show than others.
    subjectAt: (at) =>
      random.weighted(
        all.filter((subject) => subject.since <= at),
        (subject) =>
          (subject.kind === 'project' ? 1.4 : 1) *
          (subject === enterprises[0] || subject === projects[0] ? 8 : 1),
      ),
  };
}

export function castFor(world: World, subject: Subject): Cast {
  const random = createRandom(world.random.int(0, 0x7fff_ffff));
  return {
    firm: subject.speaker.principal,
    butler: subject.butler.person.principal,
    master: subject.butler.station.master.principal,
    coordinator: random.pick(world.organisation.coordinators).principal,
    random,
    day: minutesPerDay(world.calendar),
  };
}
