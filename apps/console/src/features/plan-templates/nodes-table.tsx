import { allOfficesOptions } from '@guanjia/client/queries';
import type { PlanLimit, TemplateContent, TemplateNode } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface NodesTableProps {
  readonly content: TemplateContent;
  /** What is wrong with a node, below its name. */
  readonly faultsOf?: (code: string) => readonly string[];
  readonly acts?: (node: TemplateNode, position: number) => ReactNode;
}

/** Nodes of a template with what each says; stages stand between them where they follow in order. */
export function NodesTable({ content, faultsOf, acts }: NodesTableProps) {
  const { t } = useTranslation(['console', 'common']);
  const offices = useQuery(allOfficesOptions({}));
  const nameOf = (code: string) => offices.data?.find((office) => office.code === code)?.shortName ?? code;
  const limit = (one: PlanLimit | null) =>
    one === null ? (
      <span className="muted">{t('common:unknown')}</span>
    ) : (
      <span title={one.source}>{t(`plan.days.${one.unit}`, { n: one.days })}</span>
    );
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('plan.node')}</th>
          <th scope="col">{t('plan.responsible')}</th>
          <th scope="col">{t('plan.length')}</th>
          <th scope="col">{t('plan.promised')}</th>
          <th scope="col">{t('plan.statutory')}</th>
          <th scope="col">{t('plan.before')}</th>
          <th scope="col">{t('template.condition')}</th>
          {acts && <th scope="col">{t('template.acts')}</th>}
        </tr>
      </thead>
      <tbody>
        {content.nodes.map((node, position) => (
          <tr key={node.code}>
            <th scope="row">
              <b>{node.code}</b> {node.name}
              {node.milestone && (
                <span className="tag tag-accent">{t(`project.stages.${node.milestone}`)}</span>
              )}
              {node.stopsClock && <span className="tag">{t('plan.stopsClock')}</span>}
              {faultsOf?.(node.code).map((fault) => (
                <span key={fault} className="template-fault">
                  {fault}
                </span>
              ))}
            </th>
            <td>{node.officeCodes.map(nameOf).join('、') || t('common:plan.firm')}</td>
            <td className="nowrap">{t(`plan.days.${node.unit}`, { n: node.days })}</td>
            <td className="nowrap">{limit(node.promised)}</td>
            <td className="nowrap">{limit(node.statutory)}</td>
            <td>
              {node.predecessors
                .map(
                  ({ from, kind, lag }) =>
                    `${from}${kind === 'startToStart' ? ' SS' : ''}${lag ? ` ${lag > 0 ? '+' : ''}${lag}` : ''}`,
                )
                .join('、') || '—'}
            </td>
            <td>{content.conditions.find((one) => one.code === node.condition)?.question ?? ''}</td>
            {acts && <td className="nowrap">{acts(node, position)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
