import { type Principal, principalOf, type Role } from '@guanjia/core/identity';
import type { ActionName, ActionRequest } from '@guanjia/core/matters';
import { ensureCalendar } from '../../src/calendars/index.ts';
import { ensureCatalogue } from '../../src/catalogue/index.ts';
import { contextAt, performAction, raiseMatter, sweepClocks } from '../../src/matters/index.ts';
import { ensureTemplates } from '../../src/plans/index.ts';
import { type Db, inTransaction, type Tx } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';

/** A moment of the zone (UTC+8). */
export const at = (local: string): Date => new Date(`${local.replace(' ', 'T')}:00+08:00`);

export type Person =
  | 'firm'
  | 'firmAdmin'
  | 'otherFirm'
  | 'owner'
  | 'butler'
  | 'projectButler'
  | 'otherButler'
  | 'roadOfficer'
  | 'roadHead'
  | 'trafficOfficer'
  | 'planningOfficer'
  | 'master'
  | 'otherMaster'
  | 'coordinator'
  | 'leader'
  | 'deputy'
  | 'system'
  | 'security'
  | 'audit';

export interface SmallZone {
  db: Db;
  people: Record<Person, Principal>;
  ids: Record<
    | 'enterprise'
    | 'otherEnterprise'
    | 'project'
    | 'station'
    | 'otherStation'
    | 'road'
    | 'traffic'
    | 'planning'
    | 'butler'
    | 'projectButler'
    | 'otherButler',
    string
  >;
  raise(by: Person, moment: Date, more?: Record<string, unknown>): Promise<string>;
  act<A extends ActionName>(
    by: Person,
    moment: Date,
    matterId: string,
    action: A,
    request: ActionRequest<A>,
  ): Promise<void>;
  sweep(moment: Date): Promise<void>;
}

const began = at('2026-01-05 09:00');

/** Two stations, three butlers, two firms, a project and three offices: enough for every relation. */
export async function makeSmallZone(db: Db): Promise<SmallZone> {
  await ensureCalendar(db, began);
  return inTransaction(db, async (tx) => {
    await tx.insertInto('zone').values({ id: 1, name: '测试高新区', is_demo: false }).execute();
    await ensureCatalogue(tx, began);
    await ensureTemplates(tx, began);
    const offices = await officesByCode(tx);
    const ids = {
      enterprise: newId(),
      otherEnterprise: newId(),
      project: newId(),
      station: newId(),
      otherStation: newId(),
      road: offices('urban-management'),
      traffic: offices('traffic-police'),
      planning: offices('natural-resources'),
      butler: newId(),
      projectButler: newId(),
      otherButler: newId(),
    };
    await tx
      .insertInto('office')
      .values([
        {
          id: ids.station,
          kind: 'station',
          code: 'station-1',
          name: '第一工作站',
          short_name: '一站',
          phone: null,
        },
        {
          id: ids.otherStation,
          kind: 'station',
          code: 'station-2',
          name: '第二工作站',
          short_name: '二站',
          phone: null,
        },
      ])
      .execute();
    const firms = [
      { id: ids.enterprise, name: '示例甲公司', station_id: ids.station },
      { id: ids.otherEnterprise, name: '示例乙公司', station_id: ids.otherStation },
    ];
    await tx
      .insertInto('enterprise')
      .values(firms.map((f) => ({ ...f, active_since: began })))
      .execute();
    await tx
      .insertInto('project')
      .values({
        id: ids.project,
        code: 'P-1',
        name: '示例轮胎项目',
        enterprise_id: ids.enterprise,
        station_id: ids.station,
        stage: 'signed',
        list_year: 2026,
        entered_on: '2026-01-05',
        active_since: began,
      })
      .execute();
    const person = makePerson(tx);
    const people: Record<Person, Principal> = {
      firm: await person('firm', 'enterprise-contact', { enterpriseId: ids.enterprise }),
      firmAdmin: await person('firm-admin', 'enterprise-administrator', { enterpriseId: ids.enterprise }),
      otherFirm: await person('other-firm', 'enterprise-contact', { enterpriseId: ids.otherEnterprise }),
      owner: await person('owner', 'project-owner', { projectId: ids.project }),
      butler: await person('butler', 'butler', {
        butler: { id: ids.butler, stationId: ids.station, kind: 'enterprise' },
      }),
      projectButler: await person('project-butler', 'butler', {
        butler: { id: ids.projectButler, stationId: ids.station, kind: 'project' },
      }),
      otherButler: await person('other-butler', 'butler', {
        butler: { id: ids.otherButler, stationId: ids.otherStation, kind: 'both' },
      }),
      roadOfficer: await person('road-officer', 'officer', { officeId: ids.road }),
      roadHead: await person('road-head', 'department-head', { officeId: ids.road }),
      trafficOfficer: await person('traffic-officer', 'officer', { officeId: ids.traffic }),
      planningOfficer: await person('planning-officer', 'officer', { officeId: ids.planning }),
      master: await person('master', 'station-master', { officeId: ids.station }),
      otherMaster: await person('other-master', 'station-master', { officeId: ids.otherStation }),
      coordinator: await person('coordinator', 'coordinator', {}),
      leader: await person('leader', 'leader', { leads: { head: true, stationIds: [] } }),
      deputy: await person('deputy', 'leader', {
        leads: { head: false, stationIds: [ids.station, ids.otherStation] },
      }),
      system: await person('system', 'system-admin', {}),
      security: await person('security', 'security-admin', {}),
      audit: await person('audit', 'audit-admin', {}),
    };
    await tx
      .insertInto('stewardship')
      .values([
        { id: newId(), enterprise_id: ids.enterprise, butler_id: ids.butler, started_at: began },
        { id: newId(), enterprise_id: ids.otherEnterprise, butler_id: ids.otherButler, started_at: began },
        { id: newId(), project_id: ids.project, butler_id: ids.projectButler, started_at: began },
      ])
      .execute();
    return {
      db,
      people,
      ids,
      raise: (by, moment, more = {}) =>
        inTransaction(db, async (inner) => {
          const bundle = await raiseMatter(inner, await contextAt(inner, moment), people[by], {
            typeCode: roadType,
            projectId: by === 'owner' || by === 'projectButler' ? ids.project : undefined,
            enterpriseId: by === 'owner' || by === 'projectButler' ? undefined : ids.enterprise,
            text: '东门外要开一个 12 米的道路口。接示例大道。',
            urgency: 'normal',
            ...more,
          });
          return bundle.matter.id;
        }),
      act: (by, moment, matterId, action, request) =>
        inTransaction(db, async (inner) => {
          await performAction(inner, await contextAt(inner, moment), people[by], matterId, action, request);
        }),
      sweep: async (moment) => {
        const report = await sweepClocks(db, (inner) => contextAt(inner, moment));
        if (report.failed[0]) throw report.failed[0].error;
      },
    };
  });
}

