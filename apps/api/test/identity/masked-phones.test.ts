import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, makeSmallZone, type Person, type SmallZone } from '../matters/small-zone.ts';
import { type Caller, startApi, type TestApi } from '../support/api.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

// Numbers that are nobody's: the block that the plan of numbers leaves unused for tests.
const numbers = { firm: '13800001234', project: '13800005678', leader: '13800004321', master: '13800008765' };
const masked = { firm: '138****1234', project: '138****5678', leader: '138****4321', master: '138****8765' };
const start = at('2026-03-02 10:00');
let database: TestDatabase;
let zone: SmallZone;
let api: TestApi;
let matterId: string;
const callers = new Map<Person, Caller>();
const as = (person: Person): Caller => callers.get(person) as Caller;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  zone = await makeSmallZone(db);
  matterId = await zone.raise('owner', start);
  await zone.act('projectButler', start, matterId, 'accept', {});
  await zone.act('projectButler', start, matterId, 'assign', {
    assignments: [{ officeId: zone.ids.road, role: 'lead', limitDays: 3 }],
  } as never);
  await db
    .insertInto('enterprise_contact')
    .values({
      id: '01890000-0000-7000-8000-0000000000c1',
      enterprise_id: zone.ids.enterprise,
      name: '示例联系人',
      phone: numbers.firm,
      level: 'contact',
      created_at: start,
    })
    .execute();
  await db
    .insertInto('project_contact')
    .values({
      id: '01890000-0000-7000-8000-0000000000c2',
      project_id: zone.ids.project,
      kind: 'owner',
      name: '示例业主',
      phone: numbers.project,
      created_at: start,
    })
    .execute();
  for (const person of ['leader', 'master'] as const) {
    await db
      .updateTable('account')
      .set({ phone: numbers[person] })
      .where('id', '=', zone.people[person].accountId)
      .execute();
  }
  api = await startApi(db, { now: start });
  for (const person of Object.keys(zone.people) as Person[])
    callers.set(person, await api.as(zone.people[person]));
});
afterAll(async () => {
  await api.close();
  await database.drop();
});

/** What somebody is shown at an address: the number, the number with figures hidden, or neither. */
async function shown(person: Person, url: string, which: keyof typeof numbers) {
  const { status, text } = await as(person).get(url);
  if (status !== 200) return 'nothing';
  if (text.includes(numbers[which])) return 'whole';
  return text.includes(masked[which]) ? 'masked' : 'nothing';
}

const table: [string, () => string, keyof typeof numbers, Partial<Record<Person, 'whole' | 'masked'>>][] = [
  [
    'the contact of an enterprise',
    () => `/enterprises/${zone.ids.enterprise}`,
    'firm',
    {
      firm: 'whole',
      firmAdmin: 'whole',
      butler: 'whole',
      master: 'whole',
      coordinator: 'whole',
      leader: 'masked',
      deputy: 'masked',
    },
  ],
  [
    'the contact of a project',
    () => `/projects/${zone.ids.project}`,
    'project',
    {
      firm: 'whole',
      firmAdmin: 'whole',
      owner: 'whole',
      projectButler: 'whole',
      master: 'whole',
      coordinator: 'whole',
      leader: 'masked',
      deputy: 'masked',
    },
  ],
  [
    'the firm of a matter',
    () => `/matters/${matterId}`,
    'project',
    {
      projectButler: 'whole',
      roadOfficer: 'whole',
      roadHead: 'whole',
      master: 'whole',
      coordinator: 'whole',
      leader: 'masked',
      deputy: 'masked',
    },
  ],
  ...(['leader', 'master'] as const).map((which): (typeof table)[number] => [
    `the ${which} in the organisation`,
    () => '/organisation',
    which,
    {
      butler: 'whole',
      projectButler: 'whole',
      otherButler: 'whole',
      roadOfficer: 'whole',
      roadHead: 'whole',
      trafficOfficer: 'whole',
      planningOfficer: 'whole',
      master: 'whole',
      otherMaster: 'whole',
      coordinator: 'whole',
      leader: 'whole',
      deputy: 'whole',
      system: 'masked',
      security: 'masked',
      audit: 'masked',
    },
  ]),
  [
    'an account',
    () => `/accounts/${zone.people.leader.accountId}`,
    'leader',
    { system: 'whole', security: 'masked', audit: 'masked' },
  ],
  [
    'the list of accounts',
    () => '/accounts?limit=100',
    'leader',
    { system: 'whole', security: 'masked', audit: 'masked' },
  ],
];

