import { localDate } from '@guanjia/core/calendar';
import {
  type ActionRequest,
  type AnswerOutcome,
  isOwed,
  isStillValid,
  type MaterialState,
  validThrough,
} from '@guanjia/core/matters';
import { type MatterBundle, openPledges } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { endPledge, itemRow } from './material-rows.ts';
import { findReusable, listOf } from './materials-store.ts';
import { badField } from './refusals.ts';
import { attach, keep, type MatterWork } from './work.ts';

type HandedIn = ActionRequest<'hand-in-materials'>['items'][number];

/** 一次性告知: these items are what the firm is asked for. */
export function want(bundle: MatterBundle, ctx: ClockContext, names: readonly string[]): void {
  for (const name of names) {
    const row = itemRow(bundle, ctx, name);
    row.state = 'wanted';
    row.wanted_at = ctx.now;
  }
  bundle.matter.materials_wanted = [...names];
}

/** Nothing is waited for any more; what did not come is simply not there. */
export function wantNothing(bundle: MatterBundle): void {
  bundle.matter.materials_wanted = [];
  for (const row of bundle.matter_material) if (row.state === 'wanted') row.state = 'open';
}

/** The items that may be named: of the type's list, asked for, or touched before. Each only once. */
export async function namedItems<I extends { name: string }>(
  { tx, bundle }: Pick<MatterWork, 'tx' | 'bundle'>,
  items: readonly I[],
): Promise<void> {
  const listed = await listOf(tx, bundle);
  const known = new Set([
    ...listed.map((m) => m.name),
    ...bundle.matter_material.map((m) => m.name),
    ...bundle.matter.materials_wanted,
  ]);
  for (const [at, { name }] of items.entries()) {
    if (!known.has(name)) throw badField(`items.${at}.name`, '清单里没有这一项，请刷新后再试');
    if (items.findIndex((one) => one.name === name) !== at)
      throw badField(`items.${at}.name`, '同一项材料只能写一次');
  }
}

/** 交材料, item by item, also before it is asked for; it waits to be checked. */
export async function handInMaterials(
  work: MatterWork,
  request: ActionRequest<'hand-in-materials'>,
): Promise<void> {
  await takeIn(work, request.items, request.text !== undefined);
  await keep(work, 'note', request.text);
}

async function takeIn(work: MatterWork, items: readonly HandedIn[], said = false): Promise<void> {
  const { bundle, ctx, principal, standing } = work;
  await namedItems(work, items);
  for (const [at, item] of items.entries()) {
    const row = itemRow(bundle, ctx, item.name);
    const before = work.attachmentIds.length;
    await attach(work, item.attachmentIds, 'firm');
    const fresh = work.attachmentIds.slice(before);
    const old = item.reuseId === undefined ? undefined : await reused(work, item.reuseId, at);
    const files = [...fresh, ...(old?.attachment_ids ?? [])];
    // On paper: the butler records that it came, and the firm says how it gave it.
    if (files.length === 0 && !said && !standing.relations.has('butler'))
      throw badField(
        `items.${at}.attachmentIds`,
        '请附上这一项的文件或照片，或选用以前交过的；交了纸质件的请写明',
      );
    row.attachment_ids = [...new Set([...(isOwed(row.state) ? [] : row.attachment_ids), ...files])];
    row.reused_from = old?.id ?? null;
    row.valid_through = old?.valid_through ?? null;
    row.state = 'supplied';
    row.supplied_at = ctx.now;
    row.supplied_by = principal.accountId;
    row.checked_at = null;
    row.checked_by = null;
    row.remark_text_id = null;
  }
  stillWanted(bundle);
  work.details.materials = items.map(({ name }) => name);
}

async function reused(work: MatterWork, id: string, at: number) {
  const { tx, bundle, ctx, principal } = work;
  const [old] = await findReusable(tx, principal, bundle.matter, id);
  if (!old) throw badField(`items.${at}.reuseId`, '以前交过的这一份找不到或不能用在这里，请重新上传');
  if (!isStillValid(old.valid_through, localDate(ctx.calendar, ctx.now)))
    throw badField(`items.${at}.reuseId`, `以前交过的这一份有效期到 ${old.valid_through}，请上传新的`);
  return old;
}

