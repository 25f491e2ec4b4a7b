import { presentFile } from '@guanjia/core/attachments';
import { localDate } from '@guanjia/core/calendar';
import type { Principal } from '@guanjia/core/identity';
import {
  isStillValid,
  type MaterialItem,
  type MatterDetail,
  type PledgeList,
  type ReusableMaterials,
} from '@guanjia/core/matters';
import type { PageQuery } from '@guanjia/core/paging';
import type { Tx } from '../platform/database.ts';
import { pageOfRows } from '../platform/query-cursors.ts';
import type { MaterialRow, MatterBundle } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { pledgeLight } from './material-rows.ts';
import { findFiles, findOpenPledges, findReusable, numbersOfItems } from './materials-store.ts';

type File = Awaited<ReturnType<typeof findFiles>>[number];

const filesOf = (ids: readonly string[], files: readonly File[]) =>
  ids.flatMap((id) =>
    files.filter((file) => file.id === id).map((file) => presentFile(file, file.display_name)),
  );

const untouched = {
  state: 'open',
  files: [],
  remark: null,
  suppliedAt: null,
  checkedAt: null,
  validThrough: null,
  reusedFrom: null,
  pledge: null,
} as const satisfies Partial<MaterialItem>;

/** The check-list of a matter: the type's items in their order, then what was asked for besides. */
export async function presentMaterials(
  tx: Tx,
  ctx: ClockContext,
  bundle: MatterBundle,
  listed: MatterDetail['typeMaterials'],
  textOf: (id: string | null) => string | null,
): Promise<MaterialItem[]> {
  const rows = bundle.matter_material;
  const files = await findFiles(
    tx,
    rows.flatMap((row) => row.attachment_ids),
  );
  const numbers = await numbersOfItems(
    tx,
    rows.flatMap((row) => row.reused_from ?? []),
  );
  const become = (row: MaterialRow | undefined) => {
    if (!row) return { ...untouched, files: [] };
    const first = row.reused_from === null ? undefined : numbers.get(row.reused_from);
    return {
      state: row.state,
      files: filesOf(row.attachment_ids, files),
      remark: textOf(row.remark_text_id),
      suppliedAt: row.supplied_at?.toISOString() ?? null,
      checkedAt: row.checked_at?.toISOString() ?? null,
      validThrough: row.valid_through,
      reusedFrom: first === undefined ? null : { number: first },
      pledge: pledgeOf(ctx, row, textOf),
    };
  };
  const names = new Set(listed.map((item) => item.name));
  return [
    ...listed.map((item) => ({
      ...item,
      listed: true,
      ...become(rows.find((row) => row.name === item.name)),
    })),
    ...rows
      .filter((row) => !names.has(row.name))
      .map((row) => ({ name: row.name, required: true, listed: false, ...become(row) })),
  ];
}

function pledgeOf(
  ctx: ClockContext,
  row: MaterialRow,
  textOf: (id: string | null) => string | null,
): MaterialItem['pledge'] {
  if (row.pledge_kind === null || row.pledge_due_at === null || row.pledged_at === null) return null;
  return {
    kind: row.pledge_kind,
    words: textOf(row.pledge_text_id),
    pledgedAt: row.pledged_at.toISOString(),
    until: localDate(ctx.calendar, row.pledge_due_at),
    outcome: row.pledge_outcome,
    light: pledgeLight(row, ctx),
  };
}

/** What this person may hand in again for the matter: still valid, or without a day that anybody named. */
export async function readReusable(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  bundle: MatterBundle,
): Promise<ReusableMaterials> {
  const today = localDate(ctx.calendar, ctx.now);
  const rows = (await findReusable(tx, principal, bundle.matter)).filter((row) =>
    isStillValid(row.valid_through, today),
  );
  const files = await findFiles(
    tx,
    rows.flatMap((row) => row.attachment_ids),
  );
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      number: row.number,
      suppliedAt: row.supplied_at.toISOString(),
      validThrough: row.valid_through,
      files: filesOf(row.attachment_ids, files),
    })),
  };
}

/** 待兑现的承诺 of the matters that this person may know of. */
export async function listPledges(
  tx: Tx,
  ctx: ClockContext,
  principal: Principal,
  query: PageQuery,
): Promise<PledgeList> {
  const { rows, total } = await findOpenPledges(tx, principal, query);
  return pageOfRows(query, rows, total, (row) => ({
    id: row.id,
    matter: { id: row.matter_id, number: row.number, title: row.title ?? row.number },
    subject: row.subject,
    butler: row.butler,
    name: row.name,
    kind: row.pledge_kind,
    until: localDate(ctx.calendar, row.pledge_due_at),
    light: pledgeLight({ ...row, pledge_outcome: null }, ctx),
    supplied: row.state === 'supplied',
  }));
}
