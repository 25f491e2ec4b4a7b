import { divisionPlace, industryPlace } from './code-rows.ts';
import type { ImportRow } from './definitions.ts';
import type { FactsWanted, ImportFacts, KnownSubject } from './facts.ts';
import type { FaultCode, FaultDetails } from './faults.ts';
import type { ImportKind } from './kinds.ts';
import { subjectCode } from './stewardship-rows.ts';

/** What the references of a row stand for. */
export interface References {
  enterprises: { stationId: string; butlerId: string };
  projects: { stationId: string; butlerId: string; enterpriseId: string };
  butlers: { stationId: string; username: string };
  /** `fromButlerId` is the butler who hands over; the same as `butlerId` where nothing changes. */
  stewardships: { subjectId: string; butlerId: string; fromButlerId: string };
  industries: { level: number; parent: string | null };
  divisions: { level: number; parent: string | null };
}

/** Records why a column is refused. */
export type Refuse<K extends ImportKind> = (
  column: keyof ImportRow<K> & string,
  given: string,
  code: FaultCode,
  details?: FaultDetails,
) => undefined;

/** Levels of the codes in the file itself, which its rows may have as parents. */
export type FileCodes = ReadonlyMap<string, number>;

interface Resolver<K extends ImportKind> {
  wants(row: ImportRow<K>): FactsWanted;
  resolve(
    row: ImportRow<K>,
    facts: ImportFacts,
    refuse: Refuse<K>,
    fileCodes: FileCodes,
  ): References[K] | undefined;
}

export const RESOLVERS: { readonly [K in ImportKind]: Resolver<K> } = {
  enterprises: {
    wants: (row) => ({ uscc: row.uscc.code, enterpriseName: row.name }),
    resolve(row, facts, refuse) {
      const known = facts.enterprises.get(row.uscc.code);
      if (known) return refuse('uscc', row.uscc.code, 'exists', { name: known.name });
      if (facts.enterpriseNames.has(row.name)) return refuse('name', row.name, 'exists', { name: row.name });
      const stationId = station(row.station, facts, refuse);
      const butlerId = butler(row.butler, 'enterprise', facts, refuse);
      return stationId && butlerId ? { stationId, butlerId } : undefined;
    },
  },
  projects: {
    wants: (row) => ({ projectCode: row.code, uscc: row.uscc.code }),
    resolve(row, facts, refuse) {
      const known = facts.projects.get(row.code);
      if (known) return refuse('code', row.code, 'exists', { name: known.name });
      const enterprise = facts.enterprises.get(row.uscc.code);
      if (!enterprise?.active) refuse('uscc', row.uscc.code, 'enterprise-unknown');
      const stationId = station(row.station, facts, refuse);
      const butlerId = butler(row.butler, 'project', facts, refuse);
      return enterprise && stationId && butlerId
        ? { stationId, butlerId, enterpriseId: enterprise.id }
        : undefined;
    },
  },
  butlers: {
    wants: (row) => ({ username: row.username ?? accountName(row.phone) }),
    resolve(row, facts, refuse) {
      const known = facts.butlers.find((one) => one.phone === row.phone);
      if (known) return refuse('phone', row.phone, 'exists', { name: known.name });
      const username = row.username ?? accountName(row.phone);
      if (facts.usernames.has(username)) return refuse('username', username, 'username-taken');
      const stationId = station(row.station, facts, refuse);
      return stationId ? { stationId, username } : undefined;
    },
  },
  stewardships: {
    wants: (row) =>
      row.subject === 'enterprise'
        ? { uscc: subjectCode(row.subject, row.code) }
        : { projectCode: subjectCode(row.subject, row.code) },
    resolve(row, facts, refuse) {
      const isEnterprise = row.subject === 'enterprise';
      const known = isEnterprise ? facts.enterprises : facts.projects;
      const subject = known.get(subjectCode(row.subject, row.code));
      const inCharge = stewarded(subject);
      if (!inCharge) refuse('code', row.code, isEnterprise ? 'enterprise-unknown' : 'project-unknown');
      const butlerId = butler(row.butler, row.subject, facts, refuse);
      return inCharge && butlerId ? { ...inCharge, butlerId } : undefined;
    },
  },
  industries: {
    wants: () => ({}),
    resolve(row, facts, refuse, fileCodes) {
      const place = industryPlace(row.code);
      return underParent(row, place.level, place.parents, facts, refuse as Refuse<CodeKind>, fileCodes);
    },
  },
  divisions: {
    wants: () => ({}),
    resolve(row, facts, refuse, fileCodes) {
      const place = divisionPlace(row.code);
      return underParent(
        row,
        row.level ?? place.level,
        place.parents,
        facts,
        refuse as Refuse<CodeKind>,
        fileCodes,
      );
    },
  },
};

type CodeKind = 'industries' | 'divisions';

/** The account that a butler gets whose file names none: the telephone number. */
export function accountName(phone: string): string {
  return phone.replaceAll('-', '');
}

function stewarded(
  subject: KnownSubject | undefined,
): { subjectId: string; fromButlerId: string } | undefined {
  if (!subject?.active || subject.butlerId === null) return undefined;
  return { subjectId: subject.id, fromButlerId: subject.butlerId };
}

type RefuseReference<C extends string> = (
  column: C,
  given: string,
  code: FaultCode,
  details?: FaultDetails,
) => undefined;

function station(given: string, facts: ImportFacts, refuse: RefuseReference<'station'>): string | undefined {
  const name = plain(given);
  const found = facts.stations.find((one) => plain(one.name) === name || plain(one.shortName) === name);
  if (found) return found.id;
  return refuse('station', given, 'station-unknown', {
    allowed: facts.stations.map((one) => one.name).join('、'),
  });
}

const DOES = { enterprise: '企业', project: '项目' } as const;

function butler(
  given: string,
  wanted: 'enterprise' | 'project',
  facts: ImportFacts,
  refuse: RefuseReference<'butler'>,
): string | undefined {
  const name = plain(given);
  const digits = name.replace(/^\+?86-?(?=1\d{10}$)/, '');
  const byPhone = facts.butlers.filter((one) => one.phone === digits);
  const found = byPhone.length > 0 ? byPhone : facts.butlers.filter((one) => plain(one.name) === name);
  const [one] = found;
  if (!one) return refuse('butler', given, 'butler-unknown');
  if (found.length > 1) return refuse('butler', given, 'butler-ambiguous', { count: found.length });
  if (one.kind !== 'both' && one.kind !== wanted) {
    return refuse('butler', given, 'butler-wrong-kind', {
      name: one.name,
      does: DOES[one.kind],
      wanted: DOES[wanted],
    });
  }
  return one.atWork ? one.id : refuse('butler', given, 'butler-not-at-work', { name: one.name });
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}

function underParent(
  row: { readonly code: string; readonly parent: string | null },
  level: number,
  likely: readonly string[],
  facts: ImportFacts,
  refuse: Refuse<CodeKind>,
  fileCodes: FileCodes,
): { level: number; parent: string | null } | undefined {
  if (level === 1 && row.parent === null) return { level, parent: null };
  const levelOf = (code: string) => fileCodes.get(code) ?? facts.codeLevels.get(code);
  const parent = row.parent ?? likely.find((code) => levelOf(code) !== undefined);
  const above = parent === undefined ? undefined : levelOf(parent);
  if (parent === undefined || above === undefined) {
    return refuse('parent', row.parent ?? '', 'parent-unknown', { parent: row.parent ?? likely[0] ?? '' });
  }
  return above < level ? { level, parent } : refuse('parent', parent, 'parent-level', { parent });
}
