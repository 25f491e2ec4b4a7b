import { divisionPlace, industryPlace } from './code-rows.ts';
import type { ImportDraft, ImportRow } from './definitions.ts';
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
  wants(row: ImportDraft<K>): FactsWanted;
  /** Answers nothing where a reference fails, or can't be judged for want of its cell. */
  resolve(
    row: ImportDraft<K>,
    facts: ImportFacts,
    refuse: Refuse<K>,
    fileCodes: FileCodes,
  ): References[K] | undefined;
}

export const RESOLVERS: { readonly [K in ImportKind]: Resolver<K> } = {
  enterprises: {
    wants: (row) => ({ uscc: row.uscc?.code, enterpriseName: row.name ?? undefined }),
    resolve(row, facts, refuse) {
      const known = row.uscc && facts.enterprises.get(row.uscc.code);
      if (known) return refuse('uscc', row.uscc?.code ?? '', 'exists', { name: known.name });
      if (row.name && facts.enterpriseNames.has(row.name)) {
        return refuse('name', row.name, 'exists', { name: row.name });
      }
      const { industryCode, divisionCode } = row;
      if (industryCode && facts.codesOff.industries.has(industryCode)) {
        refuse('industryCode', industryCode, 'code-off');
      }
      if (divisionCode && facts.codesOff.divisions.has(divisionCode)) {
        refuse('divisionCode', divisionCode, 'code-off');
      }
      const stationId = station(row.station, facts, refuse);
      const butlerId = butler(row.butler, 'enterprise', facts, refuse);
      return stationId && butlerId ? { stationId, butlerId } : undefined;
    },
  },
  projects: {
    wants: (row) => ({ projectCode: row.code ?? undefined, uscc: row.uscc?.code }),
    resolve(row, facts, refuse) {
      const known = row.code && facts.projects.get(row.code);
      if (known) return refuse('code', row.code ?? '', 'exists', { name: known.name });
      const enterprise = row.uscc && facts.enterprises.get(row.uscc.code);
      if (row.uscc && !enterprise?.active) refuse('uscc', row.uscc.code, 'enterprise-unknown');
      const stationId = station(row.station, facts, refuse);
      const butlerId = butler(row.butler, 'project', facts, refuse);
      return enterprise && stationId && butlerId
        ? { stationId, butlerId, enterpriseId: enterprise.id }
        : undefined;
    },
  },
  butlers: {
    wants: (row) => ({ username: usernameOf(row) }),
    resolve(row, facts, refuse) {
      const known = facts.butlers.find((one) => one.phone === row.phone);
      if (known) return refuse('phone', known.phone, 'exists', { name: known.name });
      const username = usernameOf(row);
      if (username && facts.usernames.has(username)) return refuse('username', username, 'username-taken');
      const stationId = station(row.station, facts, refuse);
      return username && stationId ? { stationId, username } : undefined;
    },
  },
  stewardships: {
    wants({ subject, code }) {
      if (!subject || !code) return {};
      const plainCode = subjectCode(subject, code);
      return subject === 'enterprise' ? { uscc: plainCode } : { projectCode: plainCode };
    },
    resolve({ subject, code, butler: given }, facts, refuse) {
      if (!subject) return undefined;
      const isEnterprise = subject === 'enterprise';
      const known = isEnterprise ? facts.enterprises : facts.projects;
      const inCharge = code === null ? undefined : stewarded(known.get(subjectCode(subject, code)));
      if (code !== null && !inCharge) {
        refuse('code', code, isEnterprise ? 'enterprise-unknown' : 'project-unknown');
      }
      const butlerId = butler(given, subject, facts, refuse);
      return inCharge && butlerId ? { ...inCharge, butlerId } : undefined;
    },
  },
  industries: {
    wants: () => ({}),
    resolve(row, facts, refuse, fileCodes) {
      if (row.code === null) return undefined;
      const { level, parents } = industryPlace(row.code);
      return underParent(row.parent, level, parents, facts, refuse as Refuse<CodeKind>, fileCodes);
    },
  },
  divisions: {
    wants: () => ({}),
    resolve(row, facts, refuse, fileCodes) {
      if (row.code === null) return undefined;
      const place = divisionPlace(row.code);
      const level = row.level ?? place.level;
      return underParent(row.parent, level, place.parents, facts, refuse as Refuse<CodeKind>, fileCodes);
    },
  },
};

type CodeKind = 'industries' | 'divisions';

/** The account that a butler gets: the one that the file names, or else the telephone number. */
function usernameOf(row: ImportDraft<'butlers'>): string | undefined {
  return row.username ?? row.phone?.replaceAll('-', '');
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

function station(
  given: string | null,
  facts: ImportFacts,
  refuse: RefuseReference<'station'>,
): string | undefined {
  if (given === null) return undefined;
  const name = plain(given);
  const found = facts.stations.find((one) => plain(one.name) === name || plain(one.shortName) === name);
  if (found) return found.id;
  return refuse('station', given, 'station-unknown', {
    allowed: facts.stations.map((one) => one.name).join('、'),
  });
}

const DOES = { enterprise: '企业', project: '项目' } as const;

function butler(
  given: string | null,
  wanted: 'enterprise' | 'project',
  facts: ImportFacts,
  refuse: RefuseReference<'butler'>,
): string | undefined {
  if (given === null) return undefined;
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
  given: string | null,
  level: number,
  likely: readonly string[],
  facts: ImportFacts,
  refuse: Refuse<CodeKind>,
  fileCodes: FileCodes,
): { level: number; parent: string | null } | undefined {
  if (level === 1 && given === null) return { level, parent: null };
  const levelOf = (code: string) => fileCodes.get(code) ?? facts.codeLevels.get(code);
  const parent = given ?? likely.find((code) => levelOf(code) !== undefined);
  const above = parent === undefined ? undefined : levelOf(parent);
  if (parent === undefined || above === undefined) {
    return refuse('parent', given ?? '', 'parent-unknown', { parent: given ?? likely[0] ?? '' });
  }
  return above < level ? { level, parent } : refuse('parent', parent, 'parent-level', { parent });
}
