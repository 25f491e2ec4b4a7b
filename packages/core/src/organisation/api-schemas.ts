import { z } from 'zod';
import { phoneInput } from '../identity/index.ts';
import { pageOf, pageQuery } from '../paging/index.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const named = z.object({ id, name: z.string() });

export const officeKinds = ['department', 'supplier', 'station', 'committee'] as const;
export const officeKind = z.enum(officeKinds);
export type OfficeKind = z.infer<typeof officeKind>;
export const officeKindNames = {
  department: '部门',
  supplier: '要素供应单位',
  station: '工作站',
  committee: '管委会机构',
} as const satisfies Record<OfficeKind, string>;

/** What lies on a desk: open matters (of an office: assigned to it and not answered), and how many of them are red. */
export const deskLoad = z.object({ open: z.int(), red: z.int() });
export type DeskLoad = z.infer<typeof deskLoad>;

export const officeView = z.object({
  id,
  kind: officeKind,
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  phone: z.string().nullable(),
  active: z.boolean(),
  position: z.number().int(),
  /** Masters of a station, heads of a department. */
  heads: z.array(named),
  officerCount: z.number().int(),
  /** Of those that work is assigned to. */
  load: deskLoad.nullable(),
  abilities: z.array(z.string()),
});
export type OfficeView = z.infer<typeof officeView>;
export const officePage = pageOf(officeView);
export const officeQuery = pageQuery.extend({
  kind: officeKind.optional(),
  q: z.string().trim().min(1).max(60).optional(),
  active: z.stringbool().optional(),
});
export type OfficeQuery = z.infer<typeof officeQuery>;

