import { z } from 'zod';
import { fileView } from '../attachments/index.ts';
import { WorkingCalendar } from '../calendar/index.ts';
import { matterStatuses } from '../matters/index.ts';
import { lightCause } from '../projects/index.ts';
import { planChange } from './changes.ts';
import { nodeProfile, planDay, planLink } from './node-fields.ts';
import { nodeReportKinds } from './reports.ts';
import { templateContent } from './templates.ts';

const id = z.uuid();
const moment = z.iso.datetime();
const day = z.iso.date();
const light = z.enum(['green', 'yellow', 'red']);
const nodeLight = z.enum(['none', 'green', 'yellow', 'red']);
const office = z.object({ id, code: z.string(), name: z.string(), shortName: z.string() });
const reason = z.string().trim().min(1, '请写明理由').max(500);
const person = z.object({ id, name: z.string() });

export const planNodeView = nodeProfile.omit({ officeCodes: true }).extend({
  /** The first leads; none: the firm itself. */
  offices: z.array(office),
  position: z.int(),
  predecessors: z.array(planLink).readonly(),
  earliestStart: day.nullable(),
  actualStart: day.nullable(),
  actualEnd: day.nullable(),
  remaining: z.int().nullable(),
  remainingOn: day.nullable(),
  /** 0–100 as reported; null: nothing was. */
  progress: z.int().nullable(),
  baselineStart: day.nullable(),
  baselineEnd: day.nullable(),
  /** As it stands: what really happened, else the forecast. */
  start: day,
  end: day,
  latestEnd: day,
  totalFloat: z.int(),
  freeFloat: z.int(),
  critical: z.boolean(),
  itsTurn: z.boolean(),
  lateBy: z.int().nullable(),
  light: nodeLight,
  matter: z.object({ id, number: z.string(), status: z.enum(matterStatuses) }).nullable(),
  /** Matters by which it was brought up, beside its own; those that go on. */
  broughtUp: z.array(z.object({ id, number: z.string(), status: z.enum(matterStatuses) })),
  typeName: z.string().nullable(),
  reports: z.int(),
  photos: z.int(),
});
export type PlanNodeView = z.infer<typeof planNodeView>;

export const planView = z.object({
  projectId: id,
  projectName: z.string(),
  version: z.int(),
  template: z.object({ code: z.string(), name: z.string(), number: z.int() }),
  startsOn: day,
  today: day,
  endsOn: day,
  baselineEndsOn: day.nullable(),
  baselineNumber: z.int(),
  /** Working days that the end lies after the baseline. */
  lateBy: z.int().nullable(),
  /** 0–1, weighed by planned days. */
  progress: z.number().nullable(),
  plannedProgress: z.number().nullable(),
  lengthWorkingDays: z.int(),
  criticalPath: z.array(z.string()),
  light,
  causes: z.array(lightCause),
  delayChain: z.array(z.object({ code: z.string(), lateBy: z.int() })),
  stages: z.array(z.object({ code: z.string(), name: z.string() })),
  nodes: z.array(planNodeView),
  /** For what-if on the reader's screen, with the same schedule engine. */
  calendar: WorkingCalendar,
  abilities: z.array(z.enum(['plan.adjust', 'plan.rebaseline', 'plan.report', 'plan.open-matter'])),
});
export type PlanView = z.infer<typeof planView>;

export const planCreation = z.strictObject({
  templateCode: z.string().min(1).max(40),
  startsOn: planDay,
  answers: z.record(z.string(), z.boolean()),
});
export type PlanCreation = z.infer<typeof planCreation>;

export const planChanges = z.strictObject({
  version: z.int().min(1),
  reason,
  changes: z.array(planChange).min(1, '请至少调整一处').max(200, '一次最多调整 200 处'),
});
export type PlanChanges = z.infer<typeof planChanges>;

export const rebaseline = z.strictObject({ version: z.int().min(1), reason });
export type Rebaseline = z.infer<typeof rebaseline>;

export const openNodeMatter = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  authorisation: z.string().trim().min(2).max(200),
  /** Also gives it to the node's offices, all at the same moment and with one common limit. */
  assign: z.boolean().default(true),
});
export type OpenNodeMatter = z.infer<typeof openNodeMatter>;

/** 一键上报 from a node, to the two levels that a butler begins with. */
export const nodeEscalationLevels = ['station-master', 'coordinator'] as const;
export const escalateNode = z.strictObject({
  level: z.enum(nodeEscalationLevels),
  text: z.string().trim().min(1).max(2000),
  authorisation: z.string().trim().min(2).max(200),
});
export type EscalateNode = z.infer<typeof escalateNode>;

export const nodeReportView = z.object({
  id,
  code: z.string(),
  nodeName: z.string(),
  kind: z.enum(nodeReportKinds),
  on: day,
  progress: z.int().nullable(),
  remaining: z.int().nullable(),
  note: z.string().nullable(),
  /** Null: the platform itself, because the node's matter ended. */
  by: person.nullable(),
  matterNumber: z.string().nullable(),
  at: moment,
  photos: z.array(fileView),
});
export type NodeReportView = z.infer<typeof nodeReportView>;
export const nodeReportList = z.object({ items: z.array(nodeReportView) });

/** A photo or document of a project: reported from a node, or handed in with one of its matters. */
export const projectFile = fileView.extend({
  /** Not for the firm. */
  internal: z.boolean(),
  node: z.object({ code: z.string(), name: z.string() }).nullable(),
  matter: z.object({ id, number: z.string(), title: z.string() }).nullable(),
});
export type ProjectFile = z.infer<typeof projectFile>;
export const projectFiles = z.object({ items: z.array(projectFile), total: z.int() });
export type ProjectFiles = z.infer<typeof projectFiles>;

export const baselineList = z.object({
  items: z.array(
    z.object({
      number: z.int(),
      takenAt: moment,
      takenBy: person,
      reason: z.string().nullable(),
      endsOn: day,
    }),
  ),
});
export type BaselineList = z.infer<typeof baselineList>;

export const templateStates = ['draft', 'published', 'superseded', 'discarded'] as const;
export const templateVersion = z.object({
  number: z.int(),
  state: z.enum(templateStates),
  /** Rises with each change of a draft. */
  revision: z.int(),
  note: z.string(),
  by: z.string().nullable(),
  at: moment,
  content: templateContent,
});
export type TemplateVersion = z.infer<typeof templateVersion>;
export const templateSummary = z.object({
  code: z.string(),
  name: z.string(),
  description: z.string(),
  nodes: z.int(),
  published: z.int().nullable(),
  draft: z.int().nullable(),
  plans: z.int(),
  conditions: templateContent.shape.conditions,
});
export type TemplateSummary = z.infer<typeof templateSummary>;
export const templateList = z.object({ items: z.array(templateSummary) });
export const templateDetail = templateSummary.extend({
  versions: z.array(templateVersion),
  abilities: z.array(z.enum(['plan-template.edit'])),
});
export type TemplateDetail = z.infer<typeof templateDetail>;
export const templateDraft = z.strictObject({
  /** Of the draft as it was read; left out: a new draft begins. */
  revision: z.int().min(1).optional(),
  note: z.string().trim().min(1, '请写明改了什么').max(300),
  content: templateContent,
});
export type TemplateDraft = z.infer<typeof templateDraft>;
export const templateCreation = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, '用小写英文字母、数字和连字符，以字母开头'),
  ...templateDraft.omit({ revision: true }).shape,
});
export type TemplateCreation = z.infer<typeof templateCreation>;
