import './supervision.css';
import { formatMoment } from '@guanjia/client/format';
import { supervisableOptions } from '@guanjia/client/queries';
import { sayPaper } from '@guanjia/client/supervision';
import type { Supervisable } from '@guanjia/core/supervision';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LightMark } from '../light-mark.tsx';
import { useAbility } from '../session.tsx';
import { StateTag } from './state-tag.tsx';
import { WorkSteps } from './work-steps.tsx';

type Of = { matterId: string } | { projectId: string };

/** 督办 of a matter, or of one node of a project: what was done so far, and the steps that I may take. */
export function WorkCard({ of, code }: { of: Of; code?: string }) {
  const { t } = useTranslation('common');
  const may = useAbility('supervision.issue');
  const query = useQuery({ ...supervisableOptions(of), enabled: may });
  const items = (query.data?.items ?? []).filter(
    (one) => code === undefined || one.subject.node?.code === code,
  );
  if (!may || items.length === 0) return null;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('supervision.card.title')}</h2>
      </header>
      <ul className="card-body supervision-work">
        {items.map((work) => (
          <Work key={work.key} work={work} named={items.length > 1 || code === undefined} />
        ))}
      </ul>
    </section>
  );
}

function Work({ work, named }: { work: Supervisable; named: boolean }) {
  const { t } = useTranslation('common');
  const { subject, supervised } = work;
  return (
    <li>
      <div className="row supervision-line">
        {subject.light !== 'none' && <LightMark light={subject.light} />}
        {named && <b>{supervised.name}</b>}
        {subject.daysOver > 0 && (
          <span className="ink-red small">{t('supervision.over', { n: subject.daysOver })}</span>
        )}
        {work.lastUrgedAt && (
          <span className="small muted">
            {t('supervision.urgedCount', { n: work.urges })} ·{' '}
            {t('supervision.lastUrged', { at: formatMoment(work.lastUrgedAt) })}
          </span>
        )}
        <span className="push">
          <WorkSteps work={work} />
        </span>
      </div>
      {work.notices.map((notice) => (
        <div key={notice.id} className="row small">
          <Link to="/supervisions/$supervisionId" params={{ supervisionId: notice.id }} className="link">
            {sayPaper(notice.kind, notice.number)}
          </Link>
          <StateTag item={{ state: notice.state, unanswered: false }} />
        </div>
      ))}
    </li>
  );
}