const roadType = 'road-opening';

async function officesByCode(tx: Tx) {
  const rows = await tx.selectFrom('office').select(['id', 'code']).execute();
  return (code: string): string => {
    const found = rows.find((r) => r.code === code);
    if (!found) throw new Error(`no office ${code}: ${rows.map((r) => r.code).join(' ')}`);
    return found.id;
  };
}

interface PersonScope {
  officeId?: string;
  enterpriseId?: string;
  projectId?: string;
  butler?: { id: string; stationId: string; kind: 'enterprise' | 'project' | 'both' };
  leads?: { head: boolean; stationIds: string[] };
}

const makePerson =
  (tx: Tx) =>
  async (username: string, role: Role, scope: PersonScope): Promise<Principal> => {
    const accountId = newId();
    await tx
      .insertInto('account')
      .values({
        id: accountId,
        username,
        password_hash: 'none',
        display_name: `示例${username}`,
        phone: null,
        created_by: null,
      })
      .execute();
    if (scope.butler) {
      await tx
        .insertInto('butler')
        .values({
          id: scope.butler.id,
          account_id: accountId,
          kind: scope.butler.kind,
          station_id: scope.butler.stationId,
          phone: '000-0000',
          title: '服务管家',
        })
        .execute();
    }
    if (scope.leads) {
      await tx
        .insertInto('leading_group_member')
        .values({ account_id: accountId, position: scope.leads.head ? 'head' : 'deputy', duty: null })
        .execute();
    }
    const grant = {
      role,
      officeId: scope.officeId ?? null,
      enterpriseId: scope.enterpriseId ?? null,
      projectId: scope.projectId ?? null,
    };
    await tx
      .insertInto('account_role')
      .values({
        id: newId(),
        account_id: accountId,
        role,
        office_id: grant.officeId,
        enterprise_id: grant.enterpriseId,
        project_id: grant.projectId,
        granted_at: began,
        granted_by: null,
      })
      .execute();
    return principalOf({
      accountId,
      sessionId: newId(),
      displayName: username,
      roles: [grant],
      butler: scope.butler ? { id: scope.butler.id, stationId: scope.butler.stationId, active: true } : null,
      ...(scope.leads ? { leads: scope.leads } : {}),
    });
  };
