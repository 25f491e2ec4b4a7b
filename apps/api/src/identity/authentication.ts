import { needsSecondFactor, type Principal, passwordIsOverdue, principalOf } from '@guanjia/core/identity';
import { settingsInForce } from '@guanjia/core/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import type { Db } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { sessionTokenHash } from '../platform/sessions.ts';
import {
  findPersonFacts,
  findSessionById,
  findSessionByToken,
  type PersonFacts,
  type SessionFacts,
  touchSession,
} from './session-store.ts';

/** Often enough for the idle limit, seldom enough not to write on each request. */
const touchEveryMs = 30_000;

export interface SignedIn {
  principal: Principal;
  username: string;
  mustChangePassword: boolean;
  /** Must, because it came of age. */
  passwordOverdue: boolean;
  needsSecondFactor: boolean;
  hasSecondFactor: boolean;
  expiresAt: Date;
  idleMinutes: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; throws `not-signed-in` where nobody does, which only a public route can meet. */
    readonly principal: Principal;
    /** Who asks, or null on a public route that nobody signed in to. */
    signedIn: SignedIn | null;
  }
  interface FastifyContextConfig {
    /** Open to everybody. All other routes of the API need a session. */
    public?: boolean;
    /** Open to who must change a one-time password first. */
    beforePasswordChange?: boolean;
    /** Asked for by pages by themselves: keeps no session alive. */
    unattended?: boolean;
  }
}

/** Adds `request.principal`, which is made from the verified session only. */
export function decorateWithPrincipal(app: FastifyInstance): void {
  app.decorateRequest('signedIn', null);
  app.decorateRequest('principal', {
    getter(this: FastifyRequest) {
      if (!this.signedIn) throw new Problem('not-signed-in');
      return this.signedIn.principal;
    },
  });
}

/** Runs before anything of the request's body is read. */
export function authenticate({ db, now }: AppDependencies): (request: FastifyRequest) => Promise<void> {
  return async (request) => {
    const config = request.routeOptions.config;
    request.signedIn = await findSignedIn(db, request, now());
    if (config.public) return;
    if (!request.signedIn) throw new Problem('not-signed-in');
    if (request.signedIn.mustChangePassword && !config.beforePasswordChange) {
      throw new Problem('password-change-required');
    }
    const { needsSecondFactor, hasSecondFactor } = request.signedIn;
    if (needsSecondFactor && !hasSecondFactor && !config.beforePasswordChange) {
      throw new Problem('second-factor-required');
    }
  };
}

export async function findSignedIn(db: Db, request: FastifyRequest, now: Date): Promise<SignedIn | null> {
  const tokenHash = sessionTokenHash(request);
  const facts = tokenHash && (await findSessionByToken(db, tokenHash, now));
  const signedIn = facts ? judgeSession(facts, now) : null;
  // A page that reads again by itself while nobody touches it says so; only a person keeps a session alive.
  const attended = request.headers['x-unattended'] !== '1' && !request.routeOptions.config.unattended;
  if (attended && signedIn && facts && now.getTime() - facts.last_seen_at.getTime() >= touchEveryMs) {
    await touchSession(db, facts.id, now);
  }
  return signedIn;
}

/** Who a session is now, or null once it has ended: for live connections, which are judged again at each delivery. */
export async function findPrincipalOfSession(
  db: Db,
  sessionId: string,
  now: Date,
): Promise<Principal | null> {
  const facts = await findSessionById(db, sessionId, now);
  return (facts && judgeSession(facts, now)?.principal) ?? null;
}

/** Who an account is now, without anybody being signed in: for what he asked to be sent. Null where it is closed. */
export async function findPrincipalOfAccount(
  db: Db,
  accountId: string,
  now: Date,
): Promise<Principal | null> {
  const facts = await findPersonFacts(db, accountId, now);
  return facts ? principalFrom(facts, accountId) : null;
}

function principalFrom(facts: PersonFacts, sessionId: string): Principal {
  const { butler_id, butler_station_id, butler_active } = facts;
  return principalOf({
    accountId: facts.account_id,
    sessionId,
    displayName: facts.display_name,
    roles: facts.roles,
    butler:
      butler_id && butler_station_id
        ? { id: butler_id, stationId: butler_station_id, active: butler_active === true }
        : null,
    covering: facts.covering,
    leads: { head: facts.heads_group, stationIds: facts.deputy_station_ids },
  });
}

function judgeSession(facts: SessionFacts, now: Date): SignedIn | null {
  const settings = settingsInForce(
    new Map([
      ['sessionIdleMinutes', facts.idle_minutes],
      ['secondFactorFor', facts.second_factor_for],
      ['passwordMaxDays', facts.password_max_days],
    ]),
  );
  const { sessionIdleMinutes: idleMinutes, secondFactorFor, passwordMaxDays } = settings;
  const idleUntil = facts.last_seen_at.getTime() + idleMinutes * 60_000;
  const over = facts.expires_at <= now || idleUntil <= now.getTime() || facts.account_status !== 'active';
  if (over) return null;
  // A demonstration's passwords were made in its past, and are nobody's to change.
  const passwordOverdue =
    !facts.of_demonstration &&
    !facts.must_change_password &&
    passwordIsOverdue(
      {
        changedAt: facts.password_changed_at,
        signedInAt: facts.created_at,
        ruleSince: facts.password_rule_since,
      },
      passwordMaxDays,
    );
  return {
    principal: principalFrom(facts, facts.id),
    username: facts.username,
    mustChangePassword: facts.must_change_password || passwordOverdue,
    passwordOverdue,
    // A demonstration's accounts are everybody's: no device is theirs.
    needsSecondFactor:
      !facts.is_demo &&
      needsSecondFactor(
        facts.roles.map((grant) => grant.role),
        secondFactorFor,
      ),
    hasSecondFactor: facts.has_second_factor,
    expiresAt: facts.expires_at,
    idleMinutes,
  };
}
