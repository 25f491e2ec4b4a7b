import { createInterface, type Interface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { roleNames, type SeparatedRole, separatedRoles, usernameInput } from '@guanjia/core/identity';
import { openDatabase } from '../platform/open-database.ts';
import { runCommand } from '../platform/run-command.ts';
import { reasonOf, StartError } from '../platform/start-error.ts';
import { beginZone, type FirstAdministrator, type NewZone, refuseSecondZone } from './begin-zone.ts';

/** `npm run zone:init`: begins a real zone, asking for what the flags leave out. */
const USAGE = `用法：npm run zone:init -- --name 园区名称 [--system-admin 账号] [--security-admin 账号] [--audit-admin 账号]
在终端里不带参数运行会逐项询问；三员的账号缺省为 system-admin、security-admin、audit-admin。`;

type Answers = Partial<Record<'name' | SeparatedRole, string>>;

function readFlags(words: readonly string[]): Answers & { help?: boolean } {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...words],
      options: {
        name: text,
        'system-admin': text,
        'security-admin': text,
        'audit-admin': text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${reasonOf(error)}\n${USAGE}`);
  }
}

/** Asks for what is missing, on a terminal; elsewhere only the name must be given. */
async function complete(flags: Answers): Promise<NewZone> {
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  try {
    const name = flags.name ?? (await terminal?.question('园区名称：'));
    if (!name?.trim()) throw new StartError(`请给出园区名称。\n${USAGE}`);
    const usernames: Partial<Record<SeparatedRole, string>> = {};
    for (const role of separatedRoles) {
      usernames[role] = checked(role, flags[role] ?? (await askUsername(terminal, role)));
    }
    const complete = usernames as Record<SeparatedRole, string>;
    if (new Set(Object.values(complete)).size < separatedRoles.length) {
      throw new StartError('三员必须是三个不同的账号，请换用不同的名称。');
    }
    return { name: name.trim(), usernames: complete };
  } finally {
    terminal?.close();
  }
}

async function askUsername(terminal: Interface | undefined, role: SeparatedRole): Promise<string> {
  const answer = await terminal?.question(`${roleNames[role]}的账号（直接回车为 ${role}）：`);
  return answer?.trim() || role;
}

function checked(role: SeparatedRole, username: string): string {
  const parsed = usernameInput.safeParse(username);
  if (parsed.success) return parsed.data;
  throw new StartError(
    `${roleNames[role]}的账号“${username}”不行：以小写字母或数字开头，只含小写字母、数字和 . _ -，2 至 64 个字符。`,
  );
}

function report(zone: NewZone, administrators: readonly FirstAdministrator[]): string {
  const lines = administrators.map(
    ({ role, username, oneTimePassword }) => `  ${roleNames[role]}  ${username}  ${oneTimePassword}`,
  );
  return `
园区“${zone.name}”已建立 (the zone is begun)。三员账号与一次性密码，只显示这一次，首次登录须修改：
${lines.join('\n')}

下一步：npm start，三人各自登录并修改密码；系统管理员建账号，安全管理员授角色，审计管理员查日志。`;
}

await runCommand(async () => {
  const flags = readFlags(process.argv.slice(2));
  if (flags.help) {
    console.log(USAGE);
    return 0;
  }
  const { db, close } = await openDatabase('zone:init');
  try {
    await refuseSecondZone(db);
    const zone = await complete(flags);
    const administrators = await beginZone(db, zone, new Date());
    console.log(report(zone, administrators));
    return 0;
  } finally {
    await close();
  }
});
