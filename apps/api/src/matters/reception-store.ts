import type { SubjectKind } from '@guanjia/core/matters';
import type { ZoneSettings } from '@guanjia/core/settings';
import { findMatterType, type MatterTypeRecord, promiseOf } from '../catalogue/index.ts';
import type { Tx } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { MatterBundle, MatterRow } from './bundle.ts';
import type { ClockContext } from './clocks.ts';
import { badField } from './refusals.ts';

/** A type that a matter of this subject may be of. */
export async function getTypeForMatter(
  tx: Tx,
  code: string,
  subject: SubjectKind,
): Promise<MatterTypeRecord> {
  const type = await findMatterType(tx, code);
  if (!type?.active) throw badField('typeCode', '没有这种事项类型，请从目录里选择');
  if (type.subject !== 'both' && type.subject !== subject) {
    throw badField(
      'typeCode',
      subject === 'project' ? '这类事项由企业提出，请选择企业' : '这类事项由项目提出，请选择项目',
    );
  }
  return type;
}

type Limits = Pick<
  MatterRow,
  | 'type_code'
  | 'complexity'
  | 'promised_days'
  | 'promised_source'
  | 'statutory_days'
  | 'statutory_unit'
  | 'statutory_source'
  | 'past_days'
  | 'past_unit'
  | 'past_source'
>;

/** Ties a matter to the version of its type that is in force as it begins, or begins anew as another type. */
export function keepToVersion(
  bundle: Pick<MatterBundle, 'matter_rules'>,
  matterId: string,
  type: MatterTypeRecord,
  ctx: ClockContext,
): void {
  const kept = bundle.matter_rules[0];
  const tie = { type_code: type.code, version: type.version, since_at: ctx.now };
  if (kept) Object.assign(kept, tie);
  else bundle.matter_rules.push({ id: newId(ctx.now.getTime()), matter_id: matterId, ...tie });
}

/** Limits of a type are copied: a matter under way keeps the rules that it started with. */
export function limitsOf(type: MatterTypeRecord, settings: ZoneSettings): Limits {
  const promised = promiseOf(type, settings);
  return {
    type_code: type.code,
    complexity: type.complexity,
    promised_days: promised.days,
    promised_source: promised.source,
    statutory_days: type.statutory?.days ?? null,
    statutory_unit: type.statutory?.unit ?? null,
    statutory_source: type.statutory?.source ?? null,
    past_days: type.pastPractice?.days ?? null,
    past_unit: type.pastPractice?.unit ?? null,
    past_source: type.pastPractice?.source ?? null,
  };
}

/** The butler to whom a matter may go: in office, and of a kind that fits the subject. */
export async function findTransferButler(
  tx: Tx,
  butlerId: string,
  subject: SubjectKind,
): Promise<{ id: string; stationId: string; name: string } | undefined> {
  const row = await tx
    .selectFrom('butler as b')
    .innerJoin('account as a', 'a.id', 'b.account_id')
    .where('b.id', '=', butlerId)
    .where('b.active', '=', true)
    .where('b.kind', 'in', [subject, 'both'])
    .where('a.status', '=', 'active')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('account_role as r')
          .select('r.id')
          .whereRef('r.account_id', '=', 'a.id')
          .where('r.role', '=', 'butler'),
      ),
    )
    .select(['b.id', 'b.station_id', 'a.display_name'])
    .executeTakeFirst();
  return row && { id: row.id, stationId: row.station_id, name: row.display_name };
}

export interface RaiseSubject {
  enterpriseId: string;
  projectId: string | null;
  stationId: string;
  butlerId: string;
}

/** Holds off a handover, or the firm's leaving, until the need is raised; otherwise it would be missed by either. */
export async function lockSubject(
  tx: Tx,
  subject: { enterpriseId?: string | undefined; projectId?: string | undefined },
): Promise<void> {
  if (subject.projectId !== undefined) {
    await tx.selectFrom('project').select('id').where('id', '=', subject.projectId).forShare().execute();
  } else if (subject.enterpriseId !== undefined) {
    await tx
      .selectFrom('enterprise')
      .select('id')
      .where('id', '=', subject.enterpriseId)
      .forShare()
      .execute();
  }
}

/** Enterprise or project, active, with its butler in charge. */
export async function findSubject(
  tx: Tx,
  subject: { enterpriseId?: string | undefined; projectId?: string | undefined },
): Promise<RaiseSubject | undefined> {
  if (subject.projectId !== undefined) {
    const row = await tx
      .selectFrom('project as p')
      .innerJoin('stewardship as s', (j) => j.onRef('s.project_id', '=', 'p.id').on('s.ended_at', 'is', null))
      .where('p.id', '=', subject.projectId)
      .where('p.active', '=', true)
      .select(['p.enterprise_id', 'p.id', 'p.station_id', 's.butler_id'])
      .executeTakeFirst();
    return (
      row && {
        enterpriseId: row.enterprise_id,
        projectId: row.id,
        stationId: row.station_id,
        butlerId: row.butler_id,
      }
    );
  }
  if (subject.enterpriseId === undefined) return undefined;
  const row = await tx
    .selectFrom('enterprise as e')
    .innerJoin('stewardship as s', (j) =>
      j.onRef('s.enterprise_id', '=', 'e.id').on('s.ended_at', 'is', null),
    )
    .where('e.id', '=', subject.enterpriseId)
    .where('e.active', '=', true)
    .select(['e.id', 'e.station_id', 's.butler_id'])
    .executeTakeFirst();
  return row && { enterpriseId: row.id, projectId: null, stationId: row.station_id, butlerId: row.butler_id };
}
