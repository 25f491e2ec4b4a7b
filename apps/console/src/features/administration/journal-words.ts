import { findText } from '@guanjia/client/i18n';
import type { JournalItem } from '@guanjia/core/audit';
import type { ActionName, SystemAction } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';

/** Actions on matters that an auditor asks for most; the others are found through the matter. */
export const MATTER_ACTIONS = [
  'submit',
  'accept',
  'decline',
  'transfer',
  'assign',
  'return',
  'answer-firm',
  'rate',
  'exclude-rating',
  'rating-link-issued',
  'escalate',
  'decide-escalation',
  'closed-silent',
  'light-turned',
  'handed-over',
] as const satisfies readonly (ActionName | SystemAction)[];

/** What administrators do; the codes of the journal. */
export const ADMINISTRATIVE_ACTIONS = [
  'account.create',
  'account.edit',
  'account.reset-password',
  'role.grant',
  'role.revoke',
  'session.revoke',
  'settings.change',
  'calendar.publish',
  'catalogue.publish',
  'catalogue.retire',
  'stewardship.handover',
  'data.import',
  'journal-verified',
] as const;

interface JournalWords {
  readonly actionText: (action: string) => string;
  readonly streamText: (item: Pick<JournalItem, 'stream' | 'matter'>) => string;
}

/** The journal's codes in words; a code that this version doesn't know is shown as it is. */
export function useJournalWords(): JournalWords {
  const { t } = useTranslation('administration');
  return {
    actionText: (action) =>
      findText(`actions:event.${action}`) ??
      findText(`administration:audit.did.${action.replaceAll('.', '-')}`) ??
      action,
    streamText: ({ stream, matter }) => {
      const kind = stream.split(':')[0] ?? stream;
      const name = findText(`administration:audit.kind.${kind}`) ?? kind;
      return matter ? `${t('audit.kind.matter')} ${matter.number}` : name;
    },
  };
}
