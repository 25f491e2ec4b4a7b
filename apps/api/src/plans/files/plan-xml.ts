import type { PlanLink } from '@guanjia/core/schedule';
import { SaxesParser } from 'saxes';
import { type FileFault, type FileNode, mostNodes, type PlanFile, PlanFileError } from './plan-file.ts';

/** Hours of a working day in project files, and minutes of a tenth of … as their lags are counted. */
const HOURS = 8;
const lagPerWorkingDay = HOURS * 60 * 10;
const lagPerDay = 24 * 60 * 10;
/** DurationFormat and LagFormat: 7 days, 8 elapsed days (all 24 hours). */
const DAYS = '7';
const ELAPSED = '8';
const elapsedFormats = new Set(['4', '6', '8', '10', '12', '36', '38', '40', '42', '44']);
const mostBytes = 50_000_000;

interface Task {
  uid: string;
  name: string;
  duration: string;
  format: string;
  summary: boolean;
  milestone: boolean;
  actualStart: string;
  actualFinish: string;
  links: { uid: string; type: string; lag: string; format: string }[];
}

/**
 * Reads a Microsoft Project XML file (MSPDI). Summary tasks are left out, elapsed durations are calendar days. Throws
 * PlanFileError with what is wrong; entities that a document defines itself are not expanded.
 */
export function readPlanXml(bytes: Buffer): PlanFile {
  if (bytes.length > mostBytes) throw new PlanFileError([{ row: null, message: '文件超过 50 MB' }]);
  const tasks: Task[] = [];
  let name = '';
  let start = '';
  const path: string[] = [];
  let text = '';
  let task: Task | undefined;
  let link: Task['links'][number] | undefined;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new PlanFileError([{ row: null, message: `不是有效的 XML：${error.message}` }]);
  });
  parser.on('doctype', () => {
    throw new PlanFileError([{ row: null, message: '带有 DOCTYPE 的 XML 不接收，请从 Project 重新导出' }]);
  });
  parser.on('opentag', ({ name: tag }) => {
    path.push(tag);
    text = '';
    if (path.length === 3 && tag === 'Task') {
      task = {
        uid: '',
        name: '',
        duration: '',
        format: DAYS,
        summary: false,
        milestone: false,
        actualStart: '',
        actualFinish: '',
        links: [],
      };
    }
    if (path.length === 4 && tag === 'PredecessorLink') link = { uid: '', type: '1', lag: '0', format: DAYS };
  });
  parser.on('text', (more) => {
    if (text.length < 10_000) text += more;
  });
  parser.on('closetag', ({ name: tag }) => {
    const value = text.trim();
    if (path[0] !== 'Project') {
      throw new PlanFileError([
        { row: null, message: '不是 Microsoft Project 的 XML（最外层应为 Project）' },
      ]);
    }
    if (path.length === 2 && (tag === 'Name' || tag === 'Title')) name ||= value;
    if (path.length === 2 && tag === 'StartDate') start = value;
    if (link && path.length === 5) {
      if (tag === 'PredecessorUID') link.uid = value;
      if (tag === 'Type') link.type = value;
      if (tag === 'LinkLag') link.lag = value;
      if (tag === 'LagFormat') link.format = value;
    } else if (task && path.length === 4) {
      if (tag === 'PredecessorLink' && link) {
        task.links.push(link);
        link = undefined;
      } else take(task, tag, value);
    } else if (task && path.length === 3) {
      tasks.push(task);
      task = undefined;
      if (tasks.length > mostNodes * 2) {
        throw new PlanFileError([{ row: null, message: `节点超过 ${mostNodes} 个` }]);
      }
    }
    path.pop();
    text = '';
  });
  parser.write(new TextDecoder('utf-8').decode(bytes)).close();
  return planOf(tasks, name, start);
}

function take(task: Task, tag: string, value: string): void {
  if (tag === 'UID') task.uid = value;
  else if (tag === 'Name') task.name = value;
  else if (tag === 'Duration') task.duration = value;
  else if (tag === 'DurationFormat') task.format = value;
  else if (tag === 'Summary') task.summary = value === '1';
  else if (tag === 'Milestone') task.milestone = value === '1';
  else if (tag === 'ActualStart') task.actualStart = value;
  else if (tag === 'ActualFinish') task.actualFinish = value;
}

