import { demoPassword, homeOf, homes, type PublicZone, type Session } from '@guanjia/core/identity';
import { abilitiesOf } from '@guanjia/core/permissions';
import { findButlerCard, findSubjects } from '../organisation/index.ts';
import type { AppDependencies } from '../platform/app-dependencies.ts';
import { Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { findAccount } from './account-store.ts';
import type { SignedIn } from './authentication.ts';
import { findRoleGrants } from './role-store.ts';
import { findDemoAccounts, findZone } from './zone-store.ts';

/** Who I am, with everything that the first screen of each end needs. */
export async function presentSession({ db, now }: AppDependencies, signedIn: SignedIn): Promise<Session> {
  const { principal } = signedIn;
  const [account, grants, zone, settings, subjects, butler] = await Promise.all([
    findAccount(db, principal.accountId),
    findRoleGrants(db, [principal.accountId]),
    findZone(db),
    loadZoneSettings(db),
    findSubjects(
      db,
      {
        enterpriseIds: principal.enterpriseIds,
        projectIds: principal.projectIds,
        projectsOfEnterpriseIds: principal.administeredEnterpriseIds,
      },
      now(),
    ),
    principal.butlerId ? findButlerCard(db, principal.butlerId, now()) : undefined,
  ]);
  if (!account || !zone) throw new Problem('not-signed-in');
  const roles = grants.get(account.id) ?? [];
  const offices = new Map(
    roles.flatMap(({ office }) =>
      office
        ? [
            [
              office.id,
              {
                ...office,
                headed: principal.headedOfficeIds.includes(office.id) || office.kind === 'station',
              },
            ],
          ]
        : [],
    ),
  );
  return {
    account: {
      id: account.id,
      username: account.username,
      displayName: account.display_name,
      phone: account.phone,
      mustChangePassword: signedIn.mustChangePassword,
      passwordOverdue: signedIn.passwordOverdue,
      mustAddSecondFactor: signedIn.needsSecondFactor && !signedIn.hasSecondFactor,
      isDemo: account.is_demo,
    },
    roles,
    // Standing in for somebody changes what there is to do, not where one is at home.
    home: homeOf(roles.map((grant) => grant.role)),
    offices: [...offices.values()],
    subjects: subjects.map((subject) => ({
      ...subject,
      administered: subject.kind === 'enterprise' && principal.administeredEnterpriseIds.includes(subject.id),
    })),
    covering: principal.covering.map(({ accountId, displayName, until }) => ({
      id: accountId,
      name: displayName,
      until,
    })),
    butler: butler ?? null,
    abilities: abilitiesOf(principal),
    zone: { ...zone, watermark: settings.screenWatermark === 1 },
    expiresAt: signedIn.expiresAt.toISOString(),
    idleMinutes: signedIn.idleMinutes,
  };
}

/** What anybody may know; before a zone is begun it has no name. */
export async function presentZone({ db }: AppDependencies): Promise<PublicZone> {
  const zone = await findZone(db);
  if (!zone) return { name: null, isDemo: false, timeZone: 'Asia/Shanghai' };
  if (!zone.isDemo) return zone;
  const accounts = await findDemoAccounts(db);
  const grants = await findRoleGrants(
    db,
    accounts.map(({ id }) => id),
  );
  const demoAccounts = accounts.map(({ id, username, display_name }) => {
    const roles = grants.get(id) ?? [];
    return {
      username,
      displayName: display_name,
      roleNames: [...new Set(roles.map((grant) => grant.roleName))],
      home: homeOf(roles.map((grant) => grant.role)),
    };
  });
  // Firm and butler first: theirs is the story that a visitor tries.
  demoAccounts.sort((one, other) => homes.indexOf(one.home) - homes.indexOf(other.home));
  return { ...zone, demoPassword, demoAccounts };
}
