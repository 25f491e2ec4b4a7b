import '../../ui/sheet.css';
import './templates.css';
import { templatesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Workflow } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/empty.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';

/** 节点模板: what plans of projects are made from. */
export function TemplatesPage() {
  const { t } = useTranslation('console');
  useTitle(t('nav.planTemplates'));
  const query = useQuery(templatesOptions);
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{t('nav.planTemplates')}</h1>
        </div>
        <p className="sub">{t('template.lead')}</p>
      </header>
      <div className="template-list">
        <QueryView query={query} whole>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={Workflow} title={t('template.empty')} />
            ) : (
              items.map((one) => (
                <Link
                  key={one.code}
                  to="/plan-templates/$code"
                  params={{ code: one.code }}
                  className="card template-card"
                >
                  <b>{one.name}</b>
                  <span className="sub">{one.description}</span>
                  <span className="row small muted">
                    <span>{t('plan.make.nodes', { n: one.nodes })}</span>
                    <span>
                      {one.published === null
                        ? t('template.unpublished')
                        : t('template.number', { n: one.published })}
                    </span>
                    <span>{t('template.plans', { n: one.plans })}</span>
                    {one.draft !== null && <span className="tag tag-yellow">{t('template.hasDraft')}</span>}
                  </span>
                </Link>
              ))
            )
          }
        </QueryView>
      </div>
    </div>
  );
}
