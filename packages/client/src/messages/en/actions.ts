import type { Texts } from '../../i18n/texts.ts';
import type { actions as chinese } from '../zh-CN/actions.ts';

/** What may be done, worded as a button for those who work on a matter. */
const action = {
  accept: 'Accept',
  decline: 'Decline',
  transfer: 'Transfer',
  'choose-mode': 'Choose service mode',
  assign: 'Assign to departments',
  'request-materials': 'Ask the firm for materials',
  'supply-materials': 'Supply materials',
  'hand-in-materials': 'Hand in a document',
  'check-materials': 'Check documents',
  'promise-materials': 'Promise for later',
  resume: 'Resume the clock',
  'close-unsupplied': 'Close, materials not supplied',
  'answer-firm': 'Answer the firm',
  confirm: 'Confirm it is done',
  urge: 'Urge',
  merge: 'Merge',
  dispute: 'Dispute the answer',
  'dispute-decline': 'Dispute the decline',
  rate: 'Rate',
  reopen: 'Reopen',
  withdraw: 'Withdraw',
  comment: 'Write a note',
  escalate: 'Escalate at once',
  'decide-escalation': 'Decide the escalation',
  sign: 'Sign for it',
  return: 'Return',
  answer: 'Answer',
  'accept-answer': 'Take the answer',
  'send-back': 'Send back',
  recall: 'Recall the assignment',
  'request-extension': 'Ask for an extension',
  'grant-extension': 'Grant the extension',
  'refuse-extension': 'Refuse the extension',
  'verify-rating': 'Verify the bad rating',
  appeal: 'Appeal',
  'uphold-rating': 'Uphold the rating',
  'exclude-rating': 'Find the rating mistaken',
  'extend-rectification': 'Extend the rectification',
  rectify: 'Rectification done',
  revisit: 'Revisit done',
};

/** What happened, as the second half of a sentence that begins with who did it. */
const event = {
  submit: 'raised the need',
  accept: 'accepted it',
  decline: 'declined it',
  transfer: 'transferred it',
  'choose-mode': 'chose the service mode',
  assign: 'assigned it to departments',
  'request-materials': 'asked the firm for materials; the clock is paused',
  'supply-materials': 'supplied materials',
  'hand-in-materials': 'handed in documents',
  'check-materials': 'checked documents',
  'promise-materials': 'promised documents for later',
  resume: 'resumed the clock',
  'close-unsupplied': 'closed it because materials were not supplied',
  'answer-firm': 'answered the firm and asked it to confirm',
  confirm: 'confirmed it is done',
  urge: 'urged',
  merge: 'merged it',
  absorbed: 'took in a matter told twice',
  dispute: 'disputed the answer',
  'dispute-decline': 'disputed the decline',
  rate: 'rated it',
  reopen: 'asked for it to be reopened',
  withdraw: 'withdrew the need',
  comment: 'wrote a note',
  escalate: 'escalated it',
  'decide-escalation': 'decided the escalation',
  sign: 'signed for it',
  return: 'returned it',
  answer: 'answered',
  'accept-answer': 'took the answer',
  'send-back': 'sent it back',
  recall: 'recalled the assignment',
  'request-extension': 'asked for an extension',
  'grant-extension': 'granted the extension',
  'refuse-extension': 'refused the extension',
  'verify-rating': 'verified the bad rating and began to put it right',
  appeal: 'appealed against the bad rating',
  'uphold-rating': 'upheld the bad rating; rectification goes on',
  'exclude-rating': 'found the rating mistaken',
  'extend-rectification': 'extended the rectification',
  rectify: 'finished the rectification; a revisit follows',
  revisit: 'finished the revisit',
  'return-lapsed': 'not returned in time, counts as signed for',
  'materials-lapsed': 'time for materials is over, the firm was asked once more',
  'closed-silent': 'no objection from the firm, closed when the time was over',
  'pledge-due': 'the day of a promised document comes near; all were reminded',
  'pledge-broken': 'a promised document did not come by its day',
  'rating-reminded': 'the firm is reminded to rate',
  'rating-link-issued': 'a link for rating is issued',
  'rating-lapsed': 'time for rating is over, recorded as not rated',
  'light-turned': 'the light changed',
  'escalated-by-rule': 'went up by itself, as nobody acted in time',
  'due-moved': 'due moments moved with the working calendar',
  supervised: 'supervision',
  'handed-over': 'handed over to another butler',
};

