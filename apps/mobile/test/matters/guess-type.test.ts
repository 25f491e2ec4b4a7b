import type { MatterType } from '@guanjia/core/matters';
import { describe, expect, it } from 'vitest';
import { guessType } from '../../src/features/matters/raise/guess-type.ts';

const type = (code: string, name: string): MatterType => ({
  code,
  name,
  groupCode: 'resources',
  groupName: '要素保障',
  subject: 'both',
  complexity: 'general',
  leadOffice: null,
  supportingOffices: [],
  promised: { days: 5, unit: 'working', source: 'test' },
  statutory: null,
  pastPractice: null,
  materials: [],
  serviceModes: [],
  prominent: false,
  active: true,
});

const types = [
  type('power-supply', '用电报装与增容'),
  type('water-supply', '给水与排水接入'),
  type('social-insurance', '社保与公积金'),
  type('suggestion', '意见建议'),
];

describe('guessing the type from what the firm wrote', () => {
  it('knows everyday words that the official name lacks', () => {
    expect(guessType('二期装新设备，变压器带不动', types)?.code).toBe('power-supply');
    expect(guessType('三楼水压不够', types)?.code).toBe('water-supply');
  });

  it('finds a type by pieces of its own name', () => {
    expect(guessType('新员工的公积金怎么缴', types)?.code).toBe('social-insurance');
  });

  it('offers nothing where nothing stands out', () => {
    expect(guessType('', types)).toBeUndefined();
    expect(guessType('门口的树挡住了招牌', types)).toBeUndefined();
  });
});
