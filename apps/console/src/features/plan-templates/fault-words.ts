import type { TemplateFault } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';

/** The nodes that a fault is about. */
export const nodesOfFault = (fault: TemplateFault): readonly string[] =>
  fault.kind === 'cycle' ? fault.nodes : [fault.node];

/** Faults of a template in words, while it is being written. */
export function useFaultWords(): (fault: TemplateFault) => string {
  const { t } = useTranslation('console');
  return (fault) => {
    switch (fault.kind) {
      case 'cycle':
        return t('template.fault.cycle', { nodes: [...fault.nodes, fault.nodes[0]].join(' → ') });
      case 'unknownPredecessor':
        return t('template.fault.unknownPredecessor', { predecessor: fault.predecessor });
      case 'duplicateLink':
        return t('template.fault.duplicateLink', { predecessor: fault.predecessor });
      case 'duplicateId':
      case 'selfLink':
      case 'orphan':
      case 'unreachable':
      case 'unknownStage':
      case 'unknownCondition':
        return t(`template.fault.${fault.kind}`);
      default:
        return t('template.fault.days');
    }
  };
}
