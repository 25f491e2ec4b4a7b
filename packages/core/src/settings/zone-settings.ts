import { z } from 'zod';

export type SettingUnit =
  | 'working-minutes'
  | 'working-days'
  | 'share'
  | 'count'
  | 'minutes'
  | 'hours'
  | 'days'
  | 'months'
  | 'bytes'
  /** A bare figure, whose label says what it counts. */
  | 'number'
  /** 1 on, 0 off. */
  | 'switch';

interface SettingDefinition {
  readonly unit: SettingUnit;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  /** Where the starting value comes from. `proposal`: nobody states it, the platform proposes it. */
  readonly source: 'proposal' | 'zone' | string;
}

/**
 * Limits and windows that a zone may change; every change is journalled, and matters under way keep the
 * due moments that they were given. Sources: see the domain facts, section 2.
 */
export const settingDefinitions = {
  acceptUrgentMinutes: { unit: 'working-minutes', initial: 120, min: 15, max: 4800, source: 'proposal' },
  acceptDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  consultDays: { unit: 'working-days', initial: 1, min: 1, max: 60, source: 'proposal' },
  generalDays: { unit: 'working-days', initial: 5, min: 1, max: 60, source: 'proposal' },
  complexDays: { unit: 'working-days', initial: 15, min: 1, max: 120, source: 'proposal' },
  yellowShare: { unit: 'share', initial: 0.2, min: 0.01, max: 0.9, source: 'proposal' },
  yellowMinDays: { unit: 'working-days', initial: 1, min: 0, max: 10, source: 'proposal' },
  yellowCapShare: { unit: 'share', initial: 0.5, min: 0.05, max: 1, source: 'proposal' },
  materialsDays: { unit: 'working-days', initial: 10, min: 1, max: 60, source: 'proposal' },
  extensionMaxDays: { unit: 'working-days', initial: 7, min: 1, max: 60, source: '山东省级 12345: 15 + 7' },
  returnDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: '天津 12345 送审稿' },
  returnComplexDays: { unit: 'working-days', initial: 2, min: 1, max: 10, source: '天津 12345 送审稿' },
  confirmDays: { unit: 'working-days', initial: 5, min: 1, max: 30, source: 'proposal' },
  ratingDays: { unit: 'working-days', initial: 10, min: 1, max: 60, source: 'proposal' },
  /** So long before the window ends; 0: no reminder. */
  ratingRemindDays: { unit: 'working-days', initial: 3, min: 0, max: 30, source: 'proposal' },
  reopenDays: { unit: 'working-days', initial: 10, min: 1, max: 60, source: 'proposal' },
  urgeDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  /** How often somebody above may urge about the same work, and how long a notice waits for its reply. */
  superviseUrgeDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  superviseYellowDays: { unit: 'working-days', initial: 2, min: 1, max: 10, source: 'proposal' },
  superviseRedDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  superviseTalkDays: { unit: 'working-days', initial: 2, min: 1, max: 10, source: 'proposal' },
  escalationDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  /** Until the next joint meeting has decided. */
  escalationMeetingDays: { unit: 'working-days', initial: 5, min: 1, max: 30, source: 'proposal' },
  escalationLeaderDays: { unit: 'working-days', initial: 2, min: 1, max: 15, source: 'proposal' },
  verifyDays: { unit: 'working-days', initial: 1, min: 1, max: 10, source: 'proposal' },
  rectifyDays: { unit: 'working-days', initial: 5, min: 1, max: 30, source: '德州: 5 个工作日整改' },
  rectifyExtendedDays: { unit: 'working-days', initial: 15, min: 1, max: 60, source: '四川: 15 个工作日' },
  revisitDays: { unit: 'working-days', initial: 5, min: 1, max: 30, source: '泰安: 5 个工作日回访' },
  planNearDays: { unit: 'working-days', initial: 3, min: 0, max: 30, source: 'proposal' },
  planLateYellowDays: { unit: 'working-days', initial: 5, min: 1, max: 250, source: 'proposal' },
  planLateRedDays: { unit: 'working-days', initial: 30, min: 1, max: 500, source: 'proposal' },
  planBehindYellow: {
    unit: 'share',
    initial: 0.1,
    min: 0.01,
    max: 1,
    source: '银川: 落后 10–30 个百分点黄灯',
  },
  planBehindRed: { unit: 'share', initial: 0.3, min: 0.01, max: 1, source: '银川: 落后 30 个百分点以上红灯' },
  startMissedYellowMonths: {
    unit: 'months',
    initial: 1,
    min: 1,
    max: 24,
    source: '银川: 逾期 1 个月未开工黄灯',
  },
  startMissedRedMonths: {
    unit: 'months',
    initial: 3,
    min: 1,
    max: 24,
    source: '银川: 逾期 3 个月未开工红灯',
  },
  investmentYellow: { unit: 'share', initial: 0.8, min: 0.01, max: 1, source: '武汉: 低于 80% 黄牌' },
  investmentRed: { unit: 'share', initial: 0.6, min: 0.01, max: 1, source: '武汉: 低于 60% 红牌' },
  /** Working days between invitation and meeting; on-site meetings need none. */
  meetingNoticeDays: { unit: 'working-days', initial: 1, min: 0, max: 10, source: 'proposal' },
  meetingMaxMinutes: { unit: 'minutes', initial: 240, min: 30, max: 720, source: 'proposal' },
  meetingMaxParticipants: { unit: 'count', initial: 60, min: 2, max: 200, source: 'proposal' },
  meetingSignInMinutes: { unit: 'minutes', initial: 30, min: 0, max: 240, source: 'proposal' },
  meetingAheadDays: { unit: 'days', initial: 45, min: 7, max: 180, source: 'proposal' },
  meetingMovesOffRestDays: { unit: 'switch', initial: 1, min: 0, max: 1, source: 'proposal' },
  notificationKeepDays: { unit: 'days', initial: 180, min: 30, max: 3650, source: 'proposal' },
  sessionIdleMinutes: { unit: 'minutes', initial: 30, min: 5, max: 1440, source: 'GB/T 22239-2019' },
  sessionHours: { unit: 'hours', initial: 12, min: 1, max: 168, source: 'proposal' },
  lockoutFailures: { unit: 'count', initial: 5, min: 3, max: 10, source: 'GB/T 22239-2019' },
  lockoutMinutes: { unit: 'minutes', initial: 30, min: 5, max: 1440, source: 'GB/T 22239-2019' },
  /** 0: nobody has to; 1: the three administrators; 2: leaders, station masters and coordinators too. */
  secondFactorFor: { unit: 'number', initial: 0, min: 0, max: 2, source: 'GB/T 22239-2019' },
  passwordMinLength: { unit: 'number', initial: 8, min: 8, max: 32, source: 'GB/T 22239-2019' },
  passwordClasses: { unit: 'number', initial: 3, min: 2, max: 4, source: 'GB/T 22239-2019' },
  /** 0: never. */
  passwordMaxDays: { unit: 'days', initial: 90, min: 0, max: 730, source: 'proposal' },
  /** The present password is the first of them. */
  passwordHistory: { unit: 'number', initial: 5, min: 1, max: 12, source: 'proposal' },
  screenWatermark: { unit: 'switch', initial: 1, min: 0, max: 1, source: 'proposal' },
  attachmentMaxBytes: {
    unit: 'bytes',
    initial: 20_000_000,
    min: 100_000,
    max: 100_000_000,
    source: 'proposal',
  },
  /** 0: every export; the highest value: none. */
  exportApprovalAbove: { unit: 'count', initial: 1_000_000, min: 0, max: 1_000_000, source: 'proposal' },
} as const satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof settingDefinitions;
export type ZoneSettings = { readonly [K in SettingKey]: number };
export const settingKeys = Object.keys(settingDefinitions) as SettingKey[];

export const initialSettings: ZoneSettings = Object.fromEntries(
  settingKeys.map((key) => [key, settingDefinitions[key].initial]),
) as { [K in SettingKey]: number };

const numberFor = (key: SettingKey) => {
  const { unit, min, max } = settingDefinitions[key];
  const number = z.number().min(min).max(max);
  return unit === 'share' ? number : number.int();
};

/** The body of a change of settings: any of the keys, each within its bounds. */
export const settingsChange = z.strictObject(
  Object.fromEntries(settingKeys.map((key) => [key, numberFor(key).optional()])) as Record<
    SettingKey,
    z.ZodOptional<z.ZodNumber>
  >,
);
export type SettingsChange = z.infer<typeof settingsChange>;
