/** An office that the catalogue hands matters to. Names are generic: a zone renames them to its own. */
export interface CatalogueOffice {
  readonly code: string;
  readonly kind: 'department' | 'supplier' | 'committee';
  readonly name: string;
  readonly shortName: string;
}

const offices = <const C extends string>(
  kind: CatalogueOffice['kind'],
  rows: readonly (readonly [code: C, name: string, shortName: string])[],
) => rows.map(([code, name, shortName]) => ({ kind, code, name, shortName }));

/** 管委会机构: where the coordinators (平台主管) and the leading group sit. */
const committee = offices('committee', [
  ['committee-office', '管委会办公室', '管委办'],
  ['leading-group-office', '服务管家工作领导小组办公室', '领导小组办'],
]);

const departments = offices('department', [
  ['enterprise-service', '企业服务中心', '企服'],
  ['approval', '行政审批服务局', '审批局'],
  ['development-reform', '发展和改革局', '发改'],
  ['industry', '工业和信息化局', '工信'],
  ['science', '科学技术局', '科技'],
  ['commerce', '商务局', '商务'],
  ['investment-promotion', '招商局', '招商'],
  ['finance-bureau', '财政局', '财政'],
  ['financial-services', '金融工作局', '金融'],
  ['tax', '税务局', '税务'],
  ['statistics', '统计局', '统计'],
  ['state-assets', '国有资产监督管理局', '国资'],
  ['natural-resources', '自然资源和规划局', '资规'],
  ['real-estate-registry', '不动产登记中心', '登记中心'],
  ['housing-construction', '住房和城乡建设局', '住建'],
  ['civil-air-defence', '人民防空办公室', '人防'],
  ['fire-rescue', '消防救援大队', '消防'],
  ['urban-management', '城市管理执法局', '城管'],
  ['ecology', '生态环境局', '生态'],
  ['water-resources', '水利局', '水利'],
  ['transport', '交通运输局', '交通'],
  ['public-security', '公安局', '公安'],
  ['traffic-police', '公安局交警大队', '交警'],
  ['emergency', '应急管理局', '应急'],
  ['market-regulation', '市场监督管理局', '市监'],
  ['health', '卫生健康局', '卫健'],
  ['human-resources', '人力资源和社会保障局', '人社'],
  ['education', '教育局', '教育'],
  ['justice', '司法局', '司法'],
  ['publicity', '宣传部门', '宣传'],
  ['customs', '海关办事处', '海关'],
  ['securities', '证券监管联络处', '证监'],
]);

/** 要素供应单位 and others outside of the committee that take part with an account like a department's. */
const suppliers = offices('supplier', [
  ['power-grid', '供电公司', '供电'],
  ['water-utility', '水务公司', '水务'],
  ['gas-utility', '燃气公司', '燃气'],
  ['heat-utility', '热力公司', '热力'],
  ['telecom', '通信运营单位', '通信'],
  ['drawing-review', '施工图审查机构', '图审机构'],
  ['park-company', '园区建设运营公司', '园区公司'],
  ['state-capital', '国有资本运营公司', '国企'],
  ['banks', '银企对接合作银行', '银行'],
  ['law-firms', '公共法律服务律师事务所', '律所'],
  ['universities', '产学研合作高校', '高校'],
]);

export type OfficeCode =
  | (typeof departments)[number]['code']
  | (typeof suppliers)[number]['code']
  | (typeof committee)[number]['code'];

export const catalogueOffices: readonly (CatalogueOffice & { readonly code: OfficeCode })[] = [
  ...committee,
  ...departments,
  ...suppliers,
];
