import type { MatterType } from '@guanjia/core/matters';

/** Everyday words for the types that are asked for most; the official name seldom is the firm's word. */
const everyday: Readonly<Record<string, readonly string[]>> = {
  'power-supply': ['用电', '变压器', '停电', '电力', '电压', '增容'],
  'water-supply': ['用水', '自来水', '水压', '排水', '污水', '积水'],
  'road-opening': ['路口', '开口', '道路', '占道'],
  'heating-steam': ['蒸汽', '供暖', '暖气', '汽价'],
  'natural-gas': ['天然气', '燃气'],
  'bank-credit': ['贷款', '融资', '授信', '银行'],
  recruiting: ['招工', '招聘', '缺人', '用工'],
  'find-premises': ['厂房', '租房', '仓库'],
  'policy-consulting': ['政策', '补贴', '奖补'],
  'funds-not-paid': ['没兑现', '未兑现', '没到账'],
  'overdue-payment': ['拖欠', '欠款', '货款'],
  'talent-housing-schooling': ['公寓', '入学', '上学', '宿舍'],
  'environmental-review': ['环评'],
  'construction-permit': ['施工许可'],
};

/** Pieces of two characters: short enough for Chinese words, long enough to mean something. */
function pairs(text: string): Set<string> {
  const characters = Array.from(text.replace(/[^\p{Script=Han}]/gu, ' '));
  const found = new Set<string>();
  for (let i = 0; i + 1 < characters.length; i += 1) {
    const pair = `${characters[i]}${characters[i + 1]}`;
    if (!pair.includes(' ')) found.add(pair);
  }
  return found;
}

/** The type that the words sound like, or nothing where none stands out. */
export function guessType(text: string, types: readonly MatterType[]): MatterType | undefined {
  const said = pairs(text);
  let best: { type: MatterType; score: number } | undefined;
  for (const type of types) {
    const named = [...pairs(type.name)].filter((pair) => said.has(pair)).length;
    const spoken = (everyday[type.code] ?? []).filter((word) => text.includes(word)).length;
    const score = named + 2 * spoken;
    if (score > (best?.score ?? 1)) best = { type, score };
  }
  return best?.type;
}
