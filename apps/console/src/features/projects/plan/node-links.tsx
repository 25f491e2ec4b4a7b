import type { PlanNodeView, PlanView } from '@guanjia/core/plans';
import { useTranslation } from 'react-i18next';
import { useLinkWords } from './link-words.ts';

interface NodeLinksProps {
  readonly plan: PlanView;
  readonly node: PlanNodeView;
  readonly onOpen: (code: string) => void;
}

/** What it waits for and what waits for it, each a step further along the plan. */
export function NodeLinks({ plan, node, onOpen }: NodeLinksProps) {
  const { t } = useTranslation('console');
  const words = useLinkWords();
  const nameOf = (code: string) => plan.nodes.find((one) => one.code === code)?.name ?? code;
  const before = node.predecessors.map((link) => ({ ...link, code: link.from }));
  const after = plan.nodes.flatMap(({ code, predecessors }) =>
    predecessors.filter(({ from }) => from === node.code).map((link) => ({ ...link, code })),
  );
  const list = (links: typeof before) =>
    links.length === 0 ? (
      <span className="muted">—</span>
    ) : (
      links.map((link) => (
        <span key={`${link.code}-${link.kind}`}>
          <button type="button" className="link" onClick={() => onOpen(link.code)}>
            {link.code} {nameOf(link.code)}
          </button>{' '}
          <span className="small muted">{words(link)}</span>
        </span>
      ))
    );
  return (
    <dl className="facts">
      <dt>{t('plan.before')}</dt>
      <dd className="node-links">{list(before)}</dd>
      <dt>{t('plan.after')}</dt>
      <dd className="node-links">{list(after)}</dd>
    </dl>
  );
}
