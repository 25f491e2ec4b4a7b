import { checkUscc } from '@guanjia/core/enterprises';

/** Names that nobody bears: whatever the demo shows says 示例 in it. */

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹';
const NUMERALS = '一二三四五六七八九十';

/** The name of the n-th person (from 0): 赵示例, 钱示例 … 赵示例二 … */
export function personName(n: number): string {
  const surname = SURNAMES.charAt(n % SURNAMES.length);
  const turn = Math.floor(n / SURNAMES.length);
  return `${surname}示例${turn === 0 ? '' : NUMERALS.charAt(turn)}`;
}

/** Numbers of the block 154, which is given to no network. */
export const mobilePhone = (n: number): string => `154${String(n).padStart(8, '0')}`;
export const officePhone = (n: number): string => `000-8800${String(n).padStart(4, '0')}`;

/** The n-th credit code (from 1): its organisation part reads DEM0…, its check characters hold. */
export function demoUscc(n: number): string {
  const body = `91610400DEM0${String(n).padStart(4, '0')}`;
  for (const inner of '0123456789X') {
    const check = checkUscc(`${body}${inner}0`);
    if (check.result === 'valid') return check.code;
    if (check.result === 'inner-only') return `${body}${inner}${check.expected}`;
  }
  throw new Error(`No check character fits ${body}`);
}

/** Brands of the demo's firms; each pair is used once. */
const BRANDS = [
  '甲辰',
  '乙禾',
  '丙川',
  '丁禾',
  '戊岳',
  '己泽',
  '庚林',
  '辛原',
  '壬海',
  '癸山',
  '子午',
  '丑岭',
  '寅峰',
  '卯谷',
  '辰星',
  '巳阳',
  '午桥',
  '未央野',
  '申河',
  '酉泉',
  '戌土',
  '亥水',
  '一帆',
  '二渠',
  '三川',
  '四野',
  '五陵',
  '六合',
  '七里',
  '八方',
  '九州',
  '十方',
  '百川',
  '千山',
  '万木',
  '天枢',
  '天璇',
  '天玑',
  '天权',
  '玉衡',
  '开阳',
  '摇光',
  '春分',
  '夏至',
  '秋分',
  '冬至',
  '立春',
  '谷雨',
  '芒种',
  '小暑',
  '白露',
  '寒露',
  '霜降',
  '立冬',
  '小雪',
  '大雪',
  '惊蛰',
  '清和',
  '小满',
  '处暑',
] as const; // prettier-ignore

export const brandName = (n: number): string => {
  const brand = BRANDS[n % BRANDS.length] ?? '';
  return n < BRANDS.length ? brand : `新${brand}`;
};
