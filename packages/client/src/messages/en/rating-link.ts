import type { Texts } from '../../i18n/texts.ts';
import type { ratingLink as chinese, ratingReview as chineseReview } from '../zh-CN/rating-link.ts';

/** Links for rating, on the desk, on the phone, and for whoever opens one. */
export const ratingLink = {
  title: 'Rating link',
  lead: 'Where signing in is a burden, send a contact of the firm the link or the QR code: it opens the rating at once and is good once. Issuing is journalled, and the rating says “Rated by link”.',
  make: 'Make a link',
  again: 'Make a new one',
  makeFor: 'Make a link: {{name}}',
  againFor: 'Make a new one: {{name}}',
  for: 'Rating link for {{name}}',
  message:
    'Your need “{{title}}” ({{number}}) has been dealt with. Please rate it. The link is good until {{day}}, once: {{url}}',
  once: 'Shown only this once. After a new one is made, the former link opens nothing.',
  copy: 'Copy text and link',
  copyFailed: 'This browser does not copy by itself: select the text above and copy it.',
  send: 'Send',
  qr: 'QR code of the rating link for {{name}}',
  issued: 'made by {{by}}, {{at}}',
  opened: 'opened {{at}}',
  used: 'rated {{at}}',
  unopened: 'not opened yet',
  none: 'No contact of this firm is on record. Enter one first, then make a link.',
  gone: 'a contact off the record',
  actor: 'Contact of the firm (rating link)',
  byLink: 'Rated by link',
  byLinkOf: 'Rated by link: issued by {{by}} to {{to}}',
  page: {
    title: 'Please rate',
    lead: 'Your need has been dealt with. Tell us what you think. Ratings are open to all concerned and can not be changed.',
    answer: 'What your butler answered',
    until: 'You can rate until {{day}}; the link is good once.',
    privacy: 'This page shows the title, the number and the answer of this one need only.',
    thanks: 'Thank you for your rating',
    thanksHelp: 'It has arrived and can not be changed. You may close this page.',
    used: 'This link has been used',
    usedHelp:
      'The rating has arrived and can not be changed. If it was not you, tell your butler or the coordinator at once.',
    rated: 'This has been rated already',
    ratedHelp: 'Nothing is left to do. If it was not you, tell your butler or the coordinator at once.',
    expired: 'The time to rate is over',
    expiredHelp: 'This link is of no use any more. If there is more to say, tell your butler.',
    unknown: 'This link is not valid',
    unknownHelp:
      'It is incomplete, or a newer one was sent. Open the newest one, or ask your butler for another.',
  },
} as const satisfies Texts<typeof chinese>;

/** Who decides on an appeal against a bad rating. */
export const ratingReview = {
  coordinator: 'The appeal is decided by a coordinator of another office: {{names}}',
  leader: 'No coordinator of another office is left, so the leading group decides: {{names}}',
  nobody:
    'Nobody may decide on this appeal: every coordinator and leader belongs to an office that it concerns. Ask the security administrator to appoint another coordinator.',
} as const satisfies Texts<typeof chineseReview>;