describe('a telephone number', () => {
  for (const [what, url, which, expected] of table) {
    it(`of ${what} is read whole by whoever needs it, and by nobody else`, async () => {
      for (const person of Object.keys(zone.people) as Person[]) {
        expect(await shown(person, url(), which), person).toBe(expected[person] ?? 'nothing');
      }
    });
  }
});

describe('a number with figures hidden that is sent back', () => {
  const kept = async () => ({
    account: await database.db.selectFrom('account').select(['id', 'phone']).orderBy('id').execute(),
    butler: await database.db.selectFrom('butler').select(['id', 'phone']).orderBy('id').execute(),
    office: await database.db.selectFrom('office').select(['id', 'phone']).orderBy('id').execute(),
    firm: await database.db.selectFrom('enterprise_contact').select(['id', 'phone']).execute(),
    project: await database.db.selectFrom('project_contact').select(['id', 'phone']).execute(),
  });
  const phone = '138****1234';
  const ways: [string, Person, () => ['post' | 'put' | 'patch', string, object]][] = [
    [
      'a new account',
      'system',
      () => ['post', '/accounts', { username: 'new-one', displayName: '甲', phone }],
    ],
    ['an account', 'system', () => ['patch', `/accounts/${zone.people.butler.accountId}`, { phone }]],
    [
      'a new contact of an enterprise',
      'butler',
      () => ['post', `/enterprises/${zone.ids.enterprise}/contacts`, { name: '甲', phone }],
    ],
    [
      'a contact of an enterprise',
      'butler',
      () => [
        'put',
        `/enterprises/${zone.ids.enterprise}/contacts/01890000-0000-7000-8000-0000000000c1`,
        { name: '甲', phone },
      ],
    ],
    [
      'a new contact of a project',
      'projectButler',
      () => ['post', `/projects/${zone.ids.project}/contacts`, { kind: 'owner', name: '甲', phone }],
    ],
    [
      'a contact of a project',
      'projectButler',
      () => [
        'put',
        `/projects/${zone.ids.project}/contacts/01890000-0000-7000-8000-0000000000c2`,
        { kind: 'owner', name: '甲', phone },
      ],
    ],
    ['a butler', 'coordinator', () => ['patch', `/butlers/${zone.ids.butler}`, { phone }]],
    ['an office', 'coordinator', () => ['patch', `/offices/${zone.ids.road}`, { phone }]],
    [
      'a new office',
      'coordinator',
      () => [
        'post',
        '/offices',
        { kind: 'department', code: 'new-office', name: '新部门', shortName: '新', phone },
      ],
    ],
  ];
  it.each(ways)('is refused for %s, with a word why, and nothing is written', async (_what, person, way) => {
    const [method, url, body] = way();
    const before = await kept();
    const answer = await as(person)[method](url, body);
    expect(answer.body).toMatchObject({ status: 400, code: 'invalid-request', errors: [{ path: 'phone' }] });
    expect(answer.body.errors[0].message).toContain('隐去了几位');
    expect(await kept()).toEqual(before);
  });

  it('stays as it was where a form leaves it out', async () => {
    const answer = await as('system').patch(`/accounts/${zone.people.leader.accountId}`, {
      displayName: '新名字',
    });
    expect(answer.status).toBe(200);
    expect(await shown('system', `/accounts/${zone.people.leader.accountId}`, 'leader')).toBe('whole');
  });
});
