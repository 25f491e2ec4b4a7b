/** Why a file is refused as a whole. What goes into the words is in `details`, by the names used here. */
export const FILE_PROBLEM_TEXTS = {
  'wrong-type': '只能上传 .xlsx 或 .csv 文件，这个文件不是。请在表格软件中另存为 .xlsx 后重新上传。',
  'old-excel': '这是旧版 .xls 文件，或是设了打开密码的文件。请去掉密码，另存为 .xlsx 后重新上传。',
  'broken-archive': '文件已损坏，无法解开。请在表格软件中重新另存为 .xlsx 后上传。',
  'archive-too-big': '文件解开后异常庞大，为安全起见没有读取。请把需要的行复制到模板里，另存后重新上传。',
  'xml-declaration':
    '文件里有外部定义（DTD 或实体），为安全起见没有读取。请在表格软件中另存为 .xlsx 后重新上传。',
  'broken-xml': '文件内容已损坏（{part}）。请在表格软件中重新另存为 .xlsx 后上传。',
  'not-a-workbook': '压缩包里没有工作簿。请在表格软件中另存为 .xlsx 后重新上传。',
  formula: '有 {count} 个单元格是公式：{cells}。公式的结果可能变化，请复制后“选择性粘贴—数值”，再上传。',
  merged: '有合并的单元格：{cells}。请取消合并并逐行填写，再上传。',
  'too-many-columns': '单元格 {cell} 超出了前 {most} 列。请删去无关的列，再上传。',
  'too-many-rows': '超过 {most} 行。请拆成几个文件，分别上传。',
  'cell-too-long': '单元格 {cell} 超过 {most} 个字。请缩短后再上传。',
  undecodable:
    '第 {row} 行有无法识别的字节（第 {byte} 个字节起），既不是 UTF-8 也不是 GB18030。请另存为“CSV UTF-8”后重新上传。',
  'open-quote': '第 {row} 行的双引号没有成对。请检查这一行，再上传。',
  empty: '文件是空的。请按模板填写后上传。',
  'headings-not-found': '前几行里没有找到表头。请下载模板，表头至少要有：{headings}。',
  'headings-missing': '第 {row} 行的表头缺少：{headings}。请补上这些列，再上传。',
  'headings-repeated': '第 {row} 行的表头有重复：{headings}。每一列只能出现一次。',
  'no-rows': '表头下面没有数据（标“示例：”的行不算）。请填写后再上传。',
  'took-too-long': '读取超过 {seconds} 秒，没有读完。请减少行数，或清除多余的格式后重新上传。',
  'out-of-memory': '文件内容过多，没有读完。请拆成几个文件，或清除多余的格式后重新上传。',
} as const satisfies Record<string, string>;
export type FileProblemCode = keyof typeof FILE_PROBLEM_TEXTS;

export interface FileProblemFacts {
  readonly code: FileProblemCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The words for a problem; `texts` is the catalogue of the reader's language. */
export function fileProblemText(
  problem: FileProblemFacts,
  texts: Readonly<Record<FileProblemCode, string>> = FILE_PROBLEM_TEXTS,
): string {
  return texts[problem.code].replace(/\{(\w+)\}/g, (_, name: string) => String(problem.details[name] ?? ''));
}
