import type { CreditRisk, QualificationKind, RegistrationStatus, Shareholder } from '../enterprises/index.ts';
import {
  day,
  division,
  industry,
  label,
  listOf,
  oneOf,
  paragraphs,
  phone,
  quantity,
  uscc,
  wholeNumber,
  words,
  yesOrNo,
} from './cells.ts';
import { defineKind, optional, required } from './columns.ts';

interface ImportedQualification {
  readonly kind: QualificationKind;
  readonly name: string;
  readonly grantedOn: string | null;
  readonly expiresOn: string | null;
}

const wan = quantity(0, 99_999_999_999, '万元');
const count = wholeNumber(0, 100_000_000);

const REGISTRATION_STATUS: Record<RegistrationStatus, [string, ...string[]]> = {
  'in-business': ['存续', '在业', '在营', '开业', '存续(在营、开业、在册)'],
  suspended: ['停业', '歇业'],
  'moved-out': ['迁出'],
  deregistered: ['注销'],
  revoked: ['吊销', '吊销未注销'],
  unknown: ['未知'],
};

const CREDIT_RISK: Record<CreditRisk, [string, ...string[]]> = {
  none: ['无', '正常'],
  'abnormal-operation': ['经营异常'],
  'serious-violation': ['严重违法失信', '严重违法'],
  'dishonest-debtor': ['失信被执行人', '失信被执行'],
  unknown: ['未知'],
};

/** Words by which a qualification's kind is known; any other name is kept as it stands. */
const QUALIFICATIONS: readonly (readonly [RegExp, ImportedQualification['kind']])[] = [
  [/高新技术企业|^高企$/, 'high-tech'],
  [/科技型中小/, 'tech-sme'],
  [/创新型中小/, 'innovative-sme'],
  [/小巨人/, 'little-giant'],
  [/专精特新/, 'specialised'],
  [/单项冠军/, 'single-champion'],
  [/瞪羚/, 'gazelle'],
  [/技术中心|研究中心|创新中心/, 'technology-centre'],
  [/质量奖/, 'quality-award'],
  [/许可/, 'licence'],
];

const QUALIFICATION_PATTERN = '名称 认定日期~到期日期，多项用分号隔开，如 高新技术企业 2024-11-01~2027-10-31';

/** `高新技术企业 2024-11-01~2027-10-31`; days may be left out. */
function qualification(text: string): ImportedQualification | undefined {
  const [, name = '', from, until] =
    /^(\S(?:.*?\S)?)(?:\s+(\d{4}-\d{1,2}-\d{1,2})?(?:\s*[~至]\s*(\d{4}-\d{1,2}-\d{1,2}))?)?$/.exec(text) ??
    [];
  const granted = from ? day(from) : undefined;
  const expires = until ? day(until) : undefined;
  if (!name || name.length > 100 || /\d{4}-\d/.test(name) || granted?.ok === false || expires?.ok === false)
    return undefined;
  const grantedOn = granted?.value ?? null;
  const expiresOn = expires?.value ?? null;
  if (grantedOn && expiresOn && expiresOn < grantedOn) return undefined;
  const kind = QUALIFICATIONS.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';
  return { kind, name, grantedOn, expiresOn };
}

/** `某集团:60`, the share in percent; or the name alone. */
function shareholder(text: string): Shareholder | undefined {
  const [, name = '', percent] = /^([^:]{1,100}?)(?:\s*:\s*(\d{1,3}(?:\.\d+)?)%?)?$/.exec(text) ?? [];
  if (!name || Number(percent ?? 0) > 100) return undefined;
  return { name, percent: percent === undefined ? null : Number(percent) };
}

