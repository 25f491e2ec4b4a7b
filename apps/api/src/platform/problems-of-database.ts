import type { ProblemCode } from '@guanjia/core/problems';
import pg from 'pg';
import { Problem } from './problems.ts';

type Place = { code: ProblemCode; path: string; message: string };

/** Rules that the database keeps, by the name of their constraint. A use case looks first; this is for the race. */
const byConstraint: Record<string, ProblemCode | Place> = {
  account_username_key: { code: 'username-taken', path: 'username', message: '账号已被使用' },
  account_role_separated_administrators: 'administrators-separated',
  account_role_once: 'already-exists',
  account_role_scope: 'role-scope-wrong',
  office_kind_fits: 'office-kind-wrong',
  office_code_key: { code: 'already-exists', path: 'code', message: '已有单位用此代码' },
  leading_group_one_head: 'leading-group-has-head',
  enterprise_uscc_key: { code: 'already-exists', path: 'uscc', message: '已有企业登记此信用代码' },
  project_code_key: { code: 'already-exists', path: 'code', message: '已有项目用此编号' },
  butler_account_id_key: { code: 'already-exists', path: 'accountId', message: '此人已是管家' },
  butler_still_in_charge: 'butler-still-in-charge',
  stewardship_butler_kind: 'butler-kind-wrong',
  stewardship_butler_active: 'butler-not-active',
  stewardship_unbroken: 'stewardship-broken',
  stewardship_of_inactive: 'stewardship-broken',
  stewardship_history: 'stewardship-broken',
  stewardship_span: 'changed-meanwhile',
  stewardship_enterprise_never_two: 'changed-meanwhile',
  stewardship_project_never_two: 'changed-meanwhile',
  stewardship_current_enterprise: 'changed-meanwhile',
  stewardship_current_project: 'changed-meanwhile',
};

/** By SQLSTATE, or its class of two characters. */
const byState: Record<string, ProblemCode> = {
  '22001': 'invalid-request',
  '22003': 'invalid-request',
  '22007': 'invalid-request',
  '22008': 'invalid-request',
  '22021': 'malformed-text',
  '22P02': 'invalid-request',
  '22P05': 'malformed-text',
  '23503': 'reference-missing',
  '23505': 'already-exists',
  '23514': 'rule-violated',
  '23P01': 'conflict',
  '40001': 'busy',
  '40P01': 'busy',
  '55P03': 'busy',
  '57014': 'busy',
  '08': 'unavailable',
  '53': 'unavailable',
  '57': 'unavailable',
};

const connectionFaults = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT', 'EAI_AGAIN']);
const retryLater = { headers: { 'retry-after': '2' } };

/** What an error of PostgreSQL, or of the way to it, means to the asker; undefined where it isn't one. */
export function problemOfDatabase(error: unknown): Problem | undefined {
  if (error instanceof pg.DatabaseError) {
    const state = error.code ?? '';
    const rule = error.constraint === undefined ? undefined : byConstraint[error.constraint];
    if (typeof rule === 'object') {
      const { code, ...place } = rule;
      return new Problem(code, { errors: [place], cause: error });
    }
    const code =
      rule ||
      // Still referenced by others is another fault than naming what isn't there.
      (state === '23503' && error.detail?.includes('still referenced') && 'still-referenced') ||
      byState[state] ||
      byState[state.slice(0, 2)];
    if (!code) return undefined;
    const later = code === 'busy' || code === 'unavailable' ? retryLater : {};
    return new Problem(code, { ...later, cause: error });
  }
  if (error instanceof Error) {
    const { code } = error as NodeJS.ErrnoException;
    const lost =
      (code !== undefined && connectionFaults.has(code) && 'syscall' in error) ||
      /Connection terminated|timeout exceeded when trying to connect/.test(error.message);
    if (lost) return new Problem('unavailable', { ...retryLater, cause: error });
  }
  return undefined;
}
