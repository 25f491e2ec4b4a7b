import { formatList } from '@guanjia/client/format';
import type { VersionRulesView } from '@guanjia/core/catalogue';
import type { MatterType, SourcedDays } from '@guanjia/core/matters';
import { useTranslation } from 'react-i18next';
import { useRuleText } from './rule-text.ts';

type Shown = Pick<
  VersionRulesView,
  | 'leadOffice'
  | 'supportingOffices'
  | 'promised'
  | 'statutory'
  | 'pastPractice'
  | 'materials'
  | 'serviceModes'
  | 'prominent'
> &
  Partial<Pick<MatterType, 'code'>>;

/** Rules as people read them: limits with their sources, offices, materials, ways of service. */
export function RulesView({ rules, defaultDays }: { rules: Shown; defaultDays?: number | undefined }) {
  const { t } = useTranslation(['console', 'actions', 'common']);
  const limits = [
    ['promised', rules.promised],
    ['statutory', rules.statutory],
    ['past', rules.pastPractice],
  ] as const;
  return (
    <>
      <section>
        <h3>{t('catalogue.limits')}</h3>
        <dl className="catalogue-limits">
          {limits.map(([name, given]) => (
            <Limit
              key={name}
              name={t(`catalogue.${name}`)}
              given={given}
              without={
                name === 'promised' && defaultDays !== undefined
                  ? t('catalogue.form.defaultHelp', { days: defaultDays })
                  : t('catalogue.noSource')
              }
            />
          ))}
        </dl>
      </section>
      <section>
        <h3>{t('catalogue.offices')}</h3>
        <dl className="facts">
          <dt>{t('actions:assignmentRole.lead')}</dt>
          <dd>{rules.leadOffice?.name ?? t('common:unknown')}</dd>
          <dt>{t('actions:assignmentRole.support')}</dt>
          <dd>{formatList(rules.supportingOffices.map((office) => office.name)) || t('common:none')}</dd>
        </dl>
      </section>
      <section>
        <h3>{t('catalogue.materials')}</h3>
        <Materials items={rules.materials} />
      </section>
      <section>
        <h3>{t('catalogue.modes')}</h3>
        <p>
          {formatList(rules.serviceModes.map((mode) => t(`actions:serviceMode.${mode}`))) ||
            t('common:unknown')}
        </p>
        {rules.prominent && <p className="small sub">{t('catalogue.prominent')}</p>}
      </section>
    </>
  );
}

function Materials({ items }: { items: VersionRulesView['materials'] }) {
  const { t } = useTranslation('console');
  if (items.length === 0) return <p className="sub">{t('catalogue.noMaterials')}</p>;
  return (
    <ul className="stack">
      {items.map((material) => (
        <li key={material.name}>
          {material.name}{' '}
          <span className={material.required ? 'tag tag-accent' : 'tag'}>
            {t(material.required ? 'catalogue.form.needed' : 'catalogue.form.optional')}
          </span>
          {material.mayLack && <span className="tag">{t('catalogue.mayLack')}</span>}{' '}
          {material.mayPromise && <span className="tag">{t('catalogue.mayPromise')}</span>}
          {material.note && <div className="small sub">{material.note}</div>}
          <TypeFileLinks material={material} />
          {material.validMonths !== undefined && (
            <div className="small sub">{t('catalogue.validMonths', { count: material.validMonths })}</div>
          )}
          {(['template', 'sample', 'validity'] as const).map((part) => {
            const words = material[part];
            return (
              words && (
                <div key={part} className="small sub">
                  {t(`catalogue.material.${part}`, { words })}
                </div>
              )
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** The files of an item, where there are any. */
function TypeFileLinks({ material }: { material: VersionRulesView['materials'][number] }) {
  return (['templateFile', 'sampleFile'] as const).map((part) => {
    const file = material[part];
    return (
      file && (
        <div key={part} className="small">
          <a href={`/api/v1/attachments/${file.id}`} target="_blank" rel="noreferrer" className="link">
            {file.name}
          </a>
        </div>
      )
    );
  });
}

function Limit({ name, given, without }: { name: string; given: SourcedDays | null; without: string }) {
  const { t } = useTranslation(['console', 'common']);
  const { limitText } = useRuleText();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className={given === null ? 'muted' : undefined}>{limitText(given)}</b>
        <span className="small sub">
          {given === null ? without : t('catalogue.source', { source: given.source })}
        </span>
      </dd>
    </div>
  );
}
