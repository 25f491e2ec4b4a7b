import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { EnterpriseList } from '../../features/enterprises/enterprise-list.tsx';
import { Bell } from '../../features/notifications/bell.tsx';
import { ProjectList } from '../../features/projects/project-list.tsx';
import { Filters, SearchField } from '../../ui/list-tools.tsx';
import { Page } from '../../ui/page.tsx';
import { useTexts } from '../../ui/use-texts.ts';
import { useSession } from '../use-session.ts';

interface ChargesSearch {
  kind?: 'enterprise' | 'project';
  q?: string;
}

/** 我包抓的企业和项目; for the committee all of them. */
export function Charges({ search }: { search: ChargesSearch }) {
  const t = useTexts();
  const session = useSession();
  const navigate = useNavigate();
  const [q, setQ] = useState(search.q ?? '');
  const kind = search.kind ?? (session.butler?.kind === 'project' ? 'project' : 'enterprise');
  const butlerId = session.home === 'butler' ? session.butler?.id : undefined;

  useEffect(() => {
    const wanted = q.trim();
    if (wanted === (search.q ?? '')) return;
    const timer = setTimeout(() => {
      void navigate({ to: '/charges', search: { kind, ...(wanted ? { q: wanted } : {}) }, replace: true });
    }, 300);
    return () => clearTimeout(timer);
  }, [q, search.q, kind, navigate]);

  const filter = {
    limit: 20,
    active: true,
    ...(butlerId ? { butlerId } : {}),
    ...(search.q ? { q: search.q } : {}),
  };
  return (
    <Page title={t(butlerId ? 'charge.titleButler' : 'charge.title')} end={<Bell />}>
      <SearchField
        label={t('list.searchLabel')}
        placeholder={t('charge.searchHint')}
        value={q}
        onChange={setQ}
      />
      <Filters
        label={t('charge.kind')}
        filters={(['enterprise', 'project'] as const).map((value) => ({
          value,
          name: t(`actions:subjectKind.${value}`),
        }))}
        value={kind}
        onChange={(one) =>
          void navigate({
            to: '/charges',
            search: { kind: one, ...(search.q ? { q: search.q } : {}) },
            replace: true,
          })
        }
      />
      {kind === 'enterprise' ? <EnterpriseList filter={filter} /> : <ProjectList filter={filter} />}
    </Page>
  );
}