const matterStatus = {
  submitted: 'To be accepted',
  accepted: 'Accepted',
  handling: 'With departments',
  'awaiting-materials': 'Awaiting materials',
  answered: 'Awaiting the firm',
  closed: 'Closed',
  rectifying: 'Putting right',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  merged: 'Merged',
};

/** The same for the firm, which never hears of what is internal. */
const firmStatus = {
  submitted: 'Sent, your butler will take it up',
  accepted: 'Your butler is on it',
  handling: 'Departments are on it',
  'awaiting-materials': 'Please supply materials',
  answered: 'Please confirm the result',
  closed: 'Done',
  rectifying: 'Being put right for you',
  declined: 'Not taken up',
  withdrawn: 'You withdrew it',
  merged: 'Goes on in another',
};

const assignmentStatus = {
  assigned: 'To be signed for',
  signed: 'In hand',
  answered: 'Answered',
  accepted: 'Answer taken',
  returned: 'Returned',
  recalled: 'Recalled',
};

const extensionStatus = {
  requested: 'Extension awaiting approval',
  granted: 'Extended',
  refused: 'Extension refused',
  lapsed: 'Extension request lapsed',
};

const rectificationStatus = {
  verifying: 'Being verified',
  rectifying: 'Being put right',
  revisiting: 'Awaiting revisit',
  appealed: 'Appeal under review',
  done: 'Put right',
  excluded: 'Rating mistaken',
};

const escalationLevel = {
  'station-master': 'Station master',
  coordinator: 'Coordinator',
  'joint-meeting': 'Joint meeting',
  deputy: 'Deputy in charge',
  head: 'Head of the leading group',
};

const escalationStatus = {
  open: 'Awaiting decision',
  decided: 'Decided',
  passed: 'Brought further up',
  lapsed: 'Lapsed',
};

const light = {
  green: 'Green light',
  yellow: 'Yellow light',
  red: 'Red light',
  paused: 'Clock paused',
  none: 'No light',
};

const clock = {
  accept: 'Limit to accept',
  promise: 'Promised limit',
  return: 'Limit to return',
  assignment: 'Limit of the assignment',
  materials: 'Time for materials',
  confirm: 'Time for the firm to confirm',
  rating: 'Time to rate',
  verify: 'Verifying a bad rating',
  rectify: 'Putting a bad rating right',
  revisit: 'Revisit after a bad rating',
  escalation: 'Decision on the escalation',
  decision: 'Awaiting the coordinator',
};

const urgency = { normal: 'Normal', urgent: 'Urgent' };

const serviceMode = {
  guided: 'Guided online',
  assisted: 'Assisted',
  agent: 'Done by the butler as agent',
  self: 'Done by the firm',
};

const declineReason = {
  'outside-jurisdiction': 'Outside the zone’s powers',
  litigation:
    'Already in litigation, arbitration, disciplinary inspection, reconsideration or disclosure of information',
  petition: 'Belongs to petitions',
  secret: 'Concerns state secrets',
  abuse: 'Malicious or without substance',
  duplicate: 'The same need is already being handled',
};

const rating = {
  '5': 'Very satisfied',
  '4': 'Satisfied',
  '3': 'Fairly satisfied',
  '2': 'Dissatisfied',
  '1': 'Very dissatisfied',
};

const closeReason = {
  confirmed: 'Confirmed by the firm',
  silent: 'No objection in time',
  rectified: 'Put right',
  excluded: 'Rating found mistaken',
  'not-supplied': 'Materials not supplied',
};

const outcome = {
  solved: 'Solved',
  partly: 'Partly solved',
  'not-possible': 'Not possible',
  explained: 'Explained',
};

const queue = {
  'to-accept': 'To accept',
  'in-hand': 'In my hands',
  'to-decide': 'To decide',
  'waiting-firm': 'With the firm',
  overdue: 'Overdue',
  'due-soon': 'Due soon',
  rectifying: 'Putting right',
  open: 'Open',
  closed: 'Closed',
  all: 'All',
};

const relation = {
  firm: 'Firm',
  butler: 'Butler',
  office: 'Officer',
  'office-head': 'Head of department',
  'station-master': 'Station master',
  coordinator: 'Coordinator',
  leader: 'Leader',
  auditor: 'Audit administrator',
  contractor: 'Contractor',
};

