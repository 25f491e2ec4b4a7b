import type { CodeSwitch } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { Problem } from '../platform/problems.ts';
import { type Kind, lockCode, setCodeActive } from './code-tables-store.ts';

/** Switches a code off or on again. Throws `changed-meanwhile` where it is so already. */
export async function switchCode(
  tx: Tx,
  principal: Principal,
  { kind, code }: { kind: Kind; code: string },
  { active, reason }: CodeSwitch,
  at: Date,
): Promise<void> {
  const entry = await lockCode(tx, kind, code);
  if (!entry) throw new Problem('not-found');
  if (entry.active === active) throw new Problem('changed-meanwhile');
  await setCodeActive(tx, { kind, code, active, at, by: principal.accountId });
  await appendJournal(tx, {
    stream: 'zone',
    action: active ? 'code-table.on' : 'code-table.off',
    actor: actorFor(principal, 'code-table.edit'),
    at,
    data: { kind, code, name: entry.name, reason },
  });
}
