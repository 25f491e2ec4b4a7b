import type { PlanView } from '@guanjia/core/plans';

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll(';', '\\;').replaceAll(',', '\\,').replaceAll(/\r?\n/g, '\\n');

/** At most 75 octets a line (RFC 5545, 3.1); a character is never cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 74) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

const compact = (day: string): string => day.replaceAll('-', '');
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** The plan as calendar entries of whole days (RFC 5545): each node as it stands now. */
export function writePlanCalendar(plan: PlanView, now: Date): string {
  const stamp = `${now.toISOString().replaceAll(/[-:]/g, '').slice(0, 15)}Z`;
  const events = plan.nodes.flatMap((node) => {
    const done = node.actualEnd !== null;
    const who = node.offices.map((office) => office.name).join('、');
    return [
      'BEGIN:VEVENT',
      `UID:${plan.projectId}-${node.code}@guanjia`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(node.start)}`,
      // The end is the first day that is over.
      `DTEND;VALUE=DATE:${compact(dayAfter(node.end))}`,
      `SUMMARY:${escaped(`${done ? '✓ ' : ''}${node.name}（${plan.projectName}）`)}`,
      ...(who ? [`DESCRIPTION:${escaped(who)}`] : []),
      `STATUS:${node.actualStart !== null ? 'CONFIRMED' : 'TENTATIVE'}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Guanjia//Plan//ZH', `X-WR-CALNAME:${escaped(plan.projectName)}`, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}
