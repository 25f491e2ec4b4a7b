import {
  type EscalationRuleView,
  escalationLights,
  escalationRuleLevels,
  litClocks,
} from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { RecordDialog, type RecordField } from '../../ui/record-dialog.tsx';

/** One rule: a clock, a light, so many working days, a level. Both a new one and a change count from now. */
export function RuleDialog({ rule, onClose }: { rule: EscalationRuleView | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'actions']);
  const fields: RecordField[] = [
    ...(rule
      ? []
      : [
          {
            name: 'clock',
            label: t('rule.clock'),
            kind: 'choice' as const,
            required: true,
            options: litClocks.map((value) => ({ value, label: t(`actions:clock.${value}`) })),
          },
        ]),
    {
      name: 'light',
      label: t('rule.light'),
      kind: 'choice',
      required: true,
      options: escalationLights.map((value) => ({ value, label: t(`actions:light.${value}`) })),
    },
    {
      name: 'afterDays',
      label: t('rule.after'),
      kind: 'number',
      required: true,
      most: 250,
      hint: t('rule.afterHint'),
    },
    {
      name: 'level',
      label: t('rule.level'),
      kind: 'choice',
      required: true,
      options: escalationRuleLevels.map((value) => ({
        value,
        label: value === 'next' ? t('rule.next') : t(`actions:escalationLevel.${value}`),
      })),
    },
    ...(rule
      ? [
          {
            name: 'active',
            label: t('rule.active'),
            kind: 'switch' as const,
            hint: t('rule.effect'),
            wide: true,
          },
        ]
      : []),
  ];
  return (
    <RecordDialog
      title={rule ? t('rule.editNamed', { rule: t(`actions:clock.${rule.clock}`) }) : t('rule.create')}
      fields={fields}
      editing={rule !== undefined}
      initial={
        rule
          ? { light: rule.light, afterDays: rule.afterDays, level: rule.level, active: rule.active }
          : { light: 'red', afterDays: 1 }
      }
      write={(body) =>
        rule
          ? {
              method: 'PATCH',
              path: `/escalation-rules/${rule.id}`,
              body: { ...body, revision: rule.revision },
            }
          : { method: 'POST', path: '/escalation-rules', body }
      }
      done={() => (rule ? t('rule.saved') : t('rule.made'))}
      onClose={onClose}
    />
  );
}
