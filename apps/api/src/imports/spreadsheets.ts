import { type Fault, faultReason, IMPORT_DEFINITIONS, type ImportKind } from '@guanjia/core/imports';
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows below the example that are text already, so that a spreadsheet doesn't round long codes. */
const READY_ROWS = 300;
const HEADING = { fontWeight: 'bold', backgroundColor: '#E6F0FF', wrap: true } as const;
const EXAMPLE = { textColor: '#8C8C8C' } as const;

/** The file to fill in: headings and an example on the first sheet, what each column takes on the second. */
export async function makeTemplate(kind: ImportKind): Promise<Buffer> {
  const { title, columns } = IMPORT_DEFINITIONS[kind];
  const all = Object.values(columns);
  const blank = all.map(() => text(null));
  const data: Row[] = [
    all.map((column) => text(column.required ? `${column.heading} *` : column.heading, HEADING)),
    all.map((column) => text(column.example, EXAMPLE)),
    ...Array.from({ length: READY_ROWS }, () => blank),
  ];
  const notes: Row[] = [
    ['列', '是否必填', '填写说明'].map((heading) => text(heading, HEADING)),
    ...all.map((column) => [
      text(column.heading),
      text(column.required ? '必填' : '选填'),
      text(column.note, { wrap: true }),
    ]),
    [],
    [text('以“示例：”开头的行不会导入。列的顺序可以调整，不需要的选填列可以删去。')],
    [text('不要用公式和合并单元格。一次最多 20000 行，要么全部写入，要么一行也不写入。')],
  ];
  return await writeExcelFile([
    {
      data,
      sheet: title,
      columns: all.map((column) => ({ width: widthOf(column.heading) })),
      stickyRowsCount: 1,
    },
    { data: notes, sheet: '填写说明', columns: [{ width: 26 }, { width: 10 }, { width: 80 }] },
  ]).toBuffer();
}

/** All faults of a file, to work through beside it. */
export async function makeFaultList(faults: readonly Fault[]): Promise<Buffer> {
  const data: Row[] = [
    ['行', '列', '原因', '原值'].map((heading) => text(heading, HEADING)),
    ...faults.map((fault) => [
      { value: fault.row, type: Number },
      text(fault.column),
      text(faultReason(fault), { wrap: true }),
      text(fault.given),
    ]),
  ];
  const columns = [{ width: 8 }, { width: 24 }, { width: 60 }, { width: 40 }];
  return await writeExcelFile(data, { sheet: '错误清单', columns, stickyRowsCount: 1 }).toBuffer();
}

/** Always text, in a format that stays text: `=1+1` from somebody's file must never come alive in ours. */
function text(value: string | null, style: object = {}): Cell {
  return { value, type: String, format: '@', ...style } as Cell;
}

/** Chinese characters are twice as wide. */
function widthOf(heading: string): number {
  return Math.max(12, heading.length * 2 + 4);
}
