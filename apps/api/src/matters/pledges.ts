import { dayOfIso, isoOfDay, localDate, startOfDay } from '@guanjia/core/calendar';
import { type ActionRequest, firmMayPromise, isOwed, pledgeMostDays } from '@guanjia/core/matters';
import type { ClockContext } from './clocks.ts';
import { itemRow, yellowOf } from './material-rows.ts';
import { namedItems } from './materials.ts';
import { findBrokenPledge, listOf } from './materials-store.ts';
import { badField } from './refusals.ts';
import { keep, type MatterWork } from './work.ts';

/** The end of the last day of a promise: its last moment is still in time. */
const endOfDay = (ctx: ClockContext, day: string): Date =>
  new Date(startOfDay(ctx.calendar, isoOfDay(dayOfIso(day) + 1)).getTime() - 1);

/**
 * 容缺受理, 告知承诺: the item is promised by a day instead of handed in. The firm may where the type says so and
 * while it owes nothing that it promised before; the butler may for it, and writes who agreed.
 */
export async function promiseMaterials(
  work: MatterWork,
  request: ActionRequest<'promise-materials'>,
): Promise<void> {
  const { tx, ctx, bundle, standing } = work;
  await namedItems(work, request.items);
  const listed = await listOf(tx, bundle);
  const today = localDate(ctx.calendar, ctx.now);
  const latest = isoOfDay(dayOfIso(today) + pledgeMostDays);
  const byButler = standing.relations.has('butler');
  const broken = byButler ? undefined : await findBrokenPledge(tx, bundle.matter.enterprise_id);
  if (broken) {
    throw badField(
      'items',
      `${broken.number} 的「${broken.name}」承诺到期没有兑现，补齐之前不能再作承诺。请联系管家`,
    );
  }
  for (const [at, { name, kind, until }] of request.items.entries()) {
    const item = listed.find((m) => m.name === name);
    if (!byButler && !firmMayPromise(item, kind))
      throw badField(`items.${at}.kind`, '这一项不在可容缺、可承诺的清单里，请联系管家');
    if (until <= today || until > latest)
      throw badField(`items.${at}.until`, '请选择明天以后、一年以内的一天');
    const row = itemRow(bundle, ctx, name);
    if (!isOwed(row.state)) throw badField(`items.${at}.name`, '这一项已经交了或不需要，不用承诺');
    if (row.pledge_outcome === null && row.pledge_kind !== null)
      throw badField(`items.${at}.name`, '这一项已经承诺过，请按期兑现');
    row.pledge_kind = kind;
    row.pledged_at = ctx.now;
    row.pledge_due_at = endOfDay(ctx, until);
    row.pledge_next_at = yellowOf(ctx, ctx.now, row.pledge_due_at);
    row.pledge_outcome = null;
    row.pledge_ended_at = null;
    row.state = 'promised';
  }
  const textId = await keep(work, 'pledge', request.text);
  for (const { name } of request.items) itemRow(bundle, ctx, name).pledge_text_id = textId;
  const promised = new Set(request.items.map((one) => one.name));
  bundle.matter.materials_wanted = bundle.matter.materials_wanted.filter((name) => !promised.has(name));
  work.details.materials = request.items.map(({ name }) => name);
}
