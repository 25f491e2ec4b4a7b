import type { Texts } from '../../i18n/texts.ts';
import type { common as chinese } from '../zh-CN/common.ts';
import { absence } from './absence.ts';
import { plan } from './plan.ts';
import { security } from './security.ts';

/** Words that every screen of both apps needs. */
export const common = {
  appName: 'Guanjia',
  language: 'Language 语言',
  demoMark: 'Demo data',
  unknown: 'Unknown',
  none: 'None',
  all: 'All',
  more: 'More',
  less: 'Less',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  sending: 'Submitting…',
  search: 'Search',
  reset: 'Clear filters',
  retry: 'Try again',
  edit: 'Edit',
  open: 'Open',
  copy: 'Copy',
  copied: 'Copied',
  required: 'Required',
  optional: 'Optional',
  dueMove: {
    moved: '{{clock}} from {{from}} to {{to}}',
    certain: '{{clock}} {{to}}, not provisional any more',
  },
  yes: 'Yes',
  no: 'No',
  callSomebody: 'Call {{name}} on {{phone}}',
  phone: 'Phone',
  phoneMasked: 'Your role has no need of the whole number',
  count: '{{count, unit(one: matter; other: matters)}}',
  total: '{{count, unit(one: matter; other: matters)}} in all',
  shown: 'Showing {{shown}} of {{total}}',
  loadMore: 'Show {{count}} more',
  signIn: {
    title: 'Sign in',
    username: 'Account',
    password: 'Password',
    submit: 'Sign in',
    busy: 'Signing in…',
    usernameMissing: 'Please enter your account',
    passwordMissing: 'Please enter your password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    demoTitle: 'Demo zone: choose somebody, and account and password fill themselves in',
    demoNote: 'This is a demo zone. Enterprises, projects and people are made up.',
    sessionOver:
      'Your session has ended. Please sign in again; what you had not submitted is still on its page.',
    signOut: 'Sign out',
  },
  theme: { title: 'Appearance', light: 'Light', dark: 'Dark', system: 'Follow the system' },
  display: {
    title: 'Display and access',
    textSize: 'Text size',
    textSizes: { normal: 'Standard', large: 'Large', extra: 'Extra large' },
    contrast: 'Contrast',
    contrasts: { system: 'Follow the system', high: 'High contrast' },
    motion: 'Motion',
    motions: { system: 'Follow the system', less: 'Less motion' },
    letterKeys: 'Single-letter keys (A act, X choose, J/K move)',
    letterKeyStates: { on: 'On', off: 'Off' },
  },
  state: {
    loading: 'Loading…',
    stale: 'Refreshing…',
    offlineSince:
      'No connection to the server since {{time}}. Below is what it said then; it updates by itself once it is back.',
    offlineEmpty: 'No connection to the server. This loads by itself once it is back.',
    backOnline: 'Connected again',
    empty: 'Nothing here yet',
  },
  absence,
  plan,
  security,
  failure: {
    offline: {
      title: 'No connection to the server',
      help: 'Please check your network. What you entered is still here; submit it once more when you are connected. It counts only once.',
    },
    timeout: {
      title: 'No answer came in time',
      help: 'It may have been submitted. Please try again; the same submission counts only once.',
    },
    'session-over': {
      title: 'Your session has ended',
      help: 'Please sign in again, then go on from this page.',
    },
    forbidden: {
      title: 'You are not permitted to do this',
      help: 'This is outside your duties. If you need it, please ask the coordinator.',
    },
    'not-found': { title: 'Not found', help: 'It may not exist, or it is outside your duties.' },
    conflict: {
      title: 'Something has just changed',
      help: 'Somebody else was first. Please look at the latest state before you decide; what you entered is still here.',
    },
    invalid: {
      title: 'Something you entered needs correcting',
      help: 'Please correct it as shown and submit again.',
    },
    'too-many': { title: 'Too many requests', help: 'Please wait a little and try again.' },
    server: {
      title: 'The server has a problem',
      help: 'It is not your fault. Please try again later; if it goes on, tell the system administrator.',
    },
    unknown: {
      title: 'Something went wrong',
      help: 'Please reload the page and try again; if it goes on, tell the system administrator.',
    },
  },
  file: {
    drop: 'Drop files here, or click to choose',
    limits:
      'Images, PDF, Word, Excel; at most {{size}} each, at most {{count, unit(one: file; other: files)}}',
    tooLarge: '{{name}} is over {{size}} and was not added',
    tooMany: 'At most {{count, unit(one: file; other: files)}}',
    uploading: 'Uploading, {{percent}}%',
    failed: 'Not uploaded: {{reason}}',
    retry: 'Upload again',
    remove: 'Remove {{name}}',
    open: 'Open {{name}}',
  },
} as const satisfies Texts<typeof chinese>;
