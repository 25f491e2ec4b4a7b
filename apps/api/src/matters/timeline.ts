import {
  type ActionName,
  type SystemAction,
  type TimelineEntry,
  wordsVisibleToFirm,
} from '@guanjia/core/matters';
import { z } from 'zod';
import type { Tx } from '../platform/database.ts';
import type { MatterBundle } from './bundle.ts';
import { firmClocks } from './clocks.ts';
import { entriesOf, findTexts, namesOf, officesOf } from './present-store.ts';
import { streamOf } from './work.ts';

/** What a matter's journal entry holds: see settle.ts. */
export const entryBody = z.object({
  actor: z.object({ accountId: z.string(), role: z.string(), officeId: z.string().nullable() }).nullable(),
  deviceAt: z.string().nullable(),
  texts: z.array(z.object({ id: z.string(), kind: z.string() })),
  data: z.object({
    fromStatus: z.string().nullable(),
    toStatus: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    attachmentIds: z.array(z.string()),
  }),
});

/** Kinds of words that are not the event's own: they stand in their own places of the page. */
const elsewhere: ReadonlySet<string> = new Set(['title', 'instruction', 'authorisation']);

/** Of an assignment the firm learns which offices have it, nothing of how they are steered. */
export function detailsForFirm(action: string, details: Record<string, unknown>): Record<string, unknown> {
  if (action === 'assign' && Array.isArray(details.offices)) {
    return { offices: details.offices.map((o: { office?: unknown }) => ({ office: o.office })) };
  }
  if (action === 'due-moved' && Array.isArray(details.moved)) {
    const own = details.moved.filter((one: { clock?: unknown }) => firmClocks.has(String(one.clock)));
    return { ...details, moved: own };
  }
  // Of a meeting about its matter the firm learns when and where, nothing of who comes or what else is dealt with.
  if (action === 'meeting-set') {
    const { what, kind, startsAt, place } = details;
    return { what, kind, startsAt, place };
  }
  const {
    failures: _failures,
    fromButler: _from,
    toButler: _to,
    coveredFor: _for,
    linkId: _link,
    contactId: _contact,
    issuedBy: _issuer,
    outcome,
    ...rest
  } = details;
  // What an office found is for the butler; the firm gets the butler's answer.
  return action === 'answer-firm' ? { ...rest, outcome } : rest;
}

/** 全过程记录, oldest first. The firm reads only what is for it, and of offices only that they did it. */
export async function timelineOf(tx: Tx, bundle: MatterBundle, firm: boolean): Promise<TimelineEntry[]> {
  const entries = (await entriesOf(tx, streamOf(bundle.matter.id)))
    .filter((e) => !firm || e.visibility === 'firm')
    .map((e) => ({ ...e, parsed: entryBody.parse(JSON.parse(e.body)) }));
  const texts = await findTexts(
    tx,
    entries.flatMap((e) => e.parsed.texts.map((t) => t.id)),
  );
  const names = await namesOf(
    tx,
    entries
      .flatMap(({ actor_id, parsed: { data } }) => [actor_id, data.details.coveredFor, data.details.issuedBy])
      .filter((id): id is string => typeof id === 'string'),
  );
  const officeIds = entries.flatMap((e) => [e.parsed.actor?.officeId, e.parsed.data.details.officeId]);
  const offices = await officesOf(
    tx,
    officeIds.filter((id): id is string => typeof id === 'string'),
  );
  const visibleFiles = new Set(
    bundle.attachment.filter((f) => !firm || f.visibility === 'firm').map((f) => f.id),
  );
  return entries.map((e) => {
    const { actor, data, deviceAt } = e.parsed;
    const action = e.action as ActionName | SystemAction;
    const person = e.actor_id ? names.get(e.actor_id) : undefined;
    const own = e.parsed.texts.filter((t) => !elsewhere.has(t.kind));
    const readable = !firm || wordsVisibleToFirm(action) || action === 'comment';
    const words = readable ? own.map((t) => texts.get(t.id)?.body ?? null) : [];
    const officeId = data.details.officeId;
    const office = typeof officeId === 'string' ? offices.get(officeId)?.short_name : undefined;
    const details = firm ? detailsForFirm(action, data.details) : data.details;
    return {
      seq: e.seq,
      at: e.at.toISOString(),
      deviceAt,
      action,
      actor: actor
        ? {
            name: person?.name ?? '',
            role: actor.role,
            office: actor.officeId ? (offices.get(actor.officeId)?.short_name ?? null) : null,
            phone: person?.phone ?? null,
            coveredFor: names.get(String(data.details.coveredFor))?.name ?? null,
          }
        : null,
      visibility: e.visibility,
      text: words.filter((w) => w !== null).join('\n') || null,
      erased: words.some((w) => w === null),
      details: {
        ...details,
        ...(office ? { office } : {}),
        ...(data.details.byLink === true
          ? { issuedBy: names.get(String(data.details.issuedBy))?.name ?? null }
          : {}),
        ...(firm ? {} : { fromStatus: data.fromStatus, toStatus: data.toStatus }),
      },
      attachmentIds: data.attachmentIds.filter((id) => visibleFiles.has(id)),
    };
  });
}
