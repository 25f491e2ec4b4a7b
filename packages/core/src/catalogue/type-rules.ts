import { z } from 'zod';
import { serviceModes } from '../matters/index.ts';

export const typeSubjects = ['enterprise', 'project', 'both'] as const;
export const complexities = ['consult', 'general', 'complex'] as const;

const words = (most: number) => z.string().trim().min(1, '请填写').max(most, `最多 ${most} 个字`);
/** A remark that may be missing; an empty field is a missing one. */
const remark = z
  .string()
  .trim()
  .max(200, '最多 200 个字')
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const days = z.int('请填写整数').min(1, '至少 1 天').max(3650, '最多 3650 天');
const source = words(200);

/** A limit with where it comes from; one without a source is unknown, and so is null. */
const promisedLimit = z.strictObject({ days: days.max(365, '最多 365 天'), source });
const sourcedLimit = z.strictObject({ days, unit: z.enum(['working', 'calendar']), source });

/** A form or a sample that was handed in for the catalogue. */
const typeFile = z.strictObject({ id: z.uuid(), name: words(200) });

/** One item of the check-list (申报材料). */
export const typeMaterial = z.strictObject({
  name: words(100),
  required: z.boolean(),
  note: remark,
  /** 空表 to fill in: where it is, or what it is called. */
  template: remark,
  /** 样表: how one looks that is filled in rightly. */
  sample: remark,
  templateFile: typeFile.optional(),
  sampleFile: typeFile.optional(),
  /** 有效期: how long one that was handed in may be used again. */
  validity: remark,
  /** 有效期, in months from the day on which it was handed in; unknown where left out. */
  validMonths: z.int('请填写整数').min(1, '至少 1 个月').max(120, '最多 120 个月').optional(),
  /** 可容缺: the firm may promise to hand it in later. */
  mayLack: z.boolean().optional(),
  /** 可告知承诺: the firm may promise that the condition is met, in place of the paper. */
  mayPromise: z.boolean().optional(),
});
export type TypeMaterial = z.infer<typeof typeMaterial>;

/** All rules of a kind of matter (事项类型), as an editor hands them in: one version holds them all. */
export const typeRules = z.strictObject({
  name: words(60),
  groupCode: z.string().min(1, '请选择分组').max(60),
  subject: z.enum(typeSubjects),
  complexity: z.enum(complexities),
  leadOfficeId: z.uuid('请选择主办单位'),
  supportingOfficeIds: z.array(z.uuid()).max(20, '最多 20 个'),
  /** Working days to the answer; null where the zone's default of the complexity governs. */
  promised: promisedLimit.nullable(),
  statutory: sourcedLimit.nullable(),
  pastPractice: sourcedLimit.nullable(),
  materials: z.array(typeMaterial).max(60, '最多 60 项'),
  serviceModes: z.array(z.enum(serviceModes)).min(1, '至少选择一种').max(serviceModes.length),
  /** Offered first on the phone. */
  prominent: z.boolean(),
});
export type TypeRules = z.infer<typeof typeRules>;

/** A code is for good: matters, links and imports name it. */
export const typeCode = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, '用小写英文字母、数字和连字符，以字母开头，如 road-opening')
  .max(60, '最多 60 个字符');
