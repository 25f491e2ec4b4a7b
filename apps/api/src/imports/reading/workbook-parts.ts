import { posix } from 'node:path';
import { FileProblem } from './file-problem.ts';
import { LIMITS } from './limits.ts';
import { walkXml } from './xml-parts.ts';
import type { ZipArchive } from './zip-archive.ts';

export interface WorkbookParts {
  /** Path of the sheet that is read. */
  readonly sheet: string;
  readonly sharedTexts: string | undefined;
  readonly styles: string | undefined;
  /** Days are counted from 1904, as old Macs did. */
  readonly since1904: boolean;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** Finds the parts of a workbook: the sheet of the wanted name, or else the first that is not hidden. */
export async function findParts(archive: ZipArchive, wantedSheet: string): Promise<WorkbookParts> {
  const root = await readRelations(archive, '_rels/.rels', '');
  const workbook = [...root.values()].find((relation) => relation.type === 'officeDocument')?.path;
  if (!workbook || !archive.has(workbook)) throw new FileProblem('not-a-workbook');
  const folder = posix.dirname(workbook);
  const relations = await readRelations(archive, `${folder}/_rels/${posix.basename(workbook)}.rels`, folder);

  const sheets: { name: string; path: string }[] = [];
  let since1904 = false;
  await walkXml(archive, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return;
      const relation = relations.get(attributes['r:id'] ?? '');
      if (relation?.type === 'worksheet') sheets.push({ name: attributes.name ?? '', path: relation.path });
    },
  });
  const sheet = sheets.find((one) => one.name.trim() === wantedSheet) ?? sheets[0];
  if (!sheet) throw new FileProblem('not-a-workbook');
  const part = (type: string) => {
    const path = [...relations.values()].find((relation) => relation.type === type)?.path;
    return path && archive.has(path) ? path : undefined;
  };
  return { sheet: sheet.path, sharedTexts: part('sharedStrings'), styles: part('styles'), since1904 };
}

async function readRelations(
  archive: ZipArchive,
  part: string,
  folder: string,
): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) return relations;
  await walkXml(archive, part, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
      const path = Target.startsWith('/') ? Target.slice(1) : posix.normalize(posix.join(folder, Target));
      relations.set(Id, { type: Type?.split('/').at(-1) ?? '', path });
    },
  });
  return relations;
}

/** The texts that cells refer to by number; undefined stands for one that is too long for any cell. */
export async function readSharedTexts(
  archive: ZipArchive,
  part: string | undefined,
): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = [];
  if (!part) return texts;
  let total = 0;
  let item = '';
  let inText = false;
  let inPhonetic = false;
  await walkXml(archive, part, {
    open(name) {
      if (name === 'si') item = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    text(text) {
      if (inText && !inPhonetic && item.length <= LIMITS.cellCharacters) item += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        total += item.length;
        texts.push(item.length > LIMITS.cellCharacters ? undefined : item);
        if (texts.length > LIMITS.sharedTexts || total > LIMITS.sharedCharacters) {
          throw new FileProblem('archive-too-big');
        }
      }
    },
  });
  return texts;
}

/** Number formats that show a day, by the number that the file format gives them (27–36 and 50–58 are East Asian). */
const isDayFormat = (id: number) =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** For each cell style, whether its numbers are days. */
export async function readDayStyles(archive: ZipArchive, part: string | undefined): Promise<boolean[]> {
  const styles: boolean[] = [];
  if (!part) return styles;
  const own = new Map<number, boolean>();
  let inCells = false;
  await walkXml(archive, part, {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes.numFmtId), showsDay(attributes.formatCode ?? ''));
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) {
        const id = Number(attributes.numFmtId ?? 0);
        styles.push(own.get(id) ?? isDayFormat(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/** Whether a format code such as `yyyy"年"m"月"d"日"` has a year or a day once quotes and brackets are taken out. */
function showsDay(code: string): boolean {
  return /[yd]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|General/gi, ''));
}
