import { formatList } from '@guanjia/client/format';
import type { MatterType, SourcedDays } from '@guanjia/core/matters';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';

/** One type: limits with their sources, materials, ways of service. */
export function TypeDetail({ type, onClose }: { type: MatterType | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  if (!type) return null;
  const limits = [
    ['promised', type.promised],
    ['statutory', type.statutory],
    ['past', type.pastPractice],
  ] as const;
  return (
    <aside className="catalogue-detail" aria-label={type.name}>
      <header>
        <span className="tag">{type.groupName}</span>
        <span className="push">
          <IconButton icon={X} label={t('common:close')} onClick={onClose} />
        </span>
        <h2>{type.name}</h2>
        <p className="sub">
          {t(`catalogue.subject.${type.subject}`)} · {t(`catalogue.complexity.${type.complexity}`)}
        </p>
      </header>
      <section>
        <h3>{t('catalogue.limits')}</h3>
        <dl className="catalogue-limits">
          {limits.map(([name, given]) => (
            <Limit key={name} name={t(`catalogue.${name}`)} given={given} />
          ))}
        </dl>
      </section>
      <section>
        <h3>{t('catalogue.offices')}</h3>
        <dl className="facts">
          <dt>{t('actions:assignmentRole.lead')}</dt>
          <dd>{type.leadOffice?.name ?? t('common:unknown')}</dd>
          <dt>{t('actions:assignmentRole.support')}</dt>
          <dd>{formatList(type.supportingOffices.map((office) => office.name)) || t('common:none')}</dd>
        </dl>
      </section>
      <section>
        <h3>{t('catalogue.materials')}</h3>
        {type.materials.length === 0 ? (
          <p className="sub">{t('catalogue.noMaterials')}</p>
        ) : (
          <ul className="stack">
            {type.materials.map((material) => (
              <li key={material.name}>
                {material.name}{' '}
                <span className={material.required ? 'tag tag-accent' : 'tag'}>
                  {t(material.required ? 'common:required' : 'common:optional')}
                </span>
                {material.note && <div className="small sub">{material.note}</div>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h3>{t('catalogue.modes')}</h3>
        <p>
          {formatList(type.serviceModes.map((mode) => t(`actions:serviceMode.${mode}`))) ||
            t('common:unknown')}
        </p>
      </section>
    </aside>
  );
}

function Limit({ name, given }: { name: string; given: SourcedDays | null }) {
  const { t } = useTranslation(['console', 'common']);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {given === null ? (
          <>
            <b className="muted">{t('common:unknown')}</b>
            <span className="small sub">{t('catalogue.noSource')}</span>
          </>
        ) : (
          <>
            <b>
              {t(given.unit === 'working' ? 'catalogue.workingDays' : 'catalogue.calendarDays', {
                n: given.days,
              })}
            </b>
            <span className="small sub">{t('catalogue.source', { source: given.source })}</span>
          </>
        )}
      </dd>
    </div>
  );
}
