import { readNotice } from '@guanjia/core/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('readNotice', () => {
  it('reads a notice as it is written, greetings and all', () => {
    const { days, faults } = readNotice(
      `国务院办公厅关于2026年部分节假日安排的通知
      各省、自治区、直辖市人民政府：
      一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
      二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
      三、清明节：4月4日（周六）至6日（周一）放假，共3天。
      七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
      节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`,
      2026,
    );
    expect(faults).toEqual([]);
    const of = (kind: string) => days.filter((day) => day.kind === kind).map((day) => day.on);
    expect(of('work')).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-09-20', '2026-10-10']);
    expect(of('rest')).toHaveLength(3 + 9 + 3 + 7);
    expect(days.find((day) => day.on === '2026-02-20')?.name).toBe('春节');
    expect(days.find((day) => day.on === '2026-10-07')).toEqual({
      on: '2026-10-07',
      kind: 'rest',
      name: '国庆节',
    });
  });

  it('reads the rows of a table, with tabs, commas or spans, and a day of the year before', () => {
    const { days, faults } = readNotice(
      '日期\t安排\t名称\n2026-12-27\t上班\t元旦\n2027-01-01,休,元旦\n2027/10/1至2027/10/3，放假，国庆节\n5-4 | 休息 | 青年活动日',
      2027,
    );
    expect(faults).toEqual([]);
    expect(days.map(({ on, kind, name }) => `${on} ${kind} ${name}`)).toEqual([
      '2026-12-27 work 元旦',
      '2027-01-01 rest 元旦',
      '2027-05-04 rest 青年活动日',
      '2027-10-01 rest 国庆节',
      '2027-10-02 rest 国庆节',
      '2027-10-03 rest 国庆节',
    ]);
  });

  it.each([
    ['一、元旦：放假三天', 'no-date'],
    ['1月1日，元旦', 'no-kind'],
    ['2月30日放假，春节', 'not-a-day'],
    ['10月7日至1日放假，国庆节', 'not-a-day'],
    ['1月1日放假', 'no-name'],
    ['元旦：1月1日放假。1月1日上班', 'twice'],
  ])('says what is wrong with %s', (text, reason) => {
    expect(readNotice(`清明节：4月5日放假\n${text}`, 2027).faults).toEqual([{ line: 2, text, reason }]);
  });

  it('reads back whatever table it is given', () => {
    const day = fc.record({
      at: fc.integer({ min: 0, max: 364 }),
      kind: fc.constantFrom('rest' as const, 'work' as const),
      name: fc.constantFrom('元旦', '国庆节', '本区活动'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(day, { selector: (one) => one.at, maxLength: 40 }), (some) => {
        const days = some.map(({ at, kind, name }) => ({
          on: new Date(Date.UTC(2027, 0, 1 + at)).toISOString().slice(0, 10),
          kind,
          name,
        }));
        const text = days
          .map(({ on, kind, name }) => `${on},${kind === 'rest' ? '放假' : '上班'},${name}`)
          .join('\n');
        const sorted = days.toSorted((a, b) => (a.on < b.on ? -1 : 1));
        expect(readNotice(text, 2027)).toEqual({ days: sorted, faults: [] });
      }),
    );
  });
});
