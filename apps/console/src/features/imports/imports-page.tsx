import './imports.css';
import { apiUrl } from '@guanjia/client/api';
import type { ImportKind } from '@guanjia/core/imports';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { kindIcons, useMyKinds } from './kinds.ts';
import { RecentImports } from './recent-imports.tsx';
import { UploadCard } from './upload-card.tsx';

const route = getRouteApi('/imports');

/** Choose what, fill the template, drop the file: the check comes at once, the writing only when all is right. */
export function ImportsPage() {
  const { t } = useTranslation('imports');
  const kinds = useMyKinds();
  const { kind: chosen } = route.useSearch();
  const navigate = useNavigate();
  const kind = kinds.find((one) => one === chosen) ?? kinds[0];
  useTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <div className="imports">
        <section className="card imports-steps">
          <fieldset>
            <legend>
              <i aria-hidden="true">1</i>
              {t('step.kind')}
            </legend>
            <div className="imports-kinds">
              {kinds.map((one) => (
                <KindChoice
                  key={one}
                  kind={one}
                  checked={one === kind}
                  onChoose={() => void navigate({ to: '/imports', search: { kind: one }, replace: true })}
                />
              ))}
            </div>
          </fieldset>
          {kind && (
            <>
              <div>
                <h2>
                  <i aria-hidden="true">2</i>
                  {t('step.template')}
                </h2>
                <p className="row imports-template">
                  <a className="btn" href={apiUrl(`/imports/templates/${kind}`)} download>
                    <Download size={15} aria-hidden />
                    {t('template', { kind: t(`kind.${kind}`) })}
                  </a>
                  <span className="sub">{t('templateNote')}</span>
                </p>
              </div>
              <div>
                <h2>
                  <i aria-hidden="true">3</i>
                  {t('step.file')}
                </h2>
                <UploadCard key={kind} kind={kind} />
              </div>
            </>
          )}
        </section>
        <RecentImports />
      </div>
    </>
  );
}

function KindChoice({
  kind,
  checked,
  onChoose,
}: {
  kind: ImportKind;
  checked: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('imports');
  const Icon = kindIcons[kind];
  return (
    <label className={checked ? 'imports-kind imports-kind-on' : 'imports-kind'}>
      <input type="radio" name="kind" className="vh" checked={checked} onChange={onChoose} />
      <Icon size={18} strokeWidth={1.6} aria-hidden />
      <span>
        <b>{t(`kind.${kind}`)}</b>
        <span className="small sub">{t(`about.${kind}`)}</span>
      </span>
    </label>
  );
}