function planOf(tasks: readonly Task[], name: string, start: string): PlanFile {
  const faults: FileFault[] = [];
  // UID 0 is the project itself.
  const kept = tasks.filter((task) => !task.summary && task.uid !== '0' && task.uid !== '');
  const summaries = new Set(tasks.filter((task) => task.summary).map((task) => task.uid));
  const idOf = new Map(kept.map((task) => [task.uid, idIn(task)]));
  const nodes = kept.map((task, n): FileNode => {
    const fault = (message: string) =>
      faults.push({ row: n + 1, message: `${task.name || task.uid}：${message}` });
    const elapsed = elapsedFormats.has(task.format);
    const hours = hoursOf(task.duration);
    const days = hours === undefined ? Number.NaN : hours / (elapsed ? 24 : HOURS);
    if (!Number.isFinite(days)) fault(`工期“${task.duration}”读不懂`);
    const predecessors = task.links.flatMap((link): PlanLink[] => {
      if (summaries.has(link.uid)) {
        fault('前置任务是一个摘要任务，请改连到其中的任务');
        return [];
      }
      if (link.type !== '1' && link.type !== '3') {
        fault('只支持完成—开始（FS）和开始—开始（SS）的关系');
        return [];
      }
      const calendar = elapsedFormats.has(link.format);
      return [
        {
          from: idOf.get(link.uid) ?? link.uid,
          kind: link.type === '3' ? 'startToStart' : 'finishToStart',
          lag: Math.round(Number(link.lag) / (calendar ? lagPerDay : lagPerWorkingDay)),
          lagUnit: calendar ? 'calendarDay' : 'workingDay',
        },
      ];
    });
    return {
      id: idIn(task),
      name: nameIn(task),
      // Half a day is a day that is spent.
      duration: Number.isFinite(days) ? Math.ceil(Math.round(days * 1000) / 1000) : 0,
      unit: elapsed ? 'calendarDay' : 'workingDay',
      predecessors,
      actualStart: dayOf(task.actualStart),
      actualEnd: dayOf(task.actualFinish),
    };
  });
  if (nodes.length === 0) faults.push({ row: null, message: '文件里没有任务' });
  if (faults.length > 0) throw new PlanFileError(faults);
  return { name, startsOn: dayOf(start), nodes };
}

/** Our own files carry the code before the name; others are known by their UID. */
const ownName = /^([A-Z][A-Z0-9-]{0,11}) (.+)$/s;
const idIn = (task: Task): string => ownName.exec(task.name)?.[1] ?? task.uid;
const nameIn = (task: Task): string => ownName.exec(task.name)?.[2] ?? (task.name || task.uid);

function hoursOf(duration: string): number | undefined {
  const found = /^PT(\d{1,8})H(?:(\d{1,2})M)?(?:(\d{1,2})S)?$/.exec(duration);
  if (!found) return duration === '' ? 0 : undefined;
  return Number(found[1]) + Number(found[2] ?? 0) / 60;
}

const dayOf = (moment: string): string | null =>
  /^\d{4}-\d{2}-\d{2}/.test(moment) ? moment.slice(0, 10) : null;

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 can't carry them
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(notInXml, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** Days of each node as they stand, for those that are to be written too. */
export interface Written {
  readonly start: string;
  readonly end: string;
}

/** The plan as Microsoft Project reads it; a node's code stands before its name. */
export function writePlanXml(plan: PlanFile, days: ReadonlyMap<string, Written>): string {
  const uidOf = new Map(plan.nodes.map((node, n) => [node.id, n + 1]));
  const tasks = plan.nodes.map((node, n) => {
    const calendar = node.unit === 'calendarDay';
    const when = days.get(node.id);
    const lines = [
      `<UID>${n + 1}</UID><ID>${n + 1}</ID><Name>${escaped(`${node.id} ${node.name}`)}</Name>`,
      `<Duration>PT${node.duration * (calendar ? 24 : HOURS)}H0M0S</Duration>`,
      `<DurationFormat>${calendar ? ELAPSED : DAYS}</DurationFormat>`,
      `<Milestone>${node.duration === 0 ? 1 : 0}</Milestone><Summary>0</Summary>`,
      when ? `<Start>${when.start}T08:00:00</Start><Finish>${when.end}T17:00:00</Finish>` : '',
      node.actualStart ? `<ActualStart>${node.actualStart}T08:00:00</ActualStart>` : '',
      node.actualEnd ? `<ActualFinish>${node.actualEnd}T17:00:00</ActualFinish>` : '',
      ...node.predecessors.map(({ from, kind, lag, lagUnit }) => {
        const elapsed = lagUnit === 'calendarDay';
        return `<PredecessorLink><PredecessorUID>${uidOf.get(from) ?? 0}</PredecessorUID><Type>${kind === 'startToStart' ? 3 : 1}</Type><LinkLag>${lag * (elapsed ? lagPerDay : lagPerWorkingDay)}</LinkLag><LagFormat>${elapsed ? ELAPSED : DAYS}</LagFormat></PredecessorLink>`;
      }),
    ];
    return `<Task>${lines.join('')}</Task>`;
  });
  const start = plan.startsOn ? `<StartDate>${plan.startsOn}T08:00:00</StartDate>` : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project"><Name>${escaped(plan.name)}</Name>${start}<MinutesPerDay>${HOURS * 60}</MinutesPerDay><Tasks>\n${tasks.join('\n')}\n</Tasks></Project>\n`;
}
