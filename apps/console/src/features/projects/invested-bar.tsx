import './projects.css';
import { formatCount, formatPercent } from '@guanjia/client/format';
import type { ProjectSummary } from '@guanjia/core/projects';
import { useTranslation } from 'react-i18next';

/** 万元 as 亿元, to the hundredth. */
const yi = (wan: number): string => formatCount(Math.round(wan / 100) / 100);

/** What has been invested of the whole, in 亿元, with the share. Unknown stays unknown. */
export function InvestedBar({
  project,
}: {
  project: Pick<ProjectSummary, 'investedWan' | 'investmentTotalWan'>;
}) {
  const { t } = useTranslation(['console', 'common']);
  const { investedWan, investmentTotalWan } = project;
  if (investmentTotalWan === null) return <span className="muted">{t('common:unknown')}</span>;
  const total = yi(investmentTotalWan);
  if (investedWan === null || investmentTotalWan === 0)
    return <span className="sub">{t('project.totalOnly', { total })}</span>;
  const share = Math.min(1, investedWan / investmentTotalWan);
  return (
    <span className="invested">
      <span className="invested-track" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <span className="small sub">
        {t('project.invested', {
          done: yi(investedWan),
          total,
          percent: formatPercent(share),
        })}
      </span>
    </span>
  );
}
