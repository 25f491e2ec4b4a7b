import { roleNames, type SeparatedRole, separatedRoles } from '@guanjia/core/identity';
import { ensureCalendar } from '../calendars/index.ts';
import { ensureCatalogue } from '../catalogue/index.ts';
import { ensureCodeTables } from '../enterprises/index.ts';
import { hashPassword, insertAccount, insertRoleGrant, newOneTimePassword } from '../identity/index.ts';
import { ensureTemplates } from '../plans/index.ts';
import { type Db, inTransaction, type Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { StartError } from '../platform/start-error.ts';
import { findZone } from './organisation-store.ts';

export interface NewZone {
  name: string;
  usernames: Readonly<Record<SeparatedRole, string>>;
}

export interface FirstAdministrator {
  role: SeparatedRole;
  username: string;
  oneTimePassword: string;
}

/**
 * Begins a real zone: its name, calendar, catalogue and code tables, and the three administrators, each with a
 * password for one sign-in. Throws StartError where a zone exists: a zone is begun once.
 */
export async function beginZone(db: Db, zone: NewZone, now: Date): Promise<FirstAdministrator[]> {
  await refuseSecondZone(db);
  await ensureCalendar(db, now);
  const administrators = await Promise.all(
    separatedRoles.map(async (role) => {
      const oneTimePassword = newOneTimePassword();
      const passwordHash = await hashPassword(oneTimePassword);
      return { role, username: zone.usernames[role], oneTimePassword, passwordHash };
    }),
  );
  await inTransaction(db, async (tx) => {
    // Of two that begin at once the second fails on the one row that there can be.
    await tx.insertInto('zone').values({ name: zone.name, is_demo: false, created_at: now }).execute();
    await ensureCatalogue(tx, now);
    await ensureTemplates(tx, now);
    await ensureCodeTables(tx);
    for (const administrator of administrators) await addAdministrator(tx, administrator, now);
    await appendJournal(tx, {
      stream: 'zone',
      action: 'zone.begin',
      actor: null,
      at: now,
      data: { name: zone.name },
    });
  });
  return administrators.map(({ role, username, oneTimePassword }) => ({ role, username, oneTimePassword }));
}

export async function refuseSecondZone(db: Db): Promise<void> {
  const zone = await findZone(db);
  if (!zone) return;
  throw new StartError(
    zone.is_demo
      ? `这里已是演示园区“${zone.name}”。真实数据请另用一个目录：DATA_DIR=./zone npm run zone:init (this is a demo zone: use another DATA_DIR)`
      : `园区“${zone.name}”已经建立，没有改动任何内容。(the zone exists already; nothing was changed)`,
  );
}

async function addAdministrator(
  tx: Tx,
  administrator: { role: SeparatedRole; username: string; passwordHash: string },
  at: Date,
): Promise<void> {
  const { role, username, passwordHash } = administrator;
  const accountId = newId(at.getTime());
  await insertAccount(tx, {
    id: accountId,
    username,
    passwordHash,
    displayName: roleNames[role],
    phone: null,
    mustChangePassword: true,
    createdBy: null,
    at,
  });
  await insertRoleGrant(tx, {
    id: newId(at.getTime()),
    accountId,
    role,
    officeId: null,
    enterpriseId: null,
    projectId: null,
    at,
    by: null,
  });
  await appendJournal(tx, {
    stream: `account:${accountId}`,
    action: 'role.grant',
    actor: null,
    at,
    data: { role, officeId: null, enterpriseId: null, projectId: null },
  });
}
