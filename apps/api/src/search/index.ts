export { folded, namedInPinyin } from './conditions.ts';
export { fillPinyin, pinyinUpkeep } from './pinyin-upkeep.ts';
