import { randomUUID } from 'node:crypto';
import { demoPassword, type Principal, principalOf, type RoleGrant } from '@guanjia/core/identity';
import type { Insertable } from 'kysely';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Database } from '../platform/schema.ts';
import { mobilePhone, personName } from './names.ts';

/** A person of the demo, as both the tables and the use cases want to see him. */
export interface Person {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly phone: string;
  readonly roles: readonly RoleGrant[];
  readonly principal: Principal;
}

export const scope = (
  role: RoleGrant['role'],
  of: { officeId?: string; enterpriseId?: string; projectId?: string } = {},
): RoleGrant => ({
  role,
  officeId: of.officeId ?? null,
  enterpriseId: of.enterpriseId ?? null,
  projectId: of.projectId ?? null,
});

/** The accounts that the sign-in page of a demo zone offers. */
export const DEMO_USERNAMES: ReadonlySet<string> = new Set([
  'firm',
  'project-owner',
  'butler',
  'project-butler',
  'officer',
  'department-head',
  'station-master',
  'coordinator',
  'leader',
  'system-admin',
  'security-admin',
  'audit-admin',
]);
export const DEMO_PASSWORD = demoPassword;

/** Gathers people and writes them; every one gets a name and a telephone of his own. */
export class People {
  readonly #passwordHash: string;
  readonly #since: Date;
  readonly #all: Person[] = [];
  #saved = 0;

  constructor(passwordHash: string, since: Date) {
    this.#passwordHash = passwordHash;
    this.#since = since;
  }

  add(
    username: string,
    roles: readonly RoleGrant[],
    butler: { id: string; stationId: string } | null = null,
  ): Person {
    const accountId = newId(this.#since.getTime());
    const name = personName(this.#all.length);
    const person: Person = {
      accountId,
      username,
      name,
      phone: mobilePhone(this.#all.length + 1),
      roles,
      principal: principalOf({
        accountId,
        sessionId: randomUUID(),
        displayName: name,
        roles,
        butler: butler && { ...butler, active: true },
      }),
    };
    this.#all.push(person);
    return person;
  }

  /** Writes the accounts added since the last time. */
  async saveAccounts(tx: Tx): Promise<void> {
    await insertAll(
      tx,
      'account',
      this.#all.slice(this.#saved).map((person) => ({
        id: person.accountId,
        username: person.username,
        password_hash: this.#passwordHash,
        display_name: person.name,
        phone: person.phone,
        password_changed_at: this.#since,
        is_demo: DEMO_USERNAMES.has(person.username),
        created_at: this.#since,
        created_by: null,
      })),
    );
    this.#saved = this.#all.length;
  }

  /** Writes the roles of all, once the offices, enterprises and projects that they are for are there. */
  async saveRoles(tx: Tx): Promise<void> {
    await insertAll(
      tx,
      'account_role',
      this.#all.flatMap((person) =>
        person.roles.map((grant) => ({
          id: newId(this.#since.getTime()),
          account_id: person.accountId,
          role: grant.role,
          office_id: grant.officeId,
          enterprise_id: grant.enterpriseId,
          project_id: grant.projectId,
          granted_at: this.#since,
          granted_by: null,
        })),
      ),
    );
  }
}

/** PostgreSQL takes 65,535 parameters a statement. */
const PARAMETERS = 60_000;

export async function insertAll<T extends keyof Database>(
  tx: Tx,
  table: T,
  rows: readonly Insertable<Database[T]>[],
): Promise<void> {
  const width = Math.max(1, Object.keys(rows[0] ?? {}).length);
  const most = Math.floor(PARAMETERS / width);
  for (let from = 0; from < rows.length; from += most) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + most) as never)
      .execute();
  }
}
