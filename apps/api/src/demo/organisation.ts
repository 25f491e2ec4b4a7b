import { sql } from 'kysely';
import { catalogueOffices, type OfficeCode } from '../catalogue/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { officePhone } from './names.ts';
import { insertAll, type People, type Person, scope } from './people.ts';

/** The figures of the description: 6 stations, 23 enterprise butlers, 47 project butlers. */
const STATIONS = 6;
const ENTERPRISE_BUTLERS = 23;
const PROJECT_BUTLERS = 47;
const COORDINATORS = 3;
const DEPUTIES = 3;

export interface Station {
  readonly id: string;
  readonly master: Person;
}

export interface Butler {
  readonly id: string;
  readonly kind: 'enterprise' | 'project';
  readonly station: Station;
  readonly person: Person;
}

export interface Office {
  readonly id: string;
  readonly code: OfficeCode;
  readonly head: Person;
  readonly officers: readonly Person[];
}

export interface Organisation {
  readonly stations: readonly Station[];
  readonly enterpriseButlers: readonly Butler[];
  readonly projectButlers: readonly Butler[];
  readonly coordinators: readonly Person[];
  /** Departments and suppliers, by code. */
  readonly offices: ReadonlyMap<string, Office>;
  readonly systemAdmin: Person;
}

/** Stations, butlers, departments, leading group and administrators. Expects the catalogue's offices. */
export async function buildOrganisation(tx: Tx, people: People, since: Date): Promise<Organisation> {
  const stations = Array.from({ length: STATIONS }, (_, n) => planStation(n, people, since));
  const offices = await planOffices(tx, people);
  const head = people.add('leader', [scope('leader')]);
  const deputies = Array.from({ length: DEPUTIES }, (_, n) =>
    people.add(`deputy-${n + 1}`, [scope('leader')]),
  );
  const coordinators = Array.from({ length: COORDINATORS }, (_, n) =>
    people.add(n === 0 ? 'coordinator' : `coordinator-${n + 1}`, [scope('coordinator')]),
  );
  const systemAdmin = people.add('system-admin', [scope('system-admin')]);
  people.add('security-admin', [scope('security-admin')]);
  people.add('audit-admin', [scope('audit-admin')]);
  const enterpriseButlers = planButlers('enterprise', ENTERPRISE_BUTLERS, stations, people, since);
  const projectButlers = planButlers('project', PROJECT_BUTLERS, stations, people, since);

  await people.saveAccounts(tx);
  await insertAll(
    tx,
    'office',
    stations.map(({ id }, n) => ({
      id,
      kind: 'station' as const,
      code: `station-${n + 1}`,
      name: `示例第${NUMERALS.charAt(n)}服务管家工作站`,
      short_name: `示例${NUMERALS.charAt(n)}站`,
      phone: officePhone(9001 + n),
      position: n,
      created_at: since,
    })),
  );
  await insertAll(tx, 'butler', [...enterpriseButlers, ...projectButlers].map(rowOfButler(since)));
  const [second] = stations.slice(1);
  await insertAll(tx, 'leading_group_member', [
    { account_id: head.accountId, position: 'head', duty: '主持领导小组全面工作' },
    ...deputies.map(({ accountId }, n) => ({
      account_id: accountId,
      position: 'deputy' as const,
      duty: DUTIES[n] ?? null,
    })),
    // A station master who is himself a deputy head: whatever is brought up to him stops there.
    ...(second
      ? [
          {
            account_id: second.master.accountId,
            position: 'deputy' as const,
            duty: '联系示例二站，分管企业服务',
          },
        ]
      : []),
  ]);
  // Each of the named deputies is in charge of two stations; the second station's master is its own deputy.
  await insertAll(
    tx,
    'deputy_charge',
    stations.map(({ id, master }, n) => ({
      account_id: n === 1 ? master.accountId : (deputies[n % DEPUTIES] ?? head).accountId,
      station_id: id,
    })),
  );
  return { stations, enterpriseButlers, projectButlers, coordinators, offices, systemAdmin };
}

const NUMERALS = '一二三四五六';
const DUTIES = ['分管项目建设', '分管要素保障', '分管政策落实'];

function planStation(n: number, people: People, since: Date): Station {
  const id = newId(since.getTime());
  const roles = [scope('station-master', { officeId: id }), ...(n === 1 ? [scope('leader')] : [])];
  return { id, master: people.add(n === 0 ? 'station-master' : `station-master-${n + 1}`, roles) };
}

async function planOffices(tx: Tx, people: People): Promise<Map<string, Office>> {
  const rows = await tx.selectFrom('office').select(['id', 'code']).execute();
  const idOf = new Map(rows.map((row) => [row.code, row.id]));
  const working = catalogueOffices.filter((office) => office.kind !== 'committee');
  await sql`UPDATE office SET phone = '000-8800' || lpad(position::text, 4, '0')`.execute(tx);
  const offices = new Map<string, Office>();
  for (const [n, { code }] of working.entries()) {
    const id = idOf.get(code);
    if (!id) throw new Error(`The catalogue lacks the office ${code}`);
    const demo = code === 'urban-management'; // 城管 leads road openings, which the demo accounts show
    const head = people.add(demo ? 'department-head' : `head-${code}`, [
      scope('department-head', { officeId: id }),
    ]);
    const first = people.add(demo ? 'officer' : `officer-${code}`, [scope('officer', { officeId: id })]);
    const second = n % 2 === 0 ? [people.add(`officer-${code}-2`, [scope('officer', { officeId: id })])] : [];
    offices.set(code, { id, code, head, officers: [first, ...second] });
  }
  return offices;
}

function planButlers(
  kind: Butler['kind'],
  count: number,
  stations: readonly Station[],
  people: People,
  since: Date,
): Butler[] {
  const known = kind === 'enterprise' ? 'butler' : 'project-butler';
  return Array.from({ length: count }, (_, n) => {
    const station = stations[n % stations.length] as Station;
    const id = newId(since.getTime());
    const username = n === 0 ? known : `${known}-${n + 1}`;
    return {
      id,
      kind,
      station,
      person: people.add(username, [scope('butler')], { id, stationId: station.id }),
    };
  });
}

const rowOfButler = (since: Date) => (butler: Butler) => ({
  id: butler.id,
  account_id: butler.person.accountId,
  kind: butler.kind,
  station_id: butler.station.id,
  phone: butler.person.phone,
  title: butler.kind === 'enterprise' ? '企业管家' : '项目管家',
  photo_attachment: null,
  created_at: since,
});
