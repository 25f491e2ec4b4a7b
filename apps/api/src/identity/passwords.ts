import { randomInt } from 'node:crypto';
import { type PasswordPolicy, passwordFaults, passwordFaultText } from '@guanjia/core/identity';
import type { ZoneSettings } from '@guanjia/core/settings';
import { hash, verify } from '@node-rs/argon2';
import { faultyField, Problem } from '../platform/problems.ts';

/** argon2id as OWASP advises: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), cost);

let nobodysHash: Promise<string> | undefined;

/** Takes the same time for a user that does not exist, so that names can't be found out by the clock. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobodysHash), password.normalize('NFKC'));
  return stored !== undefined && matches;
}

export const policyOf = (settings: ZoneSettings): PasswordPolicy => ({
  minLength: settings.passwordMinLength,
  classes: settings.passwordClasses,
  history: settings.passwordHistory,
  maxDays: settings.passwordMaxDays,
});

/** Throws `password-too-weak` with every fault named. */
export function requireStrongPassword(
  password: string,
  of: { username: string; current: string },
  policy: PasswordPolicy,
): void {
  const faults = passwordFaults(password, of, policy);
  if (faults.length === 0) return;
  throw new Problem('password-too-weak', {
    errors: faults.map((fault) => ({ path: 'newPassword', message: passwordFaultText(fault, policy) })),
  });
}

/** Throws `password-too-weak` where it is one of these former ones. */
export async function requireUnused(
  password: string,
  former: readonly string[],
  policy: PasswordPolicy,
): Promise<void> {
  for (const hashed of former) {
    if (await verifyPassword(hashed, password)) {
      throw faultyField('newPassword', passwordFaultText('used-before', policy), 'password-too-weak');
    }
  }
}

// Without characters that are mistaken for one another when read aloud or copied by hand.
const groups = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '@#%+='];
const everything = groups.join('');

/** A password for one sign-in: 14 characters of all classes, about 80 bits. */
export function newOneTimePassword(): string {
  const pick = (from: string) => from.charAt(randomInt(from.length));
  const characters = [...groups.map(pick), ...Array.from({ length: 10 }, () => pick(everything))];
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}
