import type { Texts } from '../../i18n/texts.ts';
import type { security as chinese } from '../zh-CN/security.ts';

/** Signing in safely, on the desk and on the phone. */
export const security = {
  title: 'Sign-in security',
  code: 'Code or recovery code',
  codeHint: 'Open the authenticator on your phone and type its 6 digits.',
  codeMissing: 'Type the code',
  factor: 'Second factor',
  factorLead:
    'Besides the password you type the 6 digits of an authenticator: a leaked password opens nothing.',
  on: 'On since {{when}}',
  off: 'Off',
  codesLeft: '{{count, unit(one: recovery code; other: recovery codes)}} left',
  required: 'Your role needs a second factor. Set it up with an authenticator on your phone.',
  turnOn: 'Turn on the second factor',
  turnOff: 'Turn off the second factor',
  password: 'Current password',
  passwordMissing: 'Type your current password',
  next: 'Next',
  scan: 'Scan the picture with the authenticator, or type the key by hand:',
  qr: 'QR code of the second factor',
  confirm: 'The 6 digits it shows',
  finish: 'Confirm',
  codesTitle: 'Keep your recovery codes',
  codesLead:
    'Each of them replaces a code once, when the phone is not at hand. They are shown this one time only.',
  codesKept: 'I have kept them',
  turnedOff: 'The second factor is off',
  sessions: 'Devices that are signed in',
  thisOne: 'This one',
  lastSeen: 'last used {{when}}',
  since: 'signed in {{when}}',
  end: 'Sign out',
  endOthers: 'Sign out all others',
  ended: 'Signed out',
  unknownDevice: 'Unknown device',
} as const satisfies Texts<typeof chinese>;
