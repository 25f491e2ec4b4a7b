import { checkUscc } from '@guanjia/core/enterprises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('unified social credit code', () => {
  it.each(['116104000160135516', '11610424305359858H', '91350100M000100Y43'])('%s holds', (code) => {
    expect(checkUscc(code)).toEqual({ result: 'valid', code });
  });

  it('puts spaces, hyphens, small and full-width characters right', () => {
    expect(checkUscc(' 1161-0424 3053 5985 8h ')).toEqual({ result: 'valid', code: '11610424305359858H' });
    expect(checkUscc('１１６１０４２４３０５３５９８５８Ｈ')).toMatchObject({ result: 'valid' });
  });

  it.each([
    ['91350100M000100Y4Z', { reason: 'check-character', found: 'Z', expected: '3' }],
    ['11610400016013551', { reason: 'length', found: 17 }],
    ['', { reason: 'length', found: 0 }],
    ['1161040001601355160', { reason: 'length', found: 19 }],
    ['1161O4000160135516', { reason: 'character', found: 'O', position: 5 }],
    ['11610400016013S516', { reason: 'character', found: 'S', position: 15 }],
    ['11610400016013😀516', { reason: 'character', found: '😀', position: 15 }],
    ['1161A4000160135516', { reason: 'division', found: '61A400' }],
    ['116104000160135416', { reason: 'check-character', found: '6', expected: expect.any(String) }],
  ])('%s: what is wrong', (code, fault) => {
    expect(checkUscc(code)).toMatchObject({ result: 'invalid', fault });
  });

  it('tells an early code, of which the organisation code holds alone', () => {
    expect(checkUscc('116104000160135517')).toEqual({
      result: 'inner-only',
      code: '116104000160135517',
      found: '7',
      expected: '6',
    });
  });

  it('tells a code of which the organisation code is wrong', () => {
    // 01601355 asks for 1 at position 17; 2 is put there and the last character computed anew.
    const last = [...CHARACTERS].filter((end) => {
      const check = checkUscc(`11610400016013552${end}`);
      return check.result === 'invalid' && check.fault.reason === 'organisation-character';
    });
    expect(last).toHaveLength(1);
    expect(checkUscc(`11610400016013552${last[0]}`)).toMatchObject({ fault: { found: '2', expected: '1' } });
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 17 }), fc.constantFrom(...CHARACTERS), (at, character) => {
        const code = '11610424305359858H';
        const wrong = code.slice(0, at) + character + code.slice(at + 1);
        expect(checkUscc(wrong).result === 'valid').toBe(wrong === code);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void checkUscc(text)));
  });
});
