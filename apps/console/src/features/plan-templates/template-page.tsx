import '../../ui/sheet.css';
import './templates.css';
import { formatMoment } from '@guanjia/client/format';
import { templateOptions } from '@guanjia/client/queries';
import type { TemplateDetail, TemplateVersion } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { NodesTable } from './nodes-table.tsx';

const route = getRouteApi('/plan-templates/$code');

/** One template: the version in force, earlier ones, and for who may edit the draft of the next. */
export function TemplatePage() {
  const { code } = route.useParams();
  const query = useQuery(templateOptions(code));
  useTitle(query.data?.name ?? '');
  return (
    <QueryView page query={query}>
      {(template) => <Content key={template.code} template={template} />}
    </QueryView>
  );
}

function Content({ template }: { template: TemplateDetail }) {
  const { t } = useTranslation('console');
  const mayEdit = template.abilities.includes('plan-template.edit');
  const draft = template.versions.find((version) => version.state === 'draft');
  const published = template.versions.find((version) => version.state === 'published');
  const [shown, setShown] = useState<number>();
  const [editing, setEditing] = useState(false);
  const [copying, setCopying] = useState(false);
  const version = template.versions.find((one) => one.number === shown) ?? published ?? draft;
  const base = draft ?? published;
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{template.name}</h1>
          {draft && <span className="tag tag-yellow">{t('template.hasDraft')}</span>}
          {mayEdit && !editing && (
            <div className="push row">
              <Button onClick={() => setCopying(true)}>{t('template.copy')}</Button>
              {base && (
                <Button kind="primary" onClick={() => setEditing(true)}>
                  {draft ? t('template.editDraft') : t('template.begin')}
                </Button>
              )}
            </div>
          )}
        </div>
        <p className="sheet-facts">
          <span>{template.code}</span>
          <span>{t('plan.make.nodes', { n: template.nodes })}</span>
          <span>{t('template.plans', { n: template.plans })}</span>
        </p>
        {template.description && <p className="sub">{template.description}</p>}
      </header>
      {editing && base ? (
        <DraftEditor
          template={template}
          base={base}
          published={published}
          onClose={() => setEditing(false)}
        />
      ) : (
        <div className="sheet-columns">
          <div className="sheet-column">
            {version && (
              <section className="card">
                <header className="card-head">
                  <h2>{t('template.number', { n: version.number })}</h2>
                  <span className="note">{t(`template.state.${version.state}`)}</span>
                </header>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by keyboard */}
                <section className="template-table" tabIndex={0} aria-label={t('plan.asTable')}>
                  <NodesTable content={version.content} />
                </section>
              </section>
            )}
          </div>
          <div className="sheet-column">
            <Versions versions={template.versions} shown={version?.number} onShow={setShown} />
          </div>
        </div>
      )}
      {copying && base && <CopyDialog content={base.content} onClose={() => setCopying(false)} />}
    </div>
  );
}

interface VersionsProps {
  readonly versions: readonly TemplateVersion[];
  readonly shown: number | undefined;
  readonly onShow: (number: number) => void;
}

function Versions({ versions, shown, onShow }: VersionsProps) {
  const { t } = useTranslation('console');
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('template.versions')}</h2>
      </header>
      <div className="card-body">
        <ol className="history">
          {versions.map((version) => (
            <li key={version.number} className={version.number === shown ? 'history-now' : undefined}>
              <button
                type="button"
                className="link"
                aria-current={version.number === shown ? 'true' : undefined}
                onClick={() => onShow(version.number)}
              >
                {t('template.number', { n: version.number })} · {t(`template.state.${version.state}`)}
              </button>
              <p className="words">{version.note}</p>
              <span className="small muted">
                {version.by ?? t('template.shipped')} · {formatMoment(version.at)}
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
