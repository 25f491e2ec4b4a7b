/** Why a cell is refused. What goes into the words is in `details`, by the names used in `FAULT_TEXTS`. */
export const FAULT_TEXTS = {
  missing: '必填，不能为空',
  'too-long': '最多 {longest} 个字',
  'control-character': '含有不可见的控制字符，请删去后重新输入',
  'cell-error': '单元格是错误值，请改为正确的内容',
  'digits-lost': '被存成了科学计数，末尾的数字已经丢失，请把这一列设为“文本”格式后重新填写',
  'not-a-number': '不是数字，请只填数字',
  'not-whole': '应为整数',
  'out-of-range': '应在 {least} 到 {most} 之间',
  'not-a-day': '不是有效日期，请写成 2026-09-30 的样子',
  'not-yes-or-no': '请填“是”或“否”',
  'not-in-list': '只能填：{allowed}',
  'malformed-list': '写法不对，应为：{pattern}',
  'phone-malformed': '不是电话号码，请填 11 位手机号或带区号的座机',
  'phone-masked': '这是隐去了几位的号码，请填完整号码',
  'username-malformed': '账号只能用小写字母、数字和 . _ -，2 到 64 位，以字母或数字开头',
  'code-malformed': '代码写法不对，应为：{pattern}',
  'uscc-length': '应为 18 位，现在是 {found} 位',
  'uscc-character': '第 {position} 位“{found}”不是信用代码用的字符（不用 I、O、S、V、Z）',
  'uscc-division': '第 3 到 8 位应为 6 位区划数字，现在是“{found}”',
  'uscc-check': '校验位不对，最后一位应为 {expected}，请对照营业执照',
  'uscc-organisation': '组织机构代码的校验位不对，第 17 位应为 {expected}，请对照营业执照',
  'uscc-needs-reason': '校验位应为 {expected}。如确属早期赋码，请在“信用代码说明”一列写明理由',
  'reason-not-needed': '信用代码已通过校验，不需要说明，请清空这一格',
  'industry-unknown': '国民经济行业分类里没有这个代码，请填门类字母或 2 到 4 位数字，如 C 或 3974',
  'code-off': '这个代码已停用，不能用于新的企业，请换一个',
  'enterprise-gone': '已迁出、注销或吊销的企业不再包抓，请删去这一行',
  'duplicate-in-file': '与第 {row} 行重复',
  exists: '系统里已有“{name}”，请删去这一行',
  'username-taken': '账号已有人使用，请在“账号”一列另填一个',
  'station-unknown': '没有这个工作站，请填系统里的名称：{allowed}',
  'butler-unknown': '没有这位管家，请先导入管家，或改填手机号',
  'butler-ambiguous': '有 {count} 位同名管家，请改填手机号',
  'butler-wrong-kind': '{name}只负责{does}，不能包抓{wanted}',
  'butler-not-at-work': '{name}的账号已停用，或还没有管家角色，请联系安全管理员',
  'enterprise-unknown': '系统里没有这家企业，请先导入企业',
  'project-unknown': '系统里没有这个项目，请先导入项目',
  'parent-unknown': '没有上级代码 {parent}，请在文件中一并给出',
  'parent-level': '上级代码 {parent} 的层级应当更高',
} as const satisfies Record<string, string>;
export type FaultCode = keyof typeof FAULT_TEXTS;

export type FaultDetails = Readonly<Record<string, string | number>>;

/** One faulty cell. */
export interface Fault {
  /** Row number as in the file. */
  readonly row: number;
  /** Heading of the column. */
  readonly column: string;
  readonly code: FaultCode;
  readonly details: FaultDetails;
  /** What the cell says. */
  readonly given: string;
}

/** The words for a fault; `texts` is the catalogue of the reader's language. */
export function faultReason(
  fault: Pick<Fault, 'code' | 'details'>,
  texts: Readonly<Record<FaultCode, string>> = FAULT_TEXTS,
): string {
  return texts[fault.code].replace(/\{(\w+)\}/g, (_, name: string) => String(fault.details[name] ?? ''));
}
