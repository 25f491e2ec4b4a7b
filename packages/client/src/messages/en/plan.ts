import type { Texts } from '../../i18n/texts.ts';
import type { plan as chinese } from '../zh-CN/plan.ts';

/** The lights of plans, on the desk and on the phone. */
export const plan = {
  turned: { red: '{{project}} turned red', yellow: '{{project}} turned yellow' },
  someProject: 'A project',
  firm: 'the firm',
  cause: {
    nodeOverdue: '{{node}} ({{office}}) is overdue by {{n, unit(one: working day; other: working days)}}',
    nodeNearDue: '{{node}} ({{office}}) is due in {{n, unit(one: working day; other: working days)}}',
    nodeDueToday: '{{node}} ({{office}}) is due today',
    nodeLate: '{{node}} ({{office}}) is expected {{n, unit(one: working day; other: working days)}} late',
    endLate: 'The whole is expected {{n, unit(one: working day; other: working days)}} late',
    behind: '{{n, unit(one: percentage point; other: percentage points)}} behind plan',
    startMissed: 'The start of construction is {{n, unit(one: month; other: months)}} overdue',
    investment: 'Investment is at {{n}}% of what the plan asks by now',
  },
  late: '{{n, unit(one: working day; other: working days)}} late',
  early: '{{n, unit(one: working day; other: working days)}} early',
  onDay: 'On the day',
} as const satisfies Texts<typeof chinese>;
