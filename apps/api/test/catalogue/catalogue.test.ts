import { matterType } from '@guanjia/core/matters';
import { initialSettings } from '@guanjia/core/settings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  ensureCatalogue,
  findMatterType,
  getMatterType,
  listMatterTypes,
  promiseOf,
} from '../../src/catalogue/index.ts';
import { matterCatalogue } from '../../src/catalogue/matter-catalogue.ts';
import { catalogueOffices } from '../../src/catalogue/offices.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

const now = new Date('2026-03-02T01:00:00Z');
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await inTransaction(database.db, (tx) => ensureCatalogue(tx, now));
});

afterAll(async () => {
  await database.drop();
});

test('the catalogue holds the 46 kinds and the six of the zone, each with offices that exist', () => {
  const types = matterCatalogue.flatMap((group) => group.types);
  expect(types).toHaveLength(52);
  expect(new Set(types.map((type) => type.code)).size).toBe(52);
  const codes = new Set<string>(catalogueOffices.map((office) => office.code));
  expect(codes.size).toBe(catalogueOffices.length);
  for (const type of types) {
    expect(codes).toContain(type.lead);
    expect(type.support).not.toContain(type.lead);
    expect(new Set(type.support).size).toBe(type.support.length);
  }
  // Limits of our own say so; where nobody proposes one, the default of the zone governs.
  expect(types.filter((type) => !type.promised).map((type) => type.name)).toEqual([
    '选址落地',
    '土地指标报批',
    '雨污水管网线路调整',
    '建筑用地协调',
    '项目节点协调',
    '宣传推广',
  ]);
  expect(types.filter((type) => type.promised?.source === '拟定值，待区里核定')).toHaveLength(45);
});

test('every type reads back as the contract has it', async () => {
  const types = await listMatterTypes(database.db);
  expect(types).toHaveLength(52);
  for (const type of types) {
    matterType.parse({ ...type, promised: promiseOf(type, initialSettings) });
  }
  expect(types.filter((type) => type.prominent).length).toBeGreaterThanOrEqual(6);
});

test('road opening knows its promise, the month that it used to take, and no statutory limit', async () => {
  const type = await getMatterType(database.db, 'road-opening');
  expect(promiseOf(type, initialSettings)).toMatchObject({ days: 5, unit: 'working' });
  expect(type.pastPractice).toMatchObject({ days: 30, unit: 'calendar' });
  expect(type.statutory).toBeNull();
  expect(type.leadOffice?.name).toBe('城市管理执法局');
  expect(type.supportingOffices.map((office) => office.name)).toEqual(['公安局交警大队']);
});

test('a type without a promise gets the default of its complexity, and says whence', async () => {
  const type = await getMatterType(database.db, 'site-selection');
  expect(promiseOf(type, initialSettings)).toEqual({
    days: 15,
    unit: 'working',
    source: '复杂事项的默认时限（区内设置）',
  });
  expect(
    promiseOf({ promised: null, complexity: 'consult' }, { ...initialSettings, consultDays: 2 }).days,
  ).toBe(2);
});

test('filling again changes nothing that the zone changed, and is journalled once', async () => {
  const { db } = database;
  await db.updateTable('office').set({ name: '某区城管局' }).where('code', '=', 'urban-management').execute();
  await db.updateTable('matter_type').set({ active: false }).where('code', '=', 'suggestion').execute();
  await inTransaction(db, (tx) => ensureCatalogue(tx, now));
  expect((await getMatterType(db, 'road-opening')).leadOffice?.name).toBe('某区城管局');
  expect(await listMatterTypes(db)).toHaveLength(51);
  expect((await findMatterType(db, 'suggestion'))?.active).toBe(false);
  expect(await findMatterType(db, 'no-such-type')).toBeUndefined();
  const entries = await db.selectFrom('journal').select('action').where('stream', '=', 'zone').execute();
  expect(entries).toEqual([{ action: 'catalogue-filled' }]);
});
