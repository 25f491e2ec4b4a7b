export type PasswordFault = 'too-short' | 'too-long' | 'too-few-classes' | 'contains-username';

const shortest = 8;
const longest = 128;
const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];

/** What is wrong with a password, or nothing (等保: at least 8 characters of 3 classes). */
export function passwordFaults(password: string, username: string): PasswordFault[] {
  const faults: PasswordFault[] = [];
  if ([...password].length < shortest) faults.push('too-short');
  if ([...password].length > longest) faults.push('too-long');
  if (classes.filter((one) => one.test(password)).length < 3) faults.push('too-few-classes');
  if (username !== '' && password.toLowerCase().includes(username.toLowerCase()))
    faults.push('contains-username');
  return faults;
}

export const passwordFaultTexts = {
  'too-short': '至少 8 个字符',
  'too-long': '最多 128 个字符',
  'too-few-classes': '须含大写字母、小写字母、数字、符号中的三类',
  'contains-username': '不能包含账号',
} as const satisfies Record<PasswordFault, string>;
