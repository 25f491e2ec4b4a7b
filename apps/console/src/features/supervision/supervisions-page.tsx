import '../../ui/supervision/supervision.css';
import './supervision-pages.css';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAbility } from '../../ui/session.tsx';
import { LightsList } from './lights-list.tsx';
import { NoticeList } from './notice-list.tsx';
import { RecordTable } from './record-table.tsx';
import { type SupervisionTab, supervisionTabs } from './supervision-search.ts';

const route = getRouteApi('/supervisions');

/** 督办: what is on me, what is lit under me, what I issued, all of it, and the record of offices. */
export function SupervisionsPage() {
  const { t } = useTranslation('common');
  const issues = useAbility('supervision.issue');
  const search = route.useSearch();
  const shown = supervisionTabs.filter((one) => issues || (one !== 'lights' && one !== 'mine'));
  const tab: SupervisionTab = search.tab ?? (issues ? 'lights' : 'on-me');
  const tabs = (
    <nav className="tabs supervision-tabs" aria-label={t('supervision.title')}>
      {shown.map((one) => (
        <Link
          key={one}
          to="/supervisions"
          search={{ tab: one }}
          replace
          className={one === tab ? 'tab tab-on' : 'tab'}
          aria-current={one === tab ? 'page' : undefined}
        >
          {t(`supervision.tab.${one}`)}
        </Link>
      ))}
    </nav>
  );
  if (tab === 'lights' && issues) return <LightsList tabs={tabs} />;
  if (tab === 'record') return <RecordTable tabs={tabs} />;
  return <NoticeList key={tab} whose={tab === 'lights' ? 'all' : tab} tabs={tabs} />;
}
