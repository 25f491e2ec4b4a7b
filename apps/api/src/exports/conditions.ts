import { projectStageNames } from '@guanjia/core/projects';
import type { Tx } from '../platform/database.ts';
import type { Wanted } from './batches.ts';
import { namesOfIds } from './exports-store.ts';
import {
  conditionWords,
  lightWords,
  modeWords,
  outcomeWords,
  queueWords,
  raisedByWords,
  statusWords,
  subjectKindWords,
  urgencyWords,
  type Words,
  whoseWords,
} from './words.ts';

const sorts: Readonly<Record<string, Words>> = {
  due: ['按时限', 'By due moment'],
  created: ['按提出时间', 'By the day it was raised'],
  updated: ['按更新时间', 'By the last change'],
  closed: ['按办结时间', 'By the day it was closed'],
  number: ['按编号', 'By number'],
  light: ['按亮灯', 'By light'],
  subject: ['按企业', 'By firm'],
  name: ['按名称', 'By name'],
};
const directionWords: Readonly<Record<string, Words>> = {
  asc: ['升序', 'Ascending'],
  desc: ['降序', 'Descending'],
};
const closed: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  queue: queueWords,
  status: statusWords,
  light: lightWords,
  sort: sorts,
  direction: directionWords,
  mode: modeWords,
  urgency: urgencyWords,
  subjectKind: subjectKindWords,
  raisedBy: raisedByWords,
  whose: whoseWords,
  outcome: outcomeWords,
};

/** The filters and the order in words, with names for ids: they stand in the file and in the log. */
export async function describeConditions(
  tx: Tx,
  { query }: Wanted,
  word: (words: Words) => string,
): Promise<{ name: string; value: string }[]> {
  const set = Object.entries(query as Record<string, unknown>).filter(
    ([, value]) => value !== undefined && value !== null,
  );
  const several = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
  const names = await namesOfIds(
    tx,
    set.flatMap(([key, value]) =>
      key.endsWith('Id') || key.endsWith('Code') ? several(value).map(String) : [],
    ),
  );
  const wordsOf = (key: string, value: unknown): string => {
    const words = closed[key]?.[String(value)];
    if (words) return word(words);
    const stage = key === 'stage' ? (projectStageNames as Record<string, string>)[String(value)] : undefined;
    const yesNo = typeof value === 'boolean' ? word(value ? ['是', 'Yes'] : ['否', 'No']) : undefined;
    return stage ?? yesNo ?? names.get(String(value)) ?? String(value);
  };
  return set.map(([key, value]) => ({
    name: word(conditionWords[key] ?? [key, key]),
    value: several(value)
      .map((one) => wordsOf(key, one))
      .join(word(['、', ', '])),
  }));
}
