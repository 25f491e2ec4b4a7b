import { z } from 'zod';
import { pageOf, pageQuery } from '../paging/index.ts';
import { findingCodes } from './findings.ts';

const id = z.uuid();
/** A moment, ISO 8601 in UTC. */
const moment = z.iso.datetime();

/** A signed root over everything journalled up to a position, chained to the one before. */
export const anchorView = z.object({
  number: z.number().int(),
  at: moment,
  /** Streams and entries up to here. */
  streams: z.number().int(),
  entries: z.number().int(),
  position: z.number().int(),
  root: z.string(),
  previousHash: z.string(),
  hash: z.string(),
  signature: z.string(),
});
export type AnchorView = z.infer<typeof anchorView>;
export const anchorPage = pageOf(anchorView);
export const anchorQuery = pageQuery;

export const auditFinding = z.object({
  code: z.enum(findingCodes),
  /** The stream that it is about, such as `matter:<id>`; null for an anchor. */
  stream: z.string().nullable(),
  /** The number of the matter, where it is about one and it is known. */
  matterNumber: z.string().nullable(),
  /** What exactly: sequence number, table and row, anchor number. */
  detail: z.string(),
  text: z.string(),
});
export type AuditFinding = z.infer<typeof auditFinding>;

export const verificationReport = z.object({
  sound: z.boolean(),
  startedAt: moment,
  seconds: z.number(),
  streams: z.number().int(),
  entries: z.number().int(),
  anchors: z.number().int(),
  texts: z.number().int(),
  rows: z.number().int(),
  found: z.number().int(),
  /** The first of them; `npm run audit:verify` prints all. */
  findings: z.array(auditFinding),
});
export type VerificationReport = z.infer<typeof verificationReport>;

export const journalQuery = pageQuery.extend({
  stream: z.string().trim().min(1).max(120).optional(),
  action: z.string().trim().min(1).max(60).optional(),
  actorId: id.optional(),
  from: moment.optional(),
  until: moment.optional(),
});
export type JournalQuery = z.infer<typeof journalQuery>;

/** One entry for the auditor: who, when, what; never anybody's words. */
export const journalItem = z.object({
  position: z.number().int(),
  stream: z.string(),
  seq: z.number().int(),
  at: moment,
  deviceAt: moment.nullable(),
  action: z.string(),
  actor: z.object({ id, name: z.string(), role: z.string(), office: z.string().nullable() }).nullable(),
  visibility: z.enum(['firm', 'internal']),
  matter: z.object({ id, number: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
  /** How many rows of each table the entry holds. */
  rows: z.record(z.string(), z.number().int()),
  texts: z.number().int(),
  hash: z.string(),
  previousHash: z.string(),
});
export type JournalItem = z.infer<typeof journalItem>;
/** `total` counts up to 10,000. */
export const journalItemPage = pageOf(journalItem).extend({ totalIsExact: z.boolean() });

/** 个人信息保护法 47: withdrawn or asked for by the person, no longer needed, unlawfully kept. */
export const erasureReasons = ['asked-by-person', 'no-longer-needed', 'unlawful'] as const;
export const erasureRequest = z.strictObject({ reason: z.enum(erasureReasons) });
export type ErasureRequest = z.infer<typeof erasureRequest>;

/** Words of people in one matter, told apart by kind and time alone: whoever erases them doesn't read them. */
export const personalTextQuery = z.strictObject({ matterNumber: z.string().trim().min(1).max(40) });
export const personalTextItem = z.object({
  id,
  kind: z.string(),
  at: moment,
  erasedAt: moment.nullable(),
});
export const personalTextList = z.object({ items: z.array(personalTextItem), total: z.number().int() });
