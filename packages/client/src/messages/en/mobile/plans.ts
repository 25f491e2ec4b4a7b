import type { Texts } from '../../../i18n/texts.ts';
import type { plans as chinese } from '../../zh-CN/mobile/plans.ts';

/** Plans on the phone. */
export const plans = {
  plan: {
    title: 'Plan',
    ends: 'All done by {{day}}, as expected now',
    done: '{{done}}% done',
    doneOf: '{{done}}% done, {{planned}}% due',
    now: 'To be done now',
    nowCount: '{{n}}',
    nothingNow: 'Nothing is under way or can begin now.',
    report: 'Report',
    reportOn: 'Report on {{node}}',
    way: 'From signing to full production',
    recent: 'Reported of late',
    notBegun: 'not begun',
    percent: '{{n}}% done',
    due: 'due {{day}}',
    expectedOn: 'expected {{day}}',
    reported: 'Reported; the plan is reckoned anew',
    reportHelp: 'Take a photo and press Report.',
    send: 'Report',
    what: 'What to report',
    kind: { start: 'Start', progress: 'Progress', finish: 'Done', note: 'Note', correct: 'Correction' },
    progressNow: 'Progress {{n}}%',
    daysLeft: { workingDay: 'Working days left', calendarDay: 'Days left' },
    leftWrong: 'A whole number from 0 to 3650',
    photos: 'Photos of the site',
    note: 'Note',
    noteMissing: 'Please say what happened',
    byMatter: 'matter {{number}} was closed',
  },
} as const satisfies Texts<typeof chinese>;
