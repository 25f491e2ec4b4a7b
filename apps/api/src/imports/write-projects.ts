import type { ResolvedRow } from '@guanjia/core/imports';
import { addContact, createProject } from '../projects/index.ts';
import { inPortions, type Writing, type Written } from './writing.ts';

export async function writeProjects(
  rows: readonly ResolvedRow<'projects'>[],
  writing: Writing,
): Promise<Written> {
  const { tx, principal, at: now } = writing;
  await inPortions(rows, writing, async (portion) => {
    for (const { values, resolved } of portion) {
      const {
        uscc: _uscc,
        station: _station,
        butler: _butler,
        ownerName,
        ownerPhone,
        contractorCompany,
        contractorName,
        contractorPhone,
        ...project
      } = values;
      const projectId = await createProject(tx, principal, { ...project, ...resolved }, now);
      const act = { tx, principal, projectId, now };
      if (ownerName !== null) await addContact(act, { kind: 'owner', name: ownerName, phone: ownerPhone });
      if (contractorName !== null) {
        await addContact(act, {
          kind: 'contractor',
          company: contractorCompany,
          name: contractorName,
          phone: contractorPhone,
        });
      }
    }
  });
  return { written: rows.length, unchanged: 0, notes: [] };
}
