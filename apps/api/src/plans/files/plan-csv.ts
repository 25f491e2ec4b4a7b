import { readCsv } from '../../imports/index.ts';
import { linksFromText, textFromLinks } from './links-text.ts';
import { type FileFault, type FileNode, mostNodes, type PlanFile, PlanFileError } from './plan-file.ts';

const headings = {
  id: ['id', '编号', 'uid'],
  name: ['name', '名称', '节点', 'task name'],
  duration: ['duration', '工期', '天数'],
  unit: ['unit', '单位'],
  predecessors: ['predecessors', '前置节点', '前置', 'depends on'],
  actualStart: ['actual_start', 'actual start', '实际开始'],
  actualEnd: ['actual_end', 'actual end', 'actual finish', '实际完成'],
} as const;
type Field = keyof typeof headings;
const required: readonly Field[] = ['id', 'duration'];

const units: Record<string, FileNode['unit']> = {
  '': 'workingDay',
  wd: 'workingDay',
  workingday: 'workingDay',
  working: 'workingDay',
  工作日: 'workingDay',
  个工作日: 'workingDay',
  d: 'calendarDay',
  calendarday: 'calendarDay',
  calendar: 'calendarDay',
  天: 'calendarDay',
  自然日: 'calendarDay',
};
const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads `id, name, duration, unit, predecessors` (Chinese headings too) from UTF-8, UTF-16 or GB18030 text separated by
 * commas, semicolons or tabs. Throws PlanFileError with every faulty line, FileProblem where the bytes are no table.
 */
export function readPlanCsv(bytes: Buffer, name: string): PlanFile {
  const [head, ...rows] = readCsv(bytes).rows;
  if (!head) throw new PlanFileError([{ row: null, message: '文件是空的' }]);
  const columns = new Map<Field, number>();
  for (const [at, cell] of head.cells.entries()) {
    const word = cell.trim().toLowerCase();
    for (const field of Object.keys(headings) as Field[]) {
      if ((headings[field] as readonly string[]).includes(word) && !columns.has(field))
        columns.set(field, at);
    }
  }
  const missing = required.filter((field) => !columns.has(field));
  if (missing.length > 0) {
    const words = missing.map((field) => `${field}（${headings[field][1]}）`).join('、');
    throw new PlanFileError([{ row: head.number, message: `第一行缺少列 ${words}` }]);
  }
  if (rows.length > mostNodes) {
    throw new PlanFileError([{ row: null, message: `节点超过 ${mostNodes} 个` }]);
  }
  const cellOf = (cells: readonly string[], field: Field) => cells[columns.get(field) ?? -1]?.trim() ?? '';
  const ids = new Set(rows.map((row) => cellOf(row.cells, 'id')));
  const faults: FileFault[] = [];
  const nodes = rows.map(({ number: row, cells }): FileNode => {
    const fault = (message: string) => faults.push({ row, message });
    const id = cellOf(cells, 'id');
    if (id === '') fault('没有编号');
    const written = cellOf(cells, 'duration');
    const length = /^(\d{1,5})\s*(wd|d|个工作日|工作日|天)?$/i.exec(written);
    if (!length) fault(`工期“${written}”不是整数天数`);
    const unitText = cellOf(cells, 'unit').toLowerCase() || (length?.[2] ?? '').toLowerCase();
    const unit = units[unitText];
    if (!unit) fault(`单位“${unitText}”读不懂：写作 wd（工作日）或 d（自然日）`);
    const links = linksFromText(cellOf(cells, 'predecessors'), (word) => ids.has(word));
    if (typeof links === 'string') fault(links);
    const dayIn = (field: 'actualStart' | 'actualEnd'): string | null => {
      const day = cellOf(cells, field);
      if (day === '') return null;
      if (!dayForm.test(day) || Number.isNaN(Date.parse(day))) fault(`日期“${day}”写作 2026-01-05`);
      return day;
    };
    return {
      id,
      name: cellOf(cells, 'name') || id,
      duration: Number(length?.[1] ?? 0),
      unit: unit ?? 'workingDay',
      predecessors: typeof links === 'string' ? [] : links,
      actualStart: dayIn('actualStart'),
      actualEnd: dayIn('actualEnd'),
    };
  });
  if (nodes.length === 0) faults.push({ row: null, message: '文件里没有节点' });
  if (faults.length > 0) throw new PlanFileError(faults);
  return { name, startsOn: null, nodes };
}

/** Quoted where it has to be; what a spreadsheet would take for a formula is kept from coming alive. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\n\r\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The same as CSV, with a mark that lets spreadsheets read it as UTF-8. */
export function writePlanCsv({ nodes }: Pick<PlanFile, 'nodes'>): string {
  const lines = nodes.map((node) =>
    [
      node.id,
      node.name,
      String(node.duration),
      node.unit === 'calendarDay' ? 'd' : 'wd',
      textFromLinks(node.predecessors),
      node.actualStart ?? '',
      node.actualEnd ?? '',
    ]
      .map(cell)
      .join(','),
  );
  return `\uFEFF${['id,name,duration,unit,predecessors,actual_start,actual_end', ...lines].join('\r\n')}\r\n`;
}
