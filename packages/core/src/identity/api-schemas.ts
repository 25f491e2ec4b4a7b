import { z } from 'zod';
import { pageOf, pageQuery } from '../paging/index.ts';
import { passwordPolicy } from './passwords.ts';
import { phoneInput } from './phone.ts';
import { homes, role } from './roles.ts';

const id = z.uuid();
/** A moment, ISO 8601 in UTC. */
const moment = z.iso.datetime();
const named = z.object({ id, name: z.string() });

export const credentials = z.strictObject({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
  /** 动态口令 of the device, or a recovery code; asked for by `second-factor-needed`. */
  code: z.string().trim().min(6).max(20).optional(),
});
export type Credentials = z.infer<typeof credentials>;

export const roleGrantView = z.object({
  id,
  role,
  roleName: z.string(),
  office: named.extend({ kind: z.string() }).nullable(),
  enterprise: named.nullable(),
  project: named.nullable(),
});
export type RoleGrantView = z.infer<typeof roleGrantView>;

/** The card of a butler in charge, as the firm sees it (公示牌). */
export const butlerCard = z.object({
  id,
  name: z.string(),
  title: z.string(),
  phone: z.string(),
  station: named,
  photoUrl: z.string().nullable(),
  /** Who stands in while the butler is away (代班), until the end of that day. */
  cover: z.object({ name: z.string(), phone: z.string().nullable(), until: z.iso.date() }).nullable(),
});
export type ButlerCard = z.infer<typeof butlerCard>;

export const sessionSubject = named.extend({
  kind: z.enum(['enterprise', 'project']),
  /** Whether the person may also manage the contacts of this enterprise. */
  administered: z.boolean(),
  butler: butlerCard.nullable(),
});

/** Who I am: the same answer to signing in and to `GET /session`. */
export const session = z.object({
  account: z.object({
    id,
    username: z.string(),
    displayName: z.string(),
    phone: z.string().nullable(),
    mustChangePassword: z.boolean(),
    /** Because the password came of age, not because somebody else knows it. */
    passwordOverdue: z.boolean(),
    /** The zone wants a second factor of this person, who has none yet: nothing else opens before. */
    mustAddSecondFactor: z.boolean(),
    isDemo: z.boolean(),
  }),
  roles: z.array(roleGrantView),
  home: z.enum(homes),
  /** Departments, suppliers and stations that I act for. */
  offices: z.array(named.extend({ kind: z.string(), headed: z.boolean() })),
  /** Enterprises and projects that I speak for, each with its butler in charge. */
  subjects: z.array(sessionSubject),
  /** For whom I stand in now, until the end of that day. */
  covering: z.array(z.object({ id, name: z.string(), until: z.iso.date() })),
  /** My own card where I am a butler. */
  butler: butlerCard.extend({ kind: z.enum(['enterprise', 'project', 'both']) }).nullable(),
  /** Actions that I may do somewhere in the zone: screens show a place only where it leads somewhere. */
  abilities: z.array(z.string()),
  zone: z.object({
    name: z.string(),
    isDemo: z.boolean(),
    timeZone: z.string(),
    /** Whether sensitive pages bear the reader's name (水印). */
    watermark: z.boolean(),
  }),
  expiresAt: moment,
  idleMinutes: z.number().int(),
});
export type Session = z.infer<typeof session>;

/** What anybody may know before signing in. */
export const publicZone = z.object({
  name: z.string().nullable(),
  isDemo: z.boolean(),
  timeZone: z.string(),
  /** Only in a demo zone. */
  demoAccounts: z
    .array(
      z.object({
        username: z.string(),
        displayName: z.string(),
        roleNames: z.array(z.string()),
        home: z.enum(homes),
      }),
    )
    .optional(),
  demoPassword: z.string().optional(),
});
export type PublicZone = z.infer<typeof publicZone>;

export const passwordChange = z.strictObject({
  currentPassword: z.string().min(1).max(256),
  newPassword: z.string().min(1).max(256),
});

export const passwordRules = passwordPolicy.extend({
  /** When the present one was chosen, and until when it opens without being asked to change. */
  changedAt: moment.nullable(),
  dueAt: moment.nullable(),
});
export type PasswordRules = z.infer<typeof passwordRules>;

export const secondFactorState = z.object({
  on: z.boolean(),
  since: moment.nullable(),
  recoveryCodesLeft: z.number().int(),
  /** Whether the zone wants one of this person. */
  required: z.boolean(),
});
export type SecondFactorState = z.infer<typeof secondFactorState>;
export const secondFactorBeginning = z.strictObject({ password: z.string().min(1).max(256) });
/** For the device: by picture or by hand. Told once. */
export const secondFactorSecret = z.object({ secret: z.string(), url: z.string() });
export const secondFactorCode = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '动态口令是 6 位数字'),
});
export const secondFactorCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const secondFactorEnd = z.strictObject({
  password: z.string().min(1).max(256),
  code: z.string().trim().min(6).max(20),
});