/** What is still waited for, in step with the items. */
function stillWanted(bundle: MatterBundle): void {
  const { matter } = bundle;
  const wanted = new Set(bundle.matter_material.filter((m) => m.state === 'wanted').map((m) => m.name));
  const touched = new Set(bundle.matter_material.map((m) => m.name));
  matter.materials_wanted = matter.materials_wanted.filter((name) => wanted.has(name) || !touched.has(name));
}

/** 补交: with items each is taken in by itself, and none may be left; without, all count as in with the files. */
export async function supplyWanted(work: MatterWork, items: readonly HandedIn[] | undefined): Promise<void> {
  const { bundle, ctx, principal } = work;
  if (items) {
    await takeIn(work, items);
    const [left] = bundle.matter.materials_wanted;
    if (left !== undefined)
      throw badField('items', `还有「${left}」没有交。请补上，或对它作出承诺，也可以先保存已有的`);
    return;
  }
  for (const name of bundle.matter.materials_wanted) {
    const row = itemRow(bundle, ctx, name);
    row.state = 'supplied';
    row.attachment_ids = [...work.attachmentIds];
    row.supplied_at = ctx.now;
    row.supplied_by = principal.accountId;
  }
}

const checked: Record<'accepted' | 'wanted' | 'not-needed', MaterialState> = {
  accepted: 'accepted',
  wanted: 'wanted',
  'not-needed': 'not-needed',
};

/** 核对: received and right, to be supplied again with what is wrong, or not needed. A promise is kept by it. */
export async function checkMaterials(
  work: MatterWork,
  request: ActionRequest<'check-materials'>,
): Promise<void> {
  const { tx, bundle, ctx, principal } = work;
  await namedItems(work, request.items);
  const listed = await listOf(tx, bundle);
  for (const [at, item] of request.items.entries()) {
    const row = itemRow(bundle, ctx, item.name);
    if (item.result === 'wanted' && !item.text)
      throw badField(`items.${at}.text`, '请写明这一项哪里不对、怎么补');
    row.state = checked[item.result];
    row.checked_at = ctx.now;
    row.checked_by = principal.accountId;
    row.remark_text_id = await keep(work, 'remark', item.text);
    if (item.result === 'accepted') {
      const day = localDate(ctx.calendar, row.supplied_at ?? ctx.now);
      const months = listed.find((m) => m.name === item.name)?.validMonths;
      row.valid_through = item.validThrough ?? row.valid_through ?? validThrough(day, months);
    }
    if (item.result === 'wanted') row.wanted_at = ctx.now;
    if (openPledges(bundle).includes(row)) {
      // 承诺不实 is as good as broken; what was handed in but is not right may still come by its day.
      if (item.result !== 'wanted') endPledge(row, ctx, item.result === 'accepted' ? 'kept' : 'void');
      else if (row.pledge_kind === 'commitment') endPledge(row, ctx, 'broken');
      else row.state = 'promised';
    }
  }
  // Waited for only while the clocks stand still.
  if (bundle.matter.status === 'awaiting-materials') {
    const names = bundle.matter_material.filter((m) => m.state === 'wanted').map((m) => m.name);
    bundle.matter.materials_wanted = [...new Set([...bundle.matter.materials_wanted, ...names])];
    stillWanted(bundle);
  }
  work.details.checked = request.items.map(({ name, result }) => ({ name, result }));
}

/** 容缺受理: the result comes only after what was lacking has come. */
export function mayAnswer(bundle: MatterBundle, outcome: AnswerOutcome): void {
  const lacking = openPledges(bundle).filter((m) => m.pledge_kind === 'supplement');
  if (outcome !== 'solved' || lacking.length === 0) return;
  const names = lacking.map((m) => `「${m.name}」`).join('');
  throw badField('outcome', `容缺受理的${names}还没有补齐核收，不能按“已解决”答复。请先补齐，或选择其他结果`);
}
