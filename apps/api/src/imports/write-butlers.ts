import { randomBytes } from 'node:crypto';
import { holdsRole } from '@guanjia/core/identity';
import type { ResolvedRow } from '@guanjia/core/imports';
import { hashPassword, insertAccount, insertRoleGrant } from '../identity/index.ts';
import { insertButler } from '../organisation/index.ts';
import { actorFor } from '../platform/authorise.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { inPortions, type Writing, type Written } from './writing.ts';

/**
 * Butlers with their accounts. Nobody knows a password for them until the system administrator gives a one-time one.
 * The role comes along from the coordinator, who can give no passwords; a system administrator who imports could, and
 * would then hold both parts, so it is left to the security administrator.
 */
export async function writeButlers(
  rows: readonly ResolvedRow<'butlers'>[],
  writing: Writing,
): Promise<Written> {
  const { tx, principal, at, runId } = writing;
  const actor = actorFor(principal, 'data.import');
  const grantsRole = holdsRole(principal, 'coordinator') && !holdsRole(principal, 'system-admin');
  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  await inPortions(rows, writing, async (portion) => {
    for (const { number, values, resolved } of portion) {
      const accountId = newId(at.getTime());
      const butlerId = newId(at.getTime());
      const origin = { importId: runId, row: number };
      await insertAccount(tx, {
        id: accountId,
        username: resolved.username,
        passwordHash,
        displayName: values.name,
        phone: values.phone,
        mustChangePassword: true,
        createdBy: principal.accountId,
        at,
      });
      await appendJournal(tx, {
        stream: `account:${accountId}`,
        action: 'account.create',
        actor,
        at,
        data: origin,
      });
      if (grantsRole) {
        const grant = { role: 'butler' as const, officeId: null, enterpriseId: null, projectId: null };
        await insertRoleGrant(tx, {
          id: newId(at.getTime()),
          accountId,
          ...grant,
          at,
          by: principal.accountId,
        });
        await appendJournal(tx, {
          stream: `account:${accountId}`,
          action: 'role.grant',
          actor,
          at,
          data: { ...grant, ...origin },
        });
      }
      const { kind, phone, title } = values;
      const { stationId } = resolved;
      await insertButler(tx, {
        id: butlerId,
        account_id: accountId,
        kind,
        station_id: stationId,
        phone,
        title,
        created_at: at,
      });
      await appendJournal(tx, {
        stream: `butler:${butlerId}`,
        action: 'butler.create',
        actor,
        at,
        data: { accountId, kind, stationId, ...origin },
      });
    }
  });
  const notes = ['新管家还没有密码：请系统管理员在“账号”里逐个重置密码，把一次性密码交给本人。'];
  if (!grantsRole) notes.push('新管家还没有管家角色：请安全管理员授予后，再安排包抓。');
  return { written: rows.length, unchanged: 0, notes };
}
