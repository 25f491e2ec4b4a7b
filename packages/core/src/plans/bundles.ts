import { z } from 'zod';
import { matterStatuses } from '../matters/index.ts';
import { nodeCode } from './node-fields.ts';

const words = (most: number) => z.string().trim().min(1, '请填写').max(most, `最多 ${most} 个字`);
const office = z.string().min(1).max(60);

/** A matter of a bundle: several offices work on it at the same time (并联), with one common limit. */
const bundleMatter = z.strictObject({
  kind: z.literal('matter'),
  title: words(60),
  typeCode: z.string().min(1).max(60),
  text: words(2000),
  /** The first leads. */
  officeCodes: z.array(office).max(12, '最多 12 个单位').readonly(),
  /** Working days for all of them together. */
  limitDays: z.int('请填写整数').min(1, '至少 1 天').max(250, '最多 250 天'),
});
/** A node of the project's plan whose matter is opened along. */
const bundleNode = z.strictObject({ kind: z.literal('node'), code: nodeCode });

export const bundleContent = z.strictObject({
  name: words(60),
  /** The service brand (五个一, 三心 …) that it belongs to, as the zone calls it. */
  brand: z.string().trim().max(40),
  description: z.string().trim().max(500),
  items: z
    .array(z.discriminatedUnion('kind', [bundleMatter, bundleNode]))
    .min(1, '至少一项')
    .max(30, '最多 30 项')
    .readonly(),
});
export type BundleContent = z.infer<typeof bundleContent>;

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '用小写英文字母、数字和连字符，以字母开头');
export const bundleView = z.object({
  code: z.string(),
  revision: z.int(),
  active: z.boolean(),
  content: bundleContent,
  /** For how many projects it was opened. */
  opened: z.int(),
});
export type BundleView = z.infer<typeof bundleView>;
export const bundleList = z.object({ items: z.array(bundleView), mayEdit: z.boolean() });
export type BundleList = z.infer<typeof bundleList>;
export const bundleCreation = z.strictObject({ code, content: bundleContent });
export type BundleCreation = z.infer<typeof bundleCreation>;
/** `revision` of the one that was read. */
export const bundleChange = z.strictObject({
  revision: z.int().min(1),
  content: bundleContent,
  active: z.boolean(),
});
export type BundleChange = z.infer<typeof bundleChange>;

export const bundleOpening = z.strictObject({
  code,
  /** How the firm authorised the butler (电话、当面、委托书 …). */
  authorisation: z.string().trim().min(2, '请写明企业如何授权').max(200),
});
export type BundleOpening = z.infer<typeof bundleOpening>;

const openedBundle = z.object({
  id: z.uuid(),
  name: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  matters: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      title: z.string().nullable(),
      status: z.enum(matterStatuses),
    }),
  ),
});
export const openedBundles = z.object({ items: z.array(openedBundle), mayOpen: z.boolean() });
export type OpenedBundles = z.infer<typeof openedBundles>;
