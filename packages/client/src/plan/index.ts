import { type LightRule, lightRules } from '@guanjia/core/projects';
import { useTranslation } from 'react-i18next';

/** What a sentence about a light needs to know of its cause. */
interface Cause {
  readonly rule: LightRule;
  readonly amount: number;
  readonly node: string | null;
  readonly office: string | null;
}

interface Notice {
  readonly details: Record<string, unknown>;
  readonly project: { readonly name: string } | null;
}

export interface PlanWords {
  /** Why a light is on, as one sentence: which node, whose, by how much. */
  readonly cause: (cause: Cause) => string;
  /** How many working days an end lies after (before) what was meant. */
  readonly lateBy: (days: number) => string;
  /** A notice of a plan's light; what an older server left out is not said. */
  readonly notice: (notice: Notice) => { title: string; causes: string[] };
}

/** The words about plans that the desk and the phone share. */
export function usePlanWords(): PlanWords {
  const { t } = useTranslation('common');
  const cause = ({ rule, amount, node, office }: Cause): string => {
    const n = rule === 'behind' || rule === 'investment' ? Math.round(amount * 100) : amount;
    if (rule === 'nodeNearDue' && amount === 0) {
      return t('plan.cause.nodeDueToday', { node: node ?? '', office: office ?? t('plan.firm') });
    }
    return t(`plan.cause.${rule}`, { n, node: node ?? '', office: office ?? t('plan.firm') });
  };
  return {
    cause,
    lateBy: (days) => {
      if (days === 0) return t('plan.onDay');
      return days > 0 ? t('plan.late', { n: days }) : t('plan.early', { n: -days });
    },
    notice: ({ details, project }) => {
      const light = details.light === 'red' ? 'red' : 'yellow';
      const named = project?.name ?? (typeof details.projectName === 'string' ? details.projectName : null);
      const causes = Array.isArray(details.causes) ? (details.causes as unknown[]) : [];
      return {
        title: t(`plan.turned.${light}`, { project: named ?? t('plan.someProject') }),
        causes: causes.filter(isCause).map(cause),
      };
    },
  };
}

function isCause(cause: unknown): cause is Cause {
  return (
    typeof cause === 'object' &&
    cause !== null &&
    'rule' in cause &&
    'amount' in cause &&
    typeof cause.amount === 'number' &&
    (lightRules as readonly unknown[]).includes(cause.rule)
  );
}