const materials = {
  pledgesTitle: 'Promised for later',
  pledgeBy: 'by {{day}}',
  title: 'Check-list of documents',
  count: '{{done}} of {{all}} handed in',
  none: 'No documents are listed for this type.',
  note: 'For reference; the one notification of what is missing governs.',
  required: 'Needed',
  optional: 'If it applies',
  asked: 'Asked for besides',
  state: {
    open: 'Not handed in',
    wanted: 'To be supplied',
    supplied: 'In, to be checked',
    accepted: 'Checked and right',
    promised: 'Promised',
    'not-needed': 'Not needed',
  },
  template: 'Empty form: {{words}}',
  sample: 'Sample: {{words}}',
  remark: 'Remark: {{words}}',
  onPaper: 'Handed in on paper',
  reusedFrom: 'Used again from {{number}}',
  validThrough: 'Valid through {{day}}',
  validUnknown: 'No validity stated; please make sure that it still holds',
  pledgeKind: { supplement: 'To follow later', commitment: 'Declared in its place' },
  pledgeNote: {
    supplement: 'Work begins now, the document follows by its day; no result before that',
    commitment: 'You declare that the condition is met; it is verified afterwards',
  },
  pledge: '{{kind}}, by {{day}}',
  pledgeEnded: {
    kept: '{{kind}}, kept',
    broken: '{{kind}}, not kept in time',
    void: '{{kind}}, no longer asked for: the matter ended',
  },
  handIn: 'Hand this in',
  handInAgain: 'Replace',
  promise: 'Promise for later',
  check: 'Check',
  checkAgain: 'Check again',
  templateFile: 'Empty form',
  sampleFile: 'Sample',
  forItem: '{{action}}: {{name}}',
  reuse: 'Use what was handed in before',
  reuseNot: 'No, upload a new one',
  reuseLine: '{{number}}, handed in {{day}}',
  handInMissing: 'Choose a file, take a photo, or use one from before',
  handInPaper: 'Without a file it is recorded as handed in on paper.',
  result: { accepted: 'Right', wanted: 'To be corrected', 'not-needed': 'Not needed' },
  resultLabel: 'Result of the check',
  resultMissing: 'Please choose a result',
  checkWords: 'Remark',
  checkWordsMissing: 'Please say what is wrong and how to correct it',
  through: 'Valid through',
  throughHint:
    'With a day given, the firm can use it again for other matters until then. Else the catalogue governs.',
  kindLabel: 'How it is promised',
  kindMissing: 'Please choose how it is promised',
  until: 'By which day',
  untilMissing: 'Please choose a day after today',
  pledgeWords: 'Words of the promise',
  pledgeWordsHint: 'E.g. the permit follows by 10 December; a butler also writes who agreed',
  pledgeWordsMissing: 'Please write what is promised',
} as const;

export const actions = {
  materials,
  urged: 'Urged {{count}}×',
  action,
  event,
  matterStatus,
  firmStatus,
  assignmentStatus,
  extensionStatus,
  rectificationStatus,
  escalationLevel,
  escalationStatus,
  light,
  clock,
  urgency,
  serviceMode,
  declineReason,
  rating,
  closeReason,
  outcome,
  queue,
  relation,
  assignmentRole: { lead: 'Lead', support: 'Support' },
  visibility: { firm: 'Visible to the firm', internal: 'Internal' },
  subjectKind: { enterprise: 'Enterprise', project: 'Project' },
  raisedBy: { firm: 'Raised by the firm', butler: 'Raised by the butler for the firm' },
  platform: 'Platform',
  erased: 'Content erased as the law requires',
  timeLeft: {
    days: '{{n, unit(one: working day; other: working days)}} left',
    hours: '{{n, unit(one: hour; other: hours)}} left',
    minutes: '{{n, unit(one: minute; other: minutes)}} left',
    overDays: 'overdue by {{n, unit(one: working day; other: working days)}}',
    overHours: 'overdue by {{n, unit(one: hour; other: hours)}}',
    overMinutes: 'overdue by {{n, unit(one: minute; other: minutes)}}',
    paused: 'Clock paused',
    due: 'due {{day}}',
    provisional: 'provisional: the holidays of that year are not published yet',
  },
} as const satisfies Texts<typeof chinese>;
