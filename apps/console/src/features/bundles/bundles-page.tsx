import '../../ui/sheet.css';
import './bundles.css';
import { bundlesOptions } from '@guanjia/client/queries';
import type { BundleView } from '@guanjia/core/plans';
import { useQuery } from '@tanstack/react-query';
import { Layers, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { BundleDialog } from './bundle-dialog.tsx';
import { useBundleNames } from './use-bundle-names.ts';

/** 一揽子服务: what a butler can open for a project in one act; the zone names and fills its own. */
export function BundlesPage() {
  const { t } = useTranslation('console');
  useTitle(t('nav.bundles'));
  const query = useQuery(bundlesOptions);
  const [editing, setEditing] = useState<BundleView | 'new'>();
  return (
    <div className="sheet">
      <header className="sheet-head">
        <div className="sheet-title">
          <h1>{t('nav.bundles')}</h1>
          {query.data?.mayEdit && (
            <Button kind="primary" icon={Plus} className="push" onClick={() => setEditing('new')}>
              {t('bundle.create')}
            </Button>
          )}
        </div>
        <p className="sub">{t('bundle.lead')}</p>
      </header>
      <div className="bundle-list">
        <QueryView query={query} whole>
          {({ items, mayEdit }) =>
            items.length === 0 ? (
              <Empty icon={Layers} title={t('bundle.empty')} help={t('bundle.emptyHelp')} />
            ) : (
              items.map((bundle) => (
                <BundleCard
                  key={bundle.code}
                  bundle={bundle}
                  onEdit={mayEdit ? () => setEditing(bundle) : undefined}
                />
              ))
            )
          }
        </QueryView>
      </div>
      {editing && (
        <BundleDialog
          bundle={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function BundleCard({ bundle, onEdit }: { bundle: BundleView; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('console');
  const names = useBundleNames();
  const { content } = bundle;
  return (
    <section className="card">
      <header className="card-head">
        <h2>{content.name}</h2>
        {content.brand && <span className="tag tag-accent">{content.brand}</span>}
        {!bundle.active && <span className="tag tag-yellow">{t('bundle.off')}</span>}
        <span className="note">{t('bundle.opened', { n: bundle.opened })}</span>
        {onEdit && (
          <Button className="push" onClick={onEdit}>
            {t('bundle.edit')}
          </Button>
        )}
      </header>
      <div className="card-body">
        {content.description && <p className="sub">{content.description}</p>}
        <ol className="bundle-items">
          {content.items.map((item, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is what they are known by
            <li key={n}>
              {item.kind === 'node' ? (
                <b>{t('bundle.node', { code: item.code })}</b>
              ) : (
                <>
                  <b>{item.title}</b>
                  <span className="sub">
                    {names.type(item.typeCode)} · {item.officeCodes.map(names.office).join('、')} ·{' '}
                    {t('bundle.limit', { n: item.limitDays })}
                  </span>
                </>
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
