import { z } from 'zod';
import { tenure } from '../enterprises/api-schemas.ts';
import { butlerCard, phoneInput } from '../identity/index.ts';
import { directions, pageOf, pageQuery } from '../paging/index.ts';
import { planGlance } from './plan-glance.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const named = z.object({ id, name: z.string() });
/** Money in 万元, four decimals. */
const wan = z.number().min(0).max(99_999_999_999);

export const projectStages = [
  'signed',
  'approved',
  'land-obtained',
  'started',
  'topped-out',
  'equipment-installed',
  'completed',
  'in-production',
  'at-capacity',
] as const;
export type ProjectStage = (typeof projectStages)[number];
export const projectStageNames = {
  signed: '签约',
  approved: '立项',
  'land-obtained': '拿地',
  started: '开工',
  'topped-out': '主体封顶',
  'equipment-installed': '设备安装',
  completed: '竣工',
  'in-production': '投产',
  'at-capacity': '达产',
} as const satisfies Record<ProjectStage, string>;

/** Whose list of key projects (重点项目) it stands on. */
export const projectGrades = ['national', 'provincial', 'municipal', 'zone'] as const;
export const projectGradeNames = {
  national: '国家级',
  provincial: '省级',
  municipal: '市级',
  zone: '区级',
} as const satisfies Record<(typeof projectGrades)[number], string>;

export const projectSummary = z.object({
  id,
  code: z.string(),
  name: z.string(),
  enterprise: named,
  station: named,
  butler: named.extend({ phone: z.string() }).nullable(),
  stage: z.enum(projectStages),
  listYear: z.number().int(),
  /** Null: not known. */
  grade: z.enum(projectGrades).nullable(),
  investmentTotalWan: z.number().nullable(),
  annualPlanWan: z.number().nullable(),
  investedWan: z.number().nullable(),
  address: z.string().nullable(),
  active: z.boolean(),
  /** Null: no plan of nodes was made yet. */
  plan: planGlance.nullable(),
});
export type ProjectSummary = z.infer<typeof projectSummary>;
export const projectPage = pageOf(projectSummary);
export const projectSorts = [
  'added',
  'name',
  'code',
  'stage',
  'investment',
  'entered',
  'updated',
  'light',
] as const;
export type ProjectSort = (typeof projectSorts)[number];
export const projectQuery = pageQuery.extend({
  sort: z.enum(projectSorts).default('added'),
  direction: z.enum(directions).default('asc'),
  q: z.string().trim().min(1).max(60).optional(),
  stationId: id.optional(),
  butlerId: id.optional(),
  enterpriseId: id.optional(),
  stage: z.enum(projectStages).optional(),
  listYear: z.coerce.number().int().min(2000).max(2200).optional(),
  active: z.stringbool().optional(),
  light: z.enum(['green', 'yellow', 'red']).optional(),
  grade: z.enum(projectGrades).optional(),
  hasPlan: z.stringbool().optional(),
});
export type ProjectQuery = z.infer<typeof projectQuery>;

export const projectContactKinds = ['owner', 'contractor', 'design-institute'] as const;
export const projectContactKindNames = {
  owner: '业主',
  contractor: '施工方',
  'design-institute': '设计院',
} as const satisfies Record<(typeof projectContactKinds)[number], string>;

export const projectContact = z.object({
  id,
  kind: z.enum(projectContactKinds),
  company: z.string().nullable(),
  name: z.string(),
  phone: z.string().nullable(),
  hasAccount: z.boolean(),
});
export const projectDetail = projectSummary.omit({ butler: true }).extend({
  version: z.number().int(),
  enteredOn: day,
  leftOn: day.nullable(),
  plot: z.string().nullable(),
  /** 厂房. */
  premises: z.string().nullable(),
  content: z.string().nullable(),
  activeSince: moment,
  updatedAt: moment,
  butler: butlerCard.nullable(),
  contacts: z.array(projectContact),
  /** Empty for who may not read it. */
  stewardships: z.array(tenure),
  abilities: z.array(z.string()),
});
export type ProjectDetail = z.infer<typeof projectDetail>;

const profileInput = {
  name: z.string().trim().min(1).max(120),
  stage: z.enum(projectStages),
  investmentTotalWan: wan.nullable(),
  annualPlanWan: wan.nullable(),
  investedWan: wan.nullable(),
  address: z.string().trim().min(1).max(200).nullable(),
  plot: z.string().trim().min(1).max(120).nullable(),
  premises: z.string().trim().min(1).max(120).nullable(),
  content: z.string().trim().min(1).max(4000).nullable(),
};
/** Parts that only the committee changes: the list of key projects is the year's. */
const classificationInput = {
  stationId: id,
  enterpriseId: id,
  listYear: z.number().int().min(2000).max(2200),
  grade: z.enum(projectGrades).nullable(),
  enteredOn: day,
  leftOn: day.nullable(),
  active: z.boolean(),
};

export const projectCreation = z.strictObject({
  ...z.strictObject(profileInput).partial().shape,
  code: z.string().trim().min(1).max(40),
  name: profileInput.name,
  stage: profileInput.stage,
  stationId: id,
  enterpriseId: id,
  listYear: classificationInput.listYear,
  grade: classificationInput.grade.optional(),
  enteredOn: day,
  butlerId: id,
  since: moment.optional(),
});
export type ProjectCreation = z.infer<typeof projectCreation>;

/** Changes the fields that are given; `version` is the one that the reader saw. */
export const projectChange = z
  .strictObject({
    version: z.number().int().min(1),
    ...z.strictObject({ ...profileInput, ...classificationInput }).partial().shape,
    /** Needed when `active` becomes true again. */
    butlerId: id.optional(),
    reason: z.string().trim().min(1).max(500).optional(),
  })
  .refine((change) => Object.keys(change).length > 1, '请至少修改一项');
export type ProjectChange = z.infer<typeof projectChange>;
/** 投产交接: the version that the reader saw, and why now. */
export const productionHandover = z.strictObject({
  version: z.number().int().min(1),
  reason: z.string().trim().min(1, '请写明理由').max(500),
});
export type ProductionHandover = z.infer<typeof productionHandover>;

export const projectClassificationFields = Object.keys(
  classificationInput,
) as (keyof typeof classificationInput)[];

export const projectContactInput = z.strictObject({
  kind: z.enum(projectContactKinds),
  company: z.string().trim().min(1).max(120).nullish(),
  name: z.string().trim().min(1).max(60),
  phone: phoneInput.nullish(),
});
export type ProjectContactInput = z.infer<typeof projectContactInput>;