export const officeCreation = z.strictObject({
  kind: officeKind,
  code: z
    .string()
    .trim()
    .max(40)
    .regex(/^[a-z0-9][a-z0-9-]*$/, '只含小写字母、数字和 -，以字母或数字开头'),
  name: z.string().trim().min(1).max(60),
  shortName: z.string().trim().min(1).max(20),
  phone: phoneInput.nullish(),
  position: z.number().int().min(0).max(9999).default(0),
});
export type OfficeCreation = z.infer<typeof officeCreation>;
export const officeChange = z
  .strictObject({
    name: z.string().trim().min(1).max(60).optional(),
    shortName: z.string().trim().min(1).max(20).optional(),
    phone: phoneInput.nullable().optional(),
    position: z.number().int().min(0).max(9999).optional(),
    active: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, '请至少修改一项');
export type OfficeChange = z.infer<typeof officeChange>;

export const butlerKinds = ['enterprise', 'project', 'both'] as const;
export const butlerKind = z.enum(butlerKinds);
export type ButlerKind = z.infer<typeof butlerKind>;
export const butlerKindNames = {
  enterprise: '企业管家',
  project: '项目管家',
  both: '企业管家、项目管家',
} as const satisfies Record<ButlerKind, string>;

export const butlerView = z.object({
  id,
  accountId: id,
  name: z.string(),
  kind: butlerKind,
  station: named,
  phone: z.string(),
  title: z.string(),
  photoUrl: z.string().nullable(),
  active: z.boolean(),
  /** In charge now. */
  enterpriseCount: z.number().int(),
  projectCount: z.number().int(),
  load: deskLoad,
  /** On leave now, or within the next two weeks. */
  away: z.object({ from: moment, until: moment }).nullable(),
  abilities: z.array(z.string()),
});
export type ButlerView = z.infer<typeof butlerView>;
export const butlerPage = pageOf(butlerView);
export const butlerQuery = pageQuery.extend({
  stationId: id.optional(),
  /** Butlers who may be in charge of this kind; those of both kinds fit either. */
  serves: z.enum(['enterprise', 'project']).optional(),
  active: z.stringbool().optional(),
  q: z.string().trim().min(1).max(60).optional(),
});
export type ButlerQuery = z.infer<typeof butlerQuery>;

export const butlerCreation = z.strictObject({
  accountId: id,
  kind: butlerKind,
  stationId: id,
  phone: phoneInput,
  title: z.string().trim().min(1).max(40),
});
export type ButlerCreation = z.infer<typeof butlerCreation>;
export const butlerChange = z
  .strictObject({
    kind: butlerKind.optional(),
    stationId: id.optional(),
    phone: phoneInput.optional(),
    title: z.string().trim().min(1).max(40).optional(),
    active: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, '请至少修改一项');
export type ButlerChange = z.infer<typeof butlerChange>;

export const leadingGroupPositions = ['head', 'deputy'] as const;
export const leadingGroupMember = z.object({
  account: named,
  position: z.enum(leadingGroupPositions),
  duty: z.string().nullable(),
  phone: z.string().nullable(),
  /** Of a deputy: stations that he is named for (分管); those that nobody is named for are every deputy's. */
  stations: z.array(named),
});
/** Leaders who may be given a place in the leading group. */
export const leadingGroupCandidates = z.object({ items: z.array(named.extend({ member: z.boolean() })) });
export type LeadingGroupCandidates = z.infer<typeof leadingGroupCandidates>;
/** The whole organisation at a glance: leading group, stations with masters and their butlers counted. */
export const organisationView = z.object({
  zoneName: z.string(),
  leadingGroup: z.array(leadingGroupMember),
  stations: z.array(
    named.extend({
      phone: z.string().nullable(),
      masters: z.array(named.extend({ phone: z.string().nullable() })),
      enterpriseButlers: z.number().int(),
      projectButlers: z.number().int(),
      enterprises: z.number().int(),
      projects: z.number().int(),
    }),
  ),
  departmentCount: z.number().int(),
  supplierCount: z.number().int(),
  enterpriseButlerCount: z.number().int(),
  projectButlerCount: z.number().int(),
  enterpriseCount: z.number().int(),
  projectCount: z.number().int(),
  abilities: z.array(z.string()),
});
export type OrganisationView = z.infer<typeof organisationView>;

export const leadingGroupChange = z.strictObject({
  position: z.enum(leadingGroupPositions),
  duty: z.string().trim().min(1).max(200).nullish(),
  /** Stations that a deputy is in charge of; left out: as before. */
  stationIds: z.array(id).max(50).optional(),
});
export type LeadingGroupChange = z.infer<typeof leadingGroupChange>;

// ── Stewardship (包抓) ──────────────────────────────────────────────────────────────────────────────

export const stewardshipView = z.object({
  id,
  subjectKind: z.enum(['enterprise', 'project']),
  subject: named,
  butler: named.extend({ phone: z.string(), stationName: z.string() }),
  startedAt: moment,
  endedAt: moment.nullable(),
  reason: z.string().nullable(),
  createdBy: z.string().nullable(),
});
export type StewardshipView = z.infer<typeof stewardshipView>;
export const stewardshipPage = pageOf(stewardshipView);
export const stewardshipQuery = pageQuery.extend({
  enterpriseId: id.optional(),
  projectId: id.optional(),
  butlerId: id.optional(),
  /** Only those in charge now. */
  current: z.stringbool().optional(),
});
export type StewardshipQuery = z.infer<typeof stewardshipQuery>;

/** Hands one enterprise or project to another butler, at once; its open matters move along. */
export const handoverRequest = z
  .strictObject({
    enterpriseId: id.optional(),
    projectId: id.optional(),
    butlerId: id,
    reason: z.string().trim().min(1).max(500),
  })
  .refine((request) => (request.enterpriseId === undefined) !== (request.projectId === undefined), {
    message: 'enterpriseId 与 projectId 须且只能给出一个',
    path: ['enterpriseId'],
  });
export type HandoverRequest = z.infer<typeof handoverRequest>;
export const handoverResult = z.object({
  stewardship: stewardshipView,
  movedMatters: z.number().int(),
});
export type HandoverResult = z.infer<typeof handoverResult>;

/** Many at once: each by itself, in the given order. */
export const bulkHandoverRequest = z.strictObject({
  items: z
    .array(z.strictObject({ kind: z.enum(['enterprise', 'project']), id, butlerId: id }))
    .min(1, '请至少选择一家')
    .max(200, '一次最多 200 家'),
  reason: z.string().trim().min(1).max(500),
});
export type BulkHandoverRequest = z.infer<typeof bulkHandoverRequest>;
export const bulkHandoverResults = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['enterprise', 'project']),
      id,
      /** Refused by a rule, or failed for no fault of the asker: then trying again may help. */
      result: z.enum(['done', 'refused', 'failed']),
      movedMatters: z.number().int(),
      problem: z.object({ code: z.string(), title: z.string(), detail: z.string().optional() }).nullable(),
    }),
  ),
});
export type BulkHandoverResults = z.infer<typeof bulkHandoverResults>;
