import type { CatalogueTypes } from '@guanjia/core/catalogue';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { RulesView } from './rules-view.tsx';

type ListedType = CatalogueTypes['items'][number];

/** One type as it is now, beside the list. */
export function TypeDetail({ type, onClose }: { type: ListedType | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  if (!type) return null;
  return (
    <aside className="catalogue-detail" aria-label={type.name}>
      <header>
        <span className="tag">{type.groupName}</span>
        <span className="push">
          <IconButton icon={X} label={t('common:close')} onClick={onClose} />
        </span>
        <h2>{type.name}</h2>
        <p className="sub">
          {t(`catalogue.subject.${type.subject}`)} · {t(`catalogue.complexity.${type.complexity}`)} ·{' '}
          {t('catalogue.version', { n: type.version })}
        </p>
        <Link to="/catalogue/$code" params={{ code: type.code }} className="link">
          {t('catalogue.whole')}
        </Link>
      </header>
      <RulesView rules={type} />
    </aside>
  );
}
