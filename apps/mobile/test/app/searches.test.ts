import { describe, expect, it } from 'vitest';
import { mattersSearch, raiseSearch, signInSearch } from '../../src/app/searches.ts';

describe('what an address may ask for', () => {
  it('leads back to screens of this app only', () => {
    expect(signInSearch({ back: '/matters?queue=open' })).toEqual({ back: '/matters?queue=open' });
    expect(signInSearch({ back: '//elsewhere.example' })).toEqual({});
    expect(signInSearch({ back: 'https://elsewhere.example' })).toEqual({});
    expect(signInSearch({ back: '/\\elsewhere.example' })).toEqual({});
  });

  it('drops what it does not know', () => {
    expect(mattersSearch({ queue: 'overdue', light: 'blue', q: '' })).toEqual({ queue: 'overdue' });
    expect(raiseSearch({ enterpriseId: 'e', other: 1 })).toEqual({ enterpriseId: 'e' });
  });
});
