import type { Texts } from '../../i18n/texts.ts';
import type { meeting as chinese } from '../zh-CN/meeting.ts';

export const meeting: Texts<typeof chinese> = {
  kind: { 'on-site': 'Meeting on site', joint: 'Joint meeting', thematic: 'Thematic meeting' },
  set: { convened: 'arranged', moved: 'moved', cancelled: 'called off' },
  resolvedCount: '{{count}} resolutions',
  notice: {
    meeting: {
      invited: 'You are asked to come: {{title}}',
      moved: 'Another time or place: {{title}}',
      cancelled: 'Called off: {{title}}',
      minutes: 'Minutes are out: {{title}}',
      drafted: 'A standing meeting is drafted, set its agenda: {{title}}',
      answered: 'Somebody can not come: {{title}}',
      proposed: 'A subject was put forward: {{title}}',
    },
    resolution: {
      given: 'A new resolution: {{words}}',
      reported: 'Reported done, please judge: {{words}}',
      accepted: 'Accepted as done: {{words}}',
      'sent-back': 'Sent back: {{words}}',
      withdrawn: 'Withdrawn: {{words}}',
      near: 'Due soon: {{words}}',
      late: 'Overdue: {{words}}',
    },
  },
};
