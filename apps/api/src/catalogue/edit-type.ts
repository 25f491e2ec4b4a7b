import {
  type DraftSaving,
  differingFields,
  type RuleFault,
  ruleFaults,
  type TypeCreation,
  type TypeOffer,
  type TypeRules,
  typeRules,
  type VersionRules,
} from '@guanjia/core/catalogue';
import type { Principal } from '@guanjia/core/identity';
import { actorFor } from '../platform/authorise.ts';
import type { Tx } from '../platform/database.ts';
import { appendJournal } from '../platform/journal.ts';
import { faultyField, Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { defaultDays } from './matter-types.ts';
import { keepTypeFiles } from './type-files.ts';
import {
  type DraftRow,
  deleteDraft,
  deleteType,
  findDraft,
  findNamesakes,
  findVersions,
  insertVersion,
  listGroups,
  lockType,
  putDraft,
  putInForce,
  readOffices,
  type VersionRow,
} from './versions-store.ts';

/** Who edits, and when. */
export interface Editing {
  readonly tx: Tx;
  readonly principal: Principal;
  readonly at: Date;
}

async function faultsIn(tx: Tx, code: string, rules: TypeRules): Promise<RuleFault[]> {
  const [groups, offices, namesakes, settings] = [
    await listGroups(tx),
    await readOffices(tx),
    await findNamesakes(tx, rules.name, code),
    await loadZoneSettings(tx),
  ];
  return ruleFaults(rules, {
    groupCodes: new Set(groups.map((group) => group.code)),
    officeIds: offices.assignable,
    takenNames: new Set(namesakes.length > 0 ? [rules.name] : []),
    defaultDays: defaultDays(settings)[rules.complexity],
  });
}

async function requireSound(tx: Tx, code: string, rules: TypeRules, prefix = ''): Promise<void> {
  const faults = await faultsIn(tx, code, rules);
  if (faults.length === 0) return;
  throw new Problem('invalid-request', {
    errors: faults.map(({ path, message }) => ({ path: `${prefix}${path}`, message })),
  });
}

/** Tells the second of two editors who was first and what is different now. */
function changedMeanwhile(
  mine: VersionRules | null,
  draft: DraftRow | undefined,
  newest?: VersionRow,
): Problem {
  const theirs = draft?.rules ?? newest?.rules;
  return new Problem('changed-meanwhile', {
    extensions: {
      current: {
        revision: draft?.revision ?? null,
        version: newest?.number ?? null,
        by: draft?.savedByName ?? newest?.publishedByName ?? null,
        at: (draft?.savedAt ?? newest?.publishedAt)?.toISOString() ?? null,
        fields: mine && theirs ? differingFields(mine, theirs) : [],
      },
    },
  });
}

const journal = (
  { tx, principal, at }: Editing,
  action: string,
  data: Record<string, unknown>,
): Promise<number> =>
  appendJournal(tx, { stream: 'zone', action, actor: actorFor(principal, 'catalogue.edit'), at, data });

/** Drafts a type that the zone does not have yet. Throws where its code is taken, with `code` as the faulty field. */
export async function createType(editing: Editing, { code, rules }: TypeCreation): Promise<void> {
  const { tx, principal, at } = editing;
  await lockType(tx, code);
  if ((await findVersions(tx, code)).length > 0 || (await findDraft(tx, code))) {
    throw faultyField('code', '已有事项类型用此代码', 'already-exists');
  }
  await requireSound(tx, code, rules, 'rules.');
  await keepTypeFiles(editing, rules, 'rules.');
  const whole = { ...rules, offered: true };
  await putDraft(tx, { code, basedOn: null, rules: whole, savedAt: at, savedBy: principal.accountId });
  await journal(editing, 'catalogue.draft', { code, basedOn: null, rules: whole });
}

/**
 * Changes the draft of a type, or begins one. Throws `changed-meanwhile` with who and what where somebody saved or
 * published since the editor read it.
 */
export async function saveDraft(
  editing: Editing,
  code: string,
  { revision, basedOn, rules }: DraftSaving,
): Promise<void> {
  const { tx, principal, at } = editing;
  await lockType(tx, code);
  const [newest] = await findVersions(tx, code);
  const draft = await findDraft(tx, code);
  if (!newest && !draft) throw new Problem('not-found');
  const whole = { ...rules, offered: newest?.rules.offered ?? true };
  if ((draft?.revision ?? null) !== revision || (newest?.number ?? null) !== basedOn) {
    throw changedMeanwhile(whole, draft, newest);
  }
  await requireSound(tx, code, rules, 'rules.');
  await keepTypeFiles(editing, rules, 'rules.');
  await putDraft(tx, { code, basedOn, rules: whole, savedAt: at, savedBy: principal.accountId });
  await journal(editing, 'catalogue.draft', {
    code,
    basedOn,
    fields: newest ? differingFields(newest.rules, whole) : [],
    rules: whole,
  });
}

async function draftAt(tx: Tx, code: string, revision: number): Promise<DraftRow> {
  await lockType(tx, code);
  const draft = await findDraft(tx, code);
  if (draft?.revision !== revision) throw changedMeanwhile(null, draft, (await findVersions(tx, code))[0]);
  return draft;
}

/** Throws the draft away; one of a type that was never published leaves nothing behind but its journal. */
export async function discardDraft(editing: Editing, code: string, revision: number): Promise<void> {
  const draft = await draftAt(editing.tx, code, revision);
  await deleteDraft(editing.tx, code);
  await journal(editing, 'catalogue.discard', { code, revision, basedOn: draft.basedOn });
}

async function putVersion(
  editing: Editing,
  code: string,
  before: VersionRow | undefined,
  rules: VersionRules,
  reason: string,
): Promise<number> {
  const { tx, principal, at } = editing;
  const number = (before?.number ?? 0) + 1;
  await putInForce(tx, code, rules);
  await insertVersion(tx, code, {
    number,
    rules,
    reason,
    publishedAt: at,
    publishedBy: principal.accountId,
  });
  return number;
}

/** Puts a draft in force as the next version: new matters go by it, those under way keep theirs. */
export async function publishType(
  editing: Editing,
  code: string,
  { revision, reason }: { revision: number; reason: string },
): Promise<void> {
  const { tx } = editing;
  const draft = await draftAt(tx, code, revision);
  const [newest] = await findVersions(tx, code);
  if ((newest?.number ?? null) !== draft.basedOn) throw changedMeanwhile(draft.rules, draft, newest);
  const rules = { ...draft.rules, offered: newest?.rules.offered ?? true };
  const fields = newest ? differingFields(newest.rules, rules) : [];
  if (newest && fields.length === 0)
    throw new Problem('conflict', { detail: '草稿与现行版本相同，没有可发布的改动。' });
  // Offices may have closed and defaults moved since the draft was saved.
  await requireSound(tx, code, typeRules.parse(withoutOffer(rules)));
  const number = await putVersion(editing, code, newest, rules, reason);
  await deleteDraft(tx, code);
  await journal(editing, 'catalogue.publish', {
    code,
    number,
    reason,
    fields,
    before: newest?.rules ?? null,
    after: rules,
  });
}

function withoutOffer({ offered: _, ...rules }: VersionRules): Omit<VersionRules, 'offered'> {
  return rules;
}

/** 停办 or 恢复: a version that differs in nothing else. A draft goes on from it. */
export async function offerType(
  editing: Editing,
  code: string,
  { version, offered, reason }: TypeOffer,
): Promise<void> {
  const { tx } = editing;
  await lockType(tx, code);
  const [newest] = await findVersions(tx, code);
  if (!newest) throw new Problem('not-found');
  const draft = await findDraft(tx, code);
  if (newest.number !== version || newest.rules.offered === offered) {
    throw changedMeanwhile(null, undefined, newest);
  }
  if (offered && (await findNamesakes(tx, newest.rules.name, code)).length > 0) {
    throw new Problem('conflict', { detail: '另一个在办的事项类型已用这个名称。请先改名，再恢复。' });
  }
  const number = await putVersion(editing, code, newest, { ...newest.rules, offered }, reason);
  if (draft) {
    await putDraft(tx, { ...draft, basedOn: number, rules: { ...draft.rules, offered } });
  }
  await journal(editing, offered ? 'catalogue.offer' : 'catalogue.retire', { code, number, reason });
}

/**
 * Takes out a type that no matter was ever of. Throws `still-referenced` where one is: such a type is retired, and
 * stays for what refers to it.
 */
export async function removeType(editing: Editing, code: string): Promise<void> {
  const { tx } = editing;
  await lockType(tx, code);
  const versions = await findVersions(tx, code);
  const [newest] = versions;
  if (!newest) throw new Problem('not-found');
  await deleteDraft(tx, code);
  await deleteType(tx, code);
  await journal(editing, 'catalogue.remove', { code, versions: versions.length, rules: newest.rules });
}
