import type { EnterpriseCreation } from '@guanjia/core/enterprises';
import type { Principal } from '@guanjia/core/identity';
import { beginCharges } from '../organisation/index.ts';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournals } from '../platform/journal.ts';
import {
  insertContact,
  insertEnterprise,
  insertQualifications,
  type NewQualification,
} from './enterprises-store.ts';
import { journalledChange, profileColumns } from './profile-columns.ts';

/** One enterprise of many, with its first contact and its qualifications. */
export interface EnterpriseEntry {
  readonly enterprise: Omit<EnterpriseCreation, 'since'>;
  readonly contact: { name: string; phone: string | null; title: string | null } | null;
  readonly qualifications: readonly Omit<NewQualification, 'id' | 'enterprise_id'>[];
  /** Goes into the journal beside what was entered. */
  readonly origin: Record<string, unknown>;
}

/**
 * Enters many enterprises with few statements, each with its butler and its own entry in the journal. The caller has
 * checked what `createEnterprise` would; the database checks butlers and stewardships once more.
 */
export async function enterEnterprises(
  tx: Tx,
  principal: Principal,
  entries: readonly EnterpriseEntry[],
  now: Date,
): Promise<void> {
  const actor = actorFor(principal, 'enterprise.create');
  const entered = entries.map((entry) => ({ ...entry, id: newId(now.getTime()) }));
  await insertEnterprise(
    tx,
    entered.map(({ id, enterprise: { butlerId, ...profile } }) => ({
      ...profileColumns(profile),
      id,
      name: profile.name,
      station_id: profile.stationId,
      active_since: now,
      created_at: now,
      updated_at: now,
    })),
  );
  await beginCharges(
    tx,
    entered.map(({ id, enterprise }) => ({ subject: { enterpriseId: id }, butlerId: enterprise.butlerId })),
    now,
    actor,
  );
  const contacts = entered.flatMap(({ id, contact }) =>
    contact
      ? [
          {
            id: newId(now.getTime()),
            enterprise_id: id,
            ...contact,
            level: 'administrator' as const,
            created_at: now,
          },
        ]
      : [],
  );
  if (contacts.length > 0) await insertContact(tx, contacts);
  const qualifications = entered.flatMap(({ id, qualifications: own }) =>
    own.map((one) => ({ id: newId(now.getTime()), enterprise_id: id, ...one })),
  );
  if (qualifications.length > 0) await insertQualifications(tx, qualifications);
  await appendJournals(
    tx,
    entered.map(({ id, enterprise: { butlerId, ...profile }, origin }) => ({
      stream: `enterprise:${id}`,
      action: 'enterprise.create',
      actor,
      at: now,
      data: { ...journalledChange({}, profile), butlerId, since: now.toISOString(), ...origin },
    })),
  );
}
