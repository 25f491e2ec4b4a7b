import { type ActionRequest, dispatchFailureLimit } from '@guanjia/core/matters';
import { newId } from '../platform/ids.ts';
import { type AssignmentRow, isOpenAssignmentRow } from './bundle.ts';
import { startClock, stopClock } from './clocks.ts';
import { findAssignableOffices } from './matter-store.ts';
import { badField } from './refusals.ts';
import { keep, type MatterWork, namedAssignment } from './work.ts';

/** 交办: to one lead and any supporting offices at the same time, each with a limit of its own. */
export async function assign(work: MatterWork, request: ActionRequest<'assign'>): Promise<void> {
  const { bundle, ctx } = work;
  const names = await findAssignableOffices(
    work.tx,
    request.assignments.map((a) => a.officeId),
  );
  const seen = new Set<string>();
  const told: { office: string; role: string; days: number }[] = [];
  let leads = bundle.assignment.filter((a) => isOpenAssignmentRow(a) && a.role === 'lead').length;
  for (const [index, wanted] of request.assignments.entries()) {
    const at = `assignments.${index}`;
    const name = names.get(wanted.officeId);
    if (!name) throw badField(`${at}.officeId`, '请选择一个在用的部门或要素单位');
    if (seen.has(wanted.officeId)) throw badField(`${at}.officeId`, `${name} 选了两次，请删去一个`);
    seen.add(wanted.officeId);
    if (bundle.assignment.some((a) => a.office_id === wanted.officeId && isOpenAssignmentRow(a))) {
      throw badField(`${at}.officeId`, `${name} 正在办理本事项，请等其答复或先收回`);
    }
    if (wanted.role === 'lead' && ++leads > 1)
      throw badField(`${at}.role`, '主办单位只能有一个，其余请选协办');
    const id = newId(ctx.now.getTime());
    const assignment: AssignmentRow = {
      id,
      matter_id: bundle.matter.id,
      round: bundle.matter.round,
      office_id: wanted.officeId,
      role: wanted.role,
      status: 'assigned',
      limit_days: wanted.limitDays,
      instruction_text_id: await keep(work, 'instruction', wanted.instruction),
      answer_text_id: null,
      outcome: null,
      assigned_by: work.principal.accountId,
      handler_id: null,
      assigned_at: ctx.now,
      return_until: null,
      signed_at: null,
      answered_at: null,
      ended_at: null,
    };
    bundle.assignment.push(assignment);
    startClock(bundle, ctx, 'assignment', { days: wanted.limitDays }, id);
    const { settings } = ctx;
    const days = bundle.matter.complexity === 'complex' ? settings.returnComplexDays : settings.returnDays;
    assignment.return_until = startClock(bundle, ctx, 'return', { days }, id).due_at;
    told.push({ office: name, role: wanted.role, days: wanted.limitDays });
  }
  if (leads === 0) throw badField('assignments', '请指定一个主办单位');
  // The coordinator's dispatch begins the count anew.
  if (bundle.matter.dispatch_failures >= dispatchFailureLimit) bundle.matter.dispatch_failures = 0;
  work.details.offices = told;
  await keep(work, 'note', request.text);
}

/** 收回: an assignment that is not needed any more or went to the wrong office. */
export async function recall(work: MatterWork, request: ActionRequest<'recall'>): Promise<void> {
  const assignment = namedAssignment(work);
  endAssignment(work, assignment, 'recalled');
  work.tellOffices.add(assignment.office_id);
  await keep(work, 'reason', request.text);
}

/** Ends an assignment and what runs for it. */
export function endAssignment(
  work: Pick<MatterWork, 'bundle' | 'ctx'>,
  assignment: AssignmentRow,
  status: 'recalled' | 'returned' | 'accepted',
): void {
  const { bundle, ctx } = work;
  assignment.status = status;
  assignment.ended_at = ctx.now;
  assignment.return_until = null;
  stopClock(bundle, ctx, 'assignment', assignment.id);
  stopClock(bundle, ctx, 'return', assignment.id);
  const extension = bundle.extension.find((e) => e.assignment_id === assignment.id);
  if (extension?.status === 'requested') extension.status = 'lapsed';
}
