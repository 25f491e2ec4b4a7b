import {
  DIVISIONS,
  INDUSTRIES,
  normaliseDivisionCode,
  normaliseIndustryCode,
  sizeOf,
} from '@guanjia/core/enterprises';
import { describe, expect, it } from 'vitest';

describe('industries', () => {
  it('has 20 sections and 97 divisions, each under its section', () => {
    expect(INDUSTRIES.filter((entry) => entry.level === 1)).toHaveLength(20);
    expect(INDUSTRIES.filter((entry) => entry.level === 2)).toHaveLength(97);
    expect(INDUSTRIES.find((entry) => entry.code === '39')).toMatchObject({ parent: 'C' });
    expect(new Set(INDUSTRIES.map((entry) => entry.code)).size).toBe(117);
  });

  it.each([
    ['C3974', '3974'],
    [' c39 ', '39'],
    ['3974', '3974'],
    ['C', 'C'],
    ['Ｃ３９７４', '3974'],
    ['A3974', undefined], // not in that section
    ['9999', undefined],
    ['Z', undefined],
    ['3', undefined],
    ['39745', undefined],
    ['', undefined],
    ['制造业', undefined],
  ])('%j is %j', (text, code) => expect(normaliseIndustryCode(text)).toBe(code));
});

describe('divisions', () => {
  it('knows the city, its districts and the zone', () => {
    expect(DIVISIONS.map((entry) => entry.code)).toEqual(
      expect.arrayContaining(['610400', '610402', '610404', '610400-GX']),
    );
    expect(normaliseDivisionCode('６１０４００-gx')).toBe('610400-GX');
    expect(normaliseDivisionCode('咸阳')).toBeUndefined();
  });
});

describe('size class', () => {
  it.each([
    // Industry: large needs both tops; medium and small both floors.
    ['3974', 1000, 40000, 'large'],
    ['3974', 999, 40000, 'medium'],
    ['3974', 1000, 39999, 'medium'],
    ['3974', 300, 2000, 'medium'],
    ['3974', 299, 2000, 'small'],
    ['3974', 300, 1999, 'small'],
    ['3974', 20, 300, 'small'],
    ['3974', 19, 300, 'micro'],
    ['3974', 5000, 299, 'micro'],
    ['51', 200, 40000, 'large'],
    ['52', 49, 20000, 'small'],
    ['591', 300, 3000, 'medium'],
    ['592', 100, 1000, 'medium'],
    ['65', 9, 10000, 'micro'],
    ['M', 300, undefined, 'large'],
    ['A', undefined, 500, 'medium'],
  ])('%s with %s persons and %s 万元 is %s', (code, staffCount, revenueWan, size) => {
    expect(sizeOf(code, { staffCount, revenueWan })).toMatchObject({ known: true, size });
  });

  it('takes assets where the standard asks for them', () => {
    expect(sizeOf('E', { revenueWan: 80000, assetsWan: 80000 })).toMatchObject({ size: 'large' });
    expect(sizeOf('7010', { revenueWan: 200000, assetsWan: 9999 })).toMatchObject({ size: 'medium' });
    expect(sizeOf('72', { staffCount: 100, assetsWan: 7999 })).toMatchObject({ size: 'small' });
  });

  it('says which figure is missing, unless the other settles it', () => {
    expect(sizeOf('39', { staffCount: 500 })).toEqual({
      known: false,
      missing: ['revenueWan'],
      industry: 'industry',
    });
    expect(sizeOf('39', { staffCount: 5, revenueWan: null })).toMatchObject({ known: true, size: 'micro' });
  });

  it.each(['J', 'P', '53', '59', 'F', '70', 'G', '84', 'S', ''])('does not guess for %j', (code) => {
    expect(sizeOf(code, { staffCount: 1, revenueWan: 1, assetsWan: 1 })).toEqual({
      known: false,
      missing: [],
      industry: undefined,
    });
  });
});
