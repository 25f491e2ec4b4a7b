import { z } from 'zod';
import { matterMaterial, matterType, serviceModes, sourcedDays } from '../matters/index.ts';
import { complexities, typeCode, typeRules, typeSubjects } from './type-rules.ts';

const moment = z.iso.datetime();
const named = z.object({ id: z.uuid(), name: z.string() });
const reason = z.string().trim().min(1, '请写明理由').max(500, '最多 500 个字');
const limit = sourcedDays.nullable();

/** The rules of a version, with the names that a person reads beside the ids. */
export const versionRulesView = z.object({
  name: z.string(),
  groupCode: z.string(),
  groupName: z.string(),
  subject: z.enum(typeSubjects),
  complexity: z.enum(complexities),
  leadOffice: named.nullable(),
  supportingOffices: z.array(named),
  promised: limit,
  statutory: limit,
  pastPractice: limit,
  materials: z.array(matterMaterial),
  serviceModes: z.array(z.enum(serviceModes)),
  prominent: z.boolean(),
  offered: z.boolean(),
});
export type VersionRulesView = z.infer<typeof versionRulesView>;

export const typeVersionView = z.object({
  number: z.int().min(1),
  rules: versionRulesView,
  reason: z.string(),
  publishedAt: moment,
  /** Name of who published it; null for the platform itself. */
  publishedBy: z.string().nullable(),
  /** Matters under way that keep to it. */
  openMatters: z.int().min(0),
});
export type TypeVersionView = z.infer<typeof typeVersionView>;

export const typeDraftView = z.object({
  /** Counts its changes; named by who changes it next. */
  revision: z.int().min(1),
  /** The version that it began from; null for a new type. */
  basedOn: z.int().nullable(),
  rules: versionRulesView,
  savedAt: moment,
  savedBy: z.string(),
});
export type TypeDraftView = z.infer<typeof typeDraftView>;

/** A type with its whole history, newest version first; a new one that was never published has no version. */
export const typeHistory = z.object({
  code: z.string(),
  versions: z.array(typeVersionView),
  /** For whoever may edit; null for others. */
  draft: typeDraftView.nullable(),
  /** The zone's default in working days for each complexity. */
  defaultDays: z.record(z.enum(complexities), z.int()),
  /** Whether the asker may edit the catalogue. */
  mayEdit: z.boolean(),
});
export type TypeHistory = z.infer<typeof typeHistory>;

export const catalogueTypes = z.object({
  items: z.array(
    matterType.extend({
      version: z.int(),
      draft: z.object({ savedAt: moment, savedBy: z.string() }).nullable(),
    }),
  ),
  /** Types that are drafted and were never published; for whoever may edit. */
  newDrafts: z.array(z.object({ code: z.string(), name: z.string(), savedAt: moment, savedBy: z.string() })),
  groups: z.array(z.object({ code: z.string(), name: z.string() })),
  mayEdit: z.boolean(),
});
export type CatalogueTypes = z.infer<typeof catalogueTypes>;

export const typeCreation = z.strictObject({ code: typeCode, rules: typeRules });
export type TypeCreation = z.infer<typeof typeCreation>;
/** `revision` is the draft's that the editor saw, null where there was none; `basedOn` the version in force then. */
export const draftSaving = z.strictObject({
  revision: z.int().min(1).nullable(),
  basedOn: z.int().min(1).nullable(),
  rules: typeRules,
});
export type DraftSaving = z.infer<typeof draftSaving>;
export const typePublication = z.strictObject({ revision: z.int().min(1), reason });
/** Stops offering a type (停办), or offers it again (恢复), from the version that the editor saw. */
export const typeOffer = z.strictObject({ version: z.int().min(1), offered: z.boolean(), reason });
export type TypeOffer = z.infer<typeof typeOffer>;
