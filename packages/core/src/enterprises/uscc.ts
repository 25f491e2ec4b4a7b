/** 统一社会信用代码 (GB 32100-2015): registrar, category, six digits of division, nine of the organisation, check. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** Of the organisation code 组织机构代码 (GB 11714) at positions 9 to 16; its check character stands at 17. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const LENGTH = 18;

export type UsccFault =
  | { readonly reason: 'length'; readonly found: number }
  /** `position` counts from 1. */
  | { readonly reason: 'character'; readonly found: string; readonly position: number }
  | { readonly reason: 'division'; readonly found: string }
  | { readonly reason: 'check-character'; readonly found: string; readonly expected: string }
  | { readonly reason: 'organisation-character'; readonly found: string; readonly expected: string };

export type UsccCheck =
  | { readonly result: 'valid'; readonly code: string }
  /** An early code: only the organisation code in it holds. May be taken with a stated reason. */
  | {
      readonly result: 'inner-only';
      readonly code: string;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly result: 'invalid'; readonly code: string; readonly fault: UsccFault };

/**
 * Judges a unified social credit code as people write it: full-width characters, small letters, spaces and
 * hyphens are put right first, and `code` is what remains. Source of the rules: GB 32100-2015, GB 11714-1997.
 */
export function checkUscc(text: string): UsccCheck {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const invalid = (fault: UsccFault): UsccCheck => ({ result: 'invalid', code, fault });

  const characters = [...code];
  if (characters.length !== LENGTH) return invalid({ reason: 'length', found: characters.length });
  const values = characters.map((character) => CHARACTERS.indexOf(character));
  const stranger = values.indexOf(-1);
  if (stranger >= 0 && stranger < LENGTH - 1) {
    return invalid({ reason: 'character', found: characters[stranger] ?? '', position: stranger + 1 });
  }
  if (!/^\d{6}$/.test(code.slice(2, 8))) return invalid({ reason: 'division', found: code.slice(2, 8) });

  const check = { found: code.slice(17), expected: checkCharacter(values) };
  const organisation = { found: code.slice(16, 17), expected: organisationCharacter(code.slice(8, 16)) };
  const outerHolds = check.found === check.expected;
  const innerHolds = organisation.found === organisation.expected;
  if (outerHolds && innerHolds) return { result: 'valid', code };
  // A last character that no code can have is a slip, not an early code.
  if (innerHolds && stranger < 0) return { result: 'inner-only', code, ...check };
  if (outerHolds) return invalid({ reason: 'organisation-character', ...organisation });
  return invalid({ reason: 'check-character', ...check });
}

function checkCharacter(values: readonly number[]): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * (values[at] ?? 0), 0);
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714 counts letters from A = 10 without gaps, unlike the code around it. */
function organisationCharacter(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce(
    (total, weight, at) => total + weight * Number.parseInt(body.charAt(at), 36),
    0,
  );
  return '0123456789X0'.charAt(11 - (sum % 11));
}