export const enterpriseRows = defineKind({
  title: '企业',
  columns: {
    name: required(
      {
        heading: '企业名称',
        aliases: ['名称', '单位名称'],
        note: '营业执照上的全称',
        example: '示例：某某电子有限公司',
      },
      words(100),
    ),
    shortName: optional(
      { heading: '企业简称', aliases: ['简称'], note: '30 字以内', example: '某某电子' },
      words(30),
    ),
    uscc: required(
      {
        heading: '统一社会信用代码',
        aliases: ['信用代码', '社会信用代码'],
        note: '18 位，按 GB 32100 校验；这一列请设为文本格式',
        example: '91350100M000100Y43',
      },
      uscc,
    ),
    usccExceptionReason: optional(
      {
        heading: '信用代码说明',
        note: '只有信用代码是早期赋码、校验位通不过时才填，写明采用的理由',
        example: '',
      },
      words(200),
    ),
    station: required(
      {
        heading: '工作站',
        aliases: ['服务管家工作站', '所属工作站'],
        note: '系统里工作站的名称或简称',
        example: '第一工作站',
      },
      words(60),
    ),
    butler: required(
      {
        heading: '企业管家',
        aliases: ['管家', '服务管家'],
        note: '管家的姓名或手机号；同名时请填手机号',
        example: '管家姓名',
      },
      words(60),
    ),
    aboveScale: optional(
      { heading: '是否规上', aliases: ['规上企业', '规上'], note: '是、否；不填为否', example: '是' },
      yesOrNo,
    ),
    legalRepresentative: optional(
      { heading: '法定代表人', aliases: ['法人', '法人代表'], note: '姓名', example: '' },
      words(50),
    ),
    registeredCapitalWan: optional(
      { heading: '注册资本（万元）', aliases: ['注册资本'], note: '数字，单位万元', example: '5000' },
      wan,
    ),
    paidInCapitalWan: optional(
      { heading: '实缴资本（万元）', aliases: ['实缴资本'], note: '数字，单位万元', example: '3000' },
      wan,
    ),
    foundedOn: optional({ heading: '成立日期', note: '如 2020-05-18', example: '2020-05-18' }, day),
    registrationStatus: optional(
      { heading: '登记状态', aliases: ['经营状态'], note: '存续、停业、未知；不填为存续', example: '存续' },
      oneOf(REGISTRATION_STATUS),
    ),
    industryCode: optional(
      {
        heading: '行业代码',
        aliases: ['行业'],
        note: 'GB/T 4754-2017 的门类字母或 2 到 4 位数字',
        example: 'C3974',
      },
      industry,
    ),
    divisionCode: optional(
      { heading: '区划代码', aliases: ['行政区划代码'], note: '6 位数字，或本区自编代码', example: '610402' },
      division,
    ),
    industryChain: optional({ heading: '产业链', note: '所在产业链', example: '电子显示' }, words(50)),
    chainLeader: optional(
      { heading: '是否链主', aliases: ['链主'], note: '是、否；不填为否', example: '否' },
      yesOrNo,
    ),
    address: optional(
      { heading: '地址', aliases: ['经营地址', '注册地址'], note: '', example: '' },
      words(200),
    ),
    plot: optional({ heading: '地块', note: '宗地或地块编号', example: '' }, words(100)),
    premises: optional({ heading: '厂房', note: '楼栋、面积等', example: '' }, words(100)),
    staffCount: optional(
      { heading: '从业人数', aliases: ['员工人数', '从业人员'], note: '人，整数', example: '320' },
      count,
    ),
    revenueWan: optional(
      { heading: '营业收入（万元）', aliases: ['营业收入'], note: '上年数，单位万元', example: '26000' },
      wan,
    ),
    assetsWan: optional(
      { heading: '资产总额（万元）', aliases: ['资产总额'], note: '上年末数，单位万元', example: '' },
      wan,
    ),
    inventionPatents: optional({ heading: '发明专利', note: '件', example: '3' }, count),
    utilityPatents: optional({ heading: '实用新型', note: '件', example: '' }, count),
    designPatents: optional({ heading: '外观设计', note: '件', example: '' }, count),
    softwareCopyrights: optional(
      { heading: '软件著作权', aliases: ['软著'], note: '件', example: '' },
      count,
    ),
    trademarks: optional({ heading: '商标', note: '件', example: '' }, count),
    qualifications: optional(
      {
        heading: '资质荣誉',
        aliases: ['资质'],
        note: QUALIFICATION_PATTERN,
        example: '高新技术企业 2024-11-01~2027-10-31',
      },
      listOf(QUALIFICATION_PATTERN, qualification),
    ),
    shareholders: optional(
      { heading: '股东', note: '名称:持股百分比，多位用分号隔开', example: '某集团:60；某基金:40' },
      listOf('名称:持股百分比，多位用分号隔开，如 某集团:60；某基金:40', shareholder),
    ),
    listingMarket: optional({ heading: '上市板块', note: '如 创业板、新三板', example: '' }, words(30)),
    listingCode: optional({ heading: '证券代码', note: '这一列请设为文本格式', example: '' }, label(20)),
    creditRisk: optional(
      {
        heading: '信用风险',
        note: '无、经营异常、严重违法失信、失信被执行人、未知；不填为未知',
        example: '无',
      },
      oneOf(CREDIT_RISK),
    ),
    contactName: optional(
      { heading: '联系人', aliases: ['联系人姓名'], note: '企业管理员', example: '联系人姓名' },
      words(50),
    ),
    contactPhone: optional(
      {
        heading: '联系电话',
        aliases: ['联系人电话', '联系人手机', '电话'],
        note: '填了电话就要填联系人',
        example: '13800000000',
      },
      phone,
    ),
    contactTitle: optional({ heading: '联系人职务', note: '', example: '办公室主任' }, words(50)),
    introduction: optional(
      { heading: '企业简介', aliases: ['主营业务'], note: '4000 字以内', example: '' },
      paragraphs(4000),
    ),
  },
  unique: [
    { column: 'uscc', of: (row) => row.uscc?.code ?? null },
    { column: 'name', of: (row) => row.name },
  ],
  checkRow(row, fault) {
    const { uscc: given, usccExceptionReason: reason } = row;
    if (given && given.early !== null && reason === null) {
      fault('uscc', 'uscc-needs-reason', { expected: given.early });
    }
    if (given && given.early === null && reason !== null) fault('usccExceptionReason', 'reason-not-needed');
    if (['moved-out', 'deregistered', 'revoked'].includes(row.registrationStatus ?? '')) {
      fault('registrationStatus', 'enterprise-gone');
    }
    if (row.contactName === null && (row.contactPhone ?? row.contactTitle) !== null) {
      fault('contactName', 'missing');
    }
  },
});
