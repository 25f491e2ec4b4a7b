/** What the demo's firms make: 大类 of GB/T 4754-2017, the words in their names, their chain and a product. */
export interface IndustryKind {
  readonly code: string;
  readonly suffix: string;
  readonly chain: string;
  readonly product: string;
}

const kind = (code: string, suffix: string, chain: string, product: string): IndustryKind => ({
  code,
  suffix,
  chain,
  product,
});

export const INDUSTRY_KINDS: readonly IndustryKind[] = [
  kind('39', '显示器件', '电子显示', '液晶显示模组'),
  kind('18', '服饰', '纺织服装', '职业装与衬衫'),
  kind('29', '橡胶轮胎', '汽车零部件', '全钢子午线轮胎'),
  kind('27', '制药', '生物医药', '中成药片剂'),
  kind('34', '泵阀', '装备制造', '工业泵与阀门'),
  kind('38', '光伏', '新能源', '光伏组件'),
  kind('14', '食品', '食品加工', '烘焙与方便食品'),
  kind('39', '电子材料', '电子显示', '玻璃基板与靶材'),
  kind('36', '汽车零部件', '汽车零部件', '传动轴与轮毂'),
  kind('35', '医疗器械', '生物医药', '诊断试剂与耗材'),
  kind('26', '新材料', '新材料', '工业涂料与树脂'),
  kind('17', '纺织', '纺织服装', '混纺纱线与坯布'),
  kind('33', '金属制品', '装备制造', '精密冲压件'),
  kind('65', '软件', '数字经济', '工业互联网平台'),
  kind('35', '石油装备', '装备制造', '钻采配套设备'),
  kind('30', '建材', '新材料', '节能玻璃与保温板'),
  kind('38', '线缆', '新能源', '高压电缆'),
  kind('13', '农产品加工', '食品加工', '苹果浓缩汁与面粉'),
  kind('39', '半导体', '电子显示', '功率器件封装'),
  kind('40', '仪器仪表', '装备制造', '流量计与传感器'),
  kind('51', '商贸', '现代服务', '工业品批发'),
  kind('58', '供应链', '现代服务', '多式联运与仓配'),
  kind('23', '印刷包装', '现代服务', '彩盒与标签'),
];
