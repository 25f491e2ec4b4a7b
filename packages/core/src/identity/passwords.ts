import { z } from 'zod';

export type PasswordFault =
  | 'too-short'
  | 'too-long'
  | 'too-few-classes'
  | 'contains-username'
  | 'same-as-current'
  | 'used-before';

/** What the zone asks of passwords (口令规则). */
export const passwordPolicy = z.object({
  minLength: z.number().int(),
  /** How many of small letters, capitals, figures, signs. */
  classes: z.number().int(),
  /** So many of the last passwords, the present one among them, may not be taken again. */
  history: z.number().int(),
  /** Days after which it must be changed; 0: never. */
  maxDays: z.number().int(),
});
export type PasswordPolicy = z.infer<typeof passwordPolicy>;

const longest = 128;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** What can be seen to be wrong with a password, or nothing. The server looks at those used before, besides. */
export function passwordFaults(
  password: string,
  { username, current }: { username: string; current?: string },
  policy: Pick<PasswordPolicy, 'minLength' | 'classes'>,
): PasswordFault[] {
  const faults: PasswordFault[] = [];
  if ([...password].length < policy.minLength) faults.push('too-short');
  if ([...password].length > longest) faults.push('too-long');
  if (classes.filter((one) => one.test(password)).length < policy.classes) faults.push('too-few-classes');
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase()))
    faults.push('contains-username');
  if (current !== undefined && password === current) faults.push('same-as-current');
  return faults;
}

/** The lines of the check-list that both screens show while somebody types. */
export const passwordChecks = [
  'too-short',
  'too-few-classes',
  'contains-username',
  'same-as-current',
] as const satisfies readonly PasswordFault[];

export const passwordFaultText = (fault: PasswordFault, policy: PasswordPolicy): string =>
  ({
    'too-short': `至少 ${policy.minLength} 个字符`,
    'too-long': `最多 ${longest} 个字符`,
    'too-few-classes': `须含大写字母、小写字母、数字、符号中的至少 ${policy.classes} 类`,
    'contains-username': '不能包含账号',
    'same-as-current': '不能与原密码相同',
    'used-before': `不能是最近 ${policy.history} 次用过的密码`,
  })[fault];

/**
 * Whether a password had come of age when its owner signed in. A rule that was made stricter afterwards waits for the
 * next sign-in: nobody is stopped in the middle of the work.
 */
export function passwordIsOverdue(
  facts: { changedAt: Date; signedInAt: Date; ruleSince: Date | null },
  maxDays: number,
): boolean {
  if (maxDays === 0) return false;
  if (facts.ruleSince && facts.ruleSince > facts.signedInAt) return false;
  return facts.signedInAt.getTime() >= facts.changedAt.getTime() + maxDays * 86_400_000;
}
