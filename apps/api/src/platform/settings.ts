import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from './start-error.ts';

export interface Settings {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** Absolute. Holds uploaded files, anchors of the journal, and the brought PostgreSQL. */
  dataDir: string;
  /** Own PostgreSQL: the role that the server runs as. Undefined: the brought one. */
  databaseUrl: string | undefined;
  /** Own PostgreSQL: the role that owns the tables. Undefined: the same as databaseUrl. */
  databaseMigrationUrl: string | undefined;
  /** Whether plans of hot statements are kept on each connection. */
  keepPlans: boolean;
  /** Whether an empty zone is filled with the demo. */
  demo: boolean;
  logLevel: LogLevel;
  /** Whose X-Forwarded-* headers count: nobody's, everybody's, or those of these addresses. */
  trustProxy: boolean | string[];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const ON = ['on', 'true', '1', 'yes'];
const OFF = ['off', 'false', '0', 'no'];

const databaseUrl = z
  .string()
  .refine(isDatabaseUrl, '要形如 postgres://用户:口令@主机:5432/库名 (a PostgreSQL URL)')
  .optional();

const onOrOff = z
  .string()
  .toLowerCase()
  .refine((word) => ON.includes(word) || OFF.includes(word), '要是 on 或 off (on or off)')
  .transform((word) => ON.includes(word));

/** What each variable takes, and the words for whoever mistypes it. */
const environmentSchema = z
  .object({
    PORT: z
      .string()
      .refine(
        (digits) => /^\d{1,5}$/.test(digits) && Number(digits) <= 65_535,
        '要是 0 至 65535 的整数 (a port number)',
      )
      .transform(Number)
      .default(8080),
    HOST: z
      .string()
      .regex(/^[^\s/]+$/, '要是主机名或地址，如 127.0.0.1 或 0.0.0.0 (a host name or address)')
      .default('127.0.0.1'),
    DATA_DIR: z.string().default('./data'),
    DATABASE_URL: databaseUrl,
    DATABASE_MIGRATION_URL: databaseUrl,
    PREPARED_STATEMENTS: onOrOff.optional(),
    DEMO: onOrOff.default(true),
    LOG_LEVEL: z.enum(LOG_LEVELS, `要是 ${LOG_LEVELS.join('、')} 之一 (one of these)`).default('warn'),
    TRUST_PROXY: z
      .string()
      .transform((word) => {
        if (ON.includes(word.toLowerCase())) return true;
        if (OFF.includes(word.toLowerCase())) return false;
        return word.split(',').map((address) => address.trim());
      })
      .default(false),
  })
  .refine((settings) => settings.DATABASE_URL || !settings.DATABASE_MIGRATION_URL, {
    path: ['DATABASE_MIGRATION_URL'],
    error: '只在设了 DATABASE_URL 时有意义 (needs DATABASE_URL)',
  });

/** Reads the environment. Throws a StartError that lists everything that is wrong, one line each. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // A container's `PORT=` means: not set.
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).flatMap((name) => {
      const value = environment[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw new StartError(
      parsed.error.issues
        .map(({ path, message }) => {
          const name = String(path[0]);
          return `设置有误：${name}=${shown(name, given[name] ?? '')} ${message}`;
        })
        .join('\n'),
    );
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    databaseMigrationUrl: data.DATABASE_MIGRATION_URL,
    // The brought PostgreSQL is reached directly; before an own one may stand a pooler that gives each transaction
    // another connection, where a name means nothing.
    keepPlans: data.PREPARED_STATEMENTS ?? data.DATABASE_URL === undefined,
    demo: data.DEMO,
    logLevel: data.LOG_LEVEL,
    trustProxy: data.TRUST_PROXY,
  };
}

function isDatabaseUrl(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}

/** What is shown must not hold a password. */
function shown(name: string, value: string): string {
  return name.startsWith('DATABASE') ? '…' : JSON.stringify(value);
}
