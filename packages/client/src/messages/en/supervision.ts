import type { Texts } from '../../i18n/texts.ts';
import type { supervision as chinese } from '../zh-CN/supervision.ts';

export const supervision = {
  kind: {
    urge: 'urge',
    yellow: 'yellow notice',
    red: 'red notice',
    talk: 'summons to a talk',
    circular: 'circular',
  },
  happened: {
    issued: 'issued {{paper}}: {{who}}',
    replied: 'replied to {{paper}}: {{who}}',
    progress: 'progress on {{paper}}: {{who}}',
    returned: 'returned the reply to {{paper}}: {{who}}',
    noted: 'accepted the reply to {{paper}}: {{who}}',
    lifted: 'lifted {{paper}}: {{who}}',
    lapsed: '{{paper}} lapsed with its work: {{who}}',
    unanswered: '{{paper}} is unanswered past its limit: {{who}}',
  },
} as const satisfies Texts<typeof chinese>;
