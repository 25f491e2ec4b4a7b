import { addWorkingDays, WorkingCalendar } from '@guanjia/core/calendar';
import {
  differingFields,
  fewestCalendarDays,
  materialChanges,
  ruleFaults,
  type TypeRules,
  typeRules,
} from '@guanjia/core/catalogue';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const office = '01990000-0000-7000-8000-000000000001';
const plain: TypeRules = {
  name: '示例',
  groupCode: 'other',
  subject: 'both',
  complexity: 'general',
  leadOfficeId: office,
  supportingOfficeIds: [],
  promised: { days: 5, source: '某处' },
  statutory: null,
  pastPractice: null,
  materials: [],
  serviceModes: ['self'],
  prominent: false,
};
const facts = {
  groupCodes: new Set(['other']),
  officeIds: new Set([office]),
  takenNames: new Set<string>(),
  defaultDays: 5,
};
const version = (rules: TypeRules) => ({ ...rules, offered: true });

describe('fewestCalendarDays', () => {
  // Weeks of five days and nothing else: holidays only make a span longer.
  const calendar = WorkingCalendar.parse({
    version: 1,
    utcOffsetMinutes: 480,
    hours: [{ from: '08:30', to: '18:00' }],
    exceptions: {},
    names: {},
    publishedYears: [2026],
  });
  it('is what the luckiest day of a week to begin on gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 250 }), (working) => {
        const spans = Array.from({ length: 7 }, (_, day) => {
          const from = new Date(Date.UTC(2026, 5, 1 + day, 4));
          const { dueOn } = addWorkingDays(calendar, from, working);
          return Math.round((Date.parse(dueOn) - Date.parse(from.toISOString().slice(0, 10))) / 86_400_000);
        });
        expect(fewestCalendarDays(working)).toBe(Math.min(...spans));
      }),
    );
  });
});

describe('ruleFaults', () => {
  it('finds none in what is sound', () => {
    expect(ruleFaults(plain, facts)).toEqual([]);
    expect(typeRules.parse(plain)).toEqual(plain);
  });
  it('takes a statutory limit that is as long as the promise, and none that is shorter', () => {
    const paths = (days: number, unit: 'working' | 'calendar') =>
      ruleFaults({ ...plain, statutory: { days, unit, source: '某法' } }, facts).map((fault) => fault.path);
    expect(paths(5, 'working')).toEqual([]);
    expect(paths(4, 'working')).toEqual(['statutory.days']);
    expect(paths(5, 'calendar')).toEqual([]);
    expect(paths(4, 'calendar')).toEqual(['statutory.days']);
  });
  it('knows an office that leads and supports, or supports twice', () => {
    const other = '01990000-0000-7000-8000-000000000002';
    const known = { ...facts, officeIds: new Set([office, other]) };
    const paths = (supportingOfficeIds: string[]) =>
      ruleFaults({ ...plain, supportingOfficeIds }, known).map((fault) => fault.path);
    expect(paths([other])).toEqual([]);
    expect(paths([office, other, other])).toEqual(['supportingOfficeIds.0', 'supportingOfficeIds.2']);
  });
});

describe('differences', () => {
  it('are the fields that were changed, whichever and however many', () => {
    const changes = {
      name: '改名',
      groupCode: 'legal',
      subject: 'project',
      complexity: 'complex',
      leadOfficeId: '01990000-0000-7000-8000-000000000009',
      supportingOfficeIds: [office],
      promised: { days: 5, source: '另一处' },
      statutory: { days: 9, unit: 'working', source: '某法' },
      pastPractice: { days: 30, unit: 'calendar', source: '旧例' },
      materials: [{ name: '甲', required: true }],
      serviceModes: ['agent'],
      prominent: true,
      offered: false,
    } as const;
    fc.assert(
      fc.property(fc.subarray(Object.keys(changes) as (keyof typeof changes)[]), (fields) => {
        const some = Object.fromEntries(fields.map((field) => [field, changes[field]]));
        const before = version(plain);
        const after = { ...before, ...some } as typeof before;
        expect(new Set(differingFields(before, after))).toEqual(new Set(fields));
        expect(new Set(differingFields(after, before))).toEqual(new Set(fields));
      }),
    );
  });
  it('are none where only the order of members differs, or one is missing that is undefined', () => {
    const one = { ...version(plain), materials: [{ name: '甲', required: true, note: undefined }] };
    const other = { ...version(plain), materials: [{ required: true, name: '甲' }] };
    expect(differingFields(one, other)).toEqual([]);
  });
  it('of a check-list say what was added, removed, changed and moved', () => {
    const [a, b, c] = ['甲', '乙', '丙'].map((name) => ({ name, required: true }));
    expect(materialChanges([a!, b!], [b!, a!])).toEqual([
      { name: '乙', change: 'moved' },
      { name: '甲', change: 'moved' },
    ]);
    expect(materialChanges([a!, b!], [{ ...b!, required: false }, c!])).toEqual([
      { name: '乙', change: 'changed' },
      { name: '丙', change: 'added' },
      { name: '甲', change: 'removed' },
    ]);
  });
});