export const ownSession = z.object({
  id,
  current: z.boolean(),
  createdAt: moment,
  lastSeenAt: moment,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type OwnSession = z.infer<typeof ownSession>;
export const ownSessionList = z.object({ items: z.array(ownSession), total: z.number().int() });

// ── Administration of accounts ──────────────────────────────────────────────────────────────────────

export const accountStatus = z.enum(['active', 'disabled']);
export const accountView = z.object({
  id,
  username: z.string(),
  displayName: z.string(),
  phone: z.string().nullable(),
  status: accountStatus,
  mustChangePassword: z.boolean(),
  lockedUntil: moment.nullable(),
  createdAt: moment,
  lastSignInAt: moment.nullable(),
  roles: z.array(roleGrantView),
  openSessions: z.number().int(),
  /** Signs in with a second factor. */
  secondFactor: z.boolean(),
  /** What I may do with this account now. */
  abilities: z.array(z.string()),
});
export type AccountView = z.infer<typeof accountView>;
export const accountPage = pageOf(accountView);

export const accountQuery = pageQuery.extend({
  q: z.string().trim().min(1).max(60).optional(),
  status: accountStatus.optional(),
  role: role.optional(),
});
export type AccountQuery = z.infer<typeof accountQuery>;

export const usernameInput = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/, '以小写字母或数字开头，只含小写字母、数字和 . _ -，2 至 64 个字符');

export const accountCreation = z.strictObject({
  username: usernameInput,
  displayName: z.string().trim().min(1).max(60),
  phone: phoneInput.nullish(),
});
export type AccountCreation = z.infer<typeof accountCreation>;

/** The one-time password is answered once and kept nowhere; it must be changed at the first sign-in. */
export const accountWithPassword = z.object({ account: accountView, oneTimePassword: z.string() });

export const accountChange = z
  .strictObject({
    displayName: z.string().trim().min(1).max(60).optional(),
    phone: phoneInput.nullable().optional(),
    status: accountStatus.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, '请至少修改一项');
export type AccountChange = z.infer<typeof accountChange>;

export const roleGrantRequest = z.strictObject({
  role,
  officeId: id.optional(),
  enterpriseId: id.optional(),
  projectId: id.optional(),
});
export type RoleGrantRequest = z.infer<typeof roleGrantRequest>;

/** Things that a role can be held for, by name: the administrators see names only. */
export const roleScopeQuery = z.strictObject({
  kind: z.enum(['department', 'station', 'enterprise', 'project']),
  q: z.string().trim().min(1).max(60).optional(),
});
export const roleScopeList = z.object({ items: z.array(named), total: z.number().int() });

export const signInOutcomes = [
  'signed-in',
  'wrong-credentials',
  'locked',
  'disabled',
  'rate-limited',
  'signed-out',
  'revoked',
  'second-factor-asked',
  'second-factor-wrong',
  'lockout',
] as const;
export type SignInOutcome = (typeof signInOutcomes)[number];
export const signInEntry = z.object({
  id,
  at: moment,
  username: z.string(),
  displayName: z.string().nullable(),
  outcome: z.enum(signInOutcomes),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type SignInEntry = z.infer<typeof signInEntry>;
export const signInPage = pageOf(signInEntry);
export const signInQuery = pageQuery.extend({
  /** Part of a name: the account's as typed, or the person's. */
  q: z.string().trim().min(1).max(60).optional(),
  outcome: z.enum(signInOutcomes).optional(),
  accountId: id.optional(),
  from: moment.optional(),
  until: moment.optional(),
});
export type SignInQuery = z.infer<typeof signInQuery>;

/** What happened with the own account: nothing of others. */
export const ownSignIn = signInEntry.omit({ username: true, displayName: true });
export type OwnSignIn = z.infer<typeof ownSignIn>;
export const ownSignInPage = pageOf(ownSignIn);
export const ownSignInQuery = pageQuery;

/** One entry of the journal beside the matters: accounts, roles, settings, organisation, enterprises, projects. */
export const administrationEntry = z.object({
  position: z.number().int(),
  stream: z.string(),
  seq: z.number().int(),
  at: moment,
  action: z.string(),
  actorName: z.string().nullable(),
  actorRole: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  hash: z.string(),
});
export type AdministrationEntry = z.infer<typeof administrationEntry>;
export const administrationPage = pageOf(administrationEntry);
export const administrationQuery = pageQuery.extend({
  /** What the entries are about: account, zone, office, butler, enterprise, project, import … */
  about: z
    .string()
    .regex(/^[a-z-]{1,30}$/, '小写字母')
    .optional(),
  actorId: id.optional(),
  from: moment.optional(),
  until: moment.optional(),
});
export type AdministrationQuery = z.infer<typeof administrationQuery>;

export const accountSession = z.object({
  id,
  createdAt: moment,
  lastSeenAt: moment,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export const accountSessionList = z.object({ items: z.array(accountSession), total: z.number().int() });
export const revokedSessions = z.object({ revoked: z.number().int() });
