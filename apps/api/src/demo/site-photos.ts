import { createHash } from 'node:crypto';
import { localDate } from '@guanjia/core/calendar';
import sharp from 'sharp';
import type { fileStore } from '../attachments/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { appendJournal } from '../platform/journal.ts';
import { insertAll } from './people.ts';
import type { PlanGround } from './plans.ts';
import type { Project } from './projects.ts';

const DAY_MS = 86_400_000;
/** So many projects that build have pictures; days between two of them. */
const MOST_PROJECTS = 12;
const EVERY_DAYS = 28;
const MOST_PICTURES = 5;
/** A day begins at midnight UTC, eight in the morning here; pictures are taken at ten. */
const TAKEN_MS = 2 * 3_600_000;

/**
 * 现场照片: drawn pictures of a building that rises, reported month by month from the longest node under way of
 * projects that build. `store` keeps their bytes, before the rows that name them.
 */
export async function buildSitePhotos(
  tx: Tx,
  store: Pick<ReturnType<typeof fileStore>, 'put'>,
  projects: readonly Project[],
  { calendar, now }: Pick<PlanGround, 'calendar' | 'now'>,
): Promise<void> {
  const nodes = await tx
    .selectFrom('plan_node')
    .select(['id', 'project_id', 'code', 'days', 'actual_start', 'progress'])
    .where('actual_start', 'is not', null)
    .where('actual_end', 'is', null)
    .where('days', '>=', 40)
    .orderBy('days', 'desc')
    .execute();
  const drawn = new Map<number, Promise<Buffer>>();
  const tables = {
    attachment: [] as object[],
    node_report: [] as object[],
    node_report_file: [] as object[],
  };
  const journals: Parameters<typeof appendJournal>[1][] = [];
  const building = projects.flatMap((project) => {
    const node = nodes.find((one) => one.project_id === project.id);
    return node?.actual_start ? [{ project, node, startedAt: Date.parse(node.actual_start) }] : [];
  });
  for (const { project, node, startedAt } of building.slice(0, MOST_PROJECTS)) {
    const since = Math.max(startedAt, now.getTime() - MOST_PICTURES * EVERY_DAYS * DAY_MS);
    const pictures = Math.min(MOST_PICTURES, Math.floor((now.getTime() - since) / (EVERY_DAYS * DAY_MS)));
    for (let n = 1; n <= pictures; n += 1) {
      const at = new Date(since + n * EVERY_DAYS * DAY_MS + TAKEN_MS - DAY_MS);
      const share = (at.getTime() - startedAt) / Math.max(DAY_MS, now.getTime() - startedAt);
      const progress = Math.max(5, Math.round(((node.progress ?? 50) * share) / 5) * 5);
      const picture = drawn.get(progress) ?? drawSite(progress);
      drawn.set(progress, picture);
      const bytes = await picture;
      const [fileId, reportId] = [newId(at.getTime()), newId(at.getTime())];
      await store.put(fileId, bytes);
      const on = localDate(calendar, at);
      tables.attachment.push({
        id: fileId,
        matter_id: null,
        name: `演示照片-${on}.jpg`,
        media_type: 'image/jpeg',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest(),
        visibility: 'internal',
        uploaded_by: project.owner.accountId,
        created_at: at,
      });
      tables.node_report.push({
        id: reportId,
        node_id: node.id,
        project_id: project.id,
        kind: 'progress',
        on_day: on,
        progress,
        remaining: null,
        note_text_id: null,
        matter_id: null,
        reported_by: project.owner.accountId,
        reported_at: at,
        device_at: null,
      });
      tables.node_report_file.push({ attachment_id: fileId, report_id: reportId, position: 0 });
      journals.push({
        stream: `project:${project.id}`,
        action: 'node.progress',
        actor: { accountId: project.owner.accountId, role: 'project-owner', officeId: null },
        at,
        visibility: 'firm',
        data: { code: node.code, on, attachmentIds: [fileId], demo: true },
      });
    }
  }
  for (const table of ['attachment', 'node_report', 'node_report_file'] as const) {
    await insertAll(tx, table, tables[table] as never);
  }
  for (const entry of journals) await appendJournal(tx, entry);
}

const FLOORS = 6;

/** A building site at so many percent: floors rise, then the walls close. No picture of any real place. */
async function drawSite(progress: number): Promise<Buffer> {
  const floors = Math.max(1, Math.round((Math.min(progress, 70) / 70) * FLOORS));
  const closed = Math.max(0, Math.round(((progress - 50) / 50) * FLOORS));
  const top = (floor: number) => 440 - floor * 46;
  const storeys = Array.from({ length: floors }, (_, floor) => {
    const y = top(floor + 1);
    const wall = floor < closed ? '#c9d3dd' : 'none';
    const columns = Array.from(
      { length: 9 },
      (__, n) => `<rect x="${262 + n * 50}" y="${y}" width="8" height="46" fill="#8b939c"/>`,
    ).join('');
    return `<rect x="258" y="${y}" width="412" height="46" fill="${wall}"/>${columns}<rect x="250" y="${y}" width="428" height="8" fill="#6f7882"/>`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="#a9c8e8"/><stop offset="1" stop-color="#e9f1f8"/></linearGradient></defs>
    <rect width="960" height="640" fill="url(#s)"/>
    <rect y="440" width="960" height="200" fill="#b59f83"/><rect y="520" width="960" height="120" fill="#a28b6e"/>
    ${storeys}
    <g fill="none" stroke="#d98a1f" stroke-width="9"><path d="M760 440V70M560 96H880M760 40L600 96M760 40L870 96"/></g>
    <path d="M600 96V${Math.max(120, top(floors) - 40)}" stroke="#444" stroke-width="2"/>
    <rect x="60" y="470" width="130" height="48" fill="#3f6fa8"/><rect x="60" y="470" width="130" height="10" fill="#2d527e"/>
  </svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer();
}
