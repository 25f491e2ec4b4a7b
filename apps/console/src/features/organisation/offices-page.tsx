import './organisation.css';
import { allOfficesOptions } from '@guanjia/client/queries';
import type { OfficeView } from '@guanjia/core/organisation';
import { useQuery } from '@tanstack/react-query';
import { Landmark, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { PhoneLink } from '../../ui/phone-link.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { RecordDialog, type RecordField } from '../../ui/record-dialog.tsx';
import { useAbility } from '../../ui/session.tsx';

const KINDS = ['department', 'supplier', 'station', 'committee'] as const;

/** Departments, suppliers and stations: who works there, and by whom they are led. */
export function OfficesPage() {
  const { t } = useTranslation(['console', 'common']);
  const query = useQuery(allOfficesOptions());
  const mayEdit = useAbility('organisation.edit');
  const [editing, setEditing] = useState<OfficeView | 'new'>();
  useTitle(t('nav.offices'));
  const columns: Column<OfficeView>[] = [
    {
      key: 'name',
      head: t('office.name'),
      cell: (office) => (
        <>
          <b>{office.name}</b>
          <span className="small muted">
            {office.shortName} · {office.code}
          </span>
        </>
      ),
    },
    {
      key: 'heads',
      head: t('office.heads'),
      cell: (office) =>
        office.heads.length > 0 ? (
          office.heads.map((head) => head.name).join(' ')
        ) : (
          <span className="ink-yellow">{t('office.noHead')}</span>
        ),
    },
    {
      key: 'officers',
      head: t('office.officers'),
      width: '110px',
      minor: true,
      cell: (office) => office.officerCount,
    },
    {
      key: 'phone',
      head: t('common:phone'),
      width: '150px',
      minor: true,
      cell: (office) => <PhoneLink name={office.name} phone={office.phone} />,
    },
    {
      key: 'active',
      head: t('enterprise.state'),
      width: '100px',
      cell: (office) => (
        <span className={office.active ? 'sub' : 'tag'}>
          {t(office.active ? 'office.active' : 'office.inactive')}
        </span>
      ),
    },
    {
      key: 'edit',
      head: <span className="vh">{t('common:edit')}</span>,
      width: '84px',
      align: 'end',
      cell: (office) =>
        office.abilities.includes('organisation.edit') && (
          <Button kind="quiet" onClick={() => setEditing(office)}>
            {t('common:edit')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('nav.offices')}
        lead={t('office.lead')}
        action={
          mayEdit && (
            <Button kind="primary" icon={Plus} onClick={() => setEditing('new')}>
              {t('office.create')}
            </Button>
          )
        }
      />
      <QueryView query={query}>
        {(offices) =>
          offices.length === 0 ? (
            <Empty icon={Landmark} title={t('office.empty')} />
          ) : (
            <div className="offices">
              {KINDS.map((kind) => {
                const found = offices.filter((office) => office.kind === kind);
                if (found.length === 0) return null;
                return (
                  <section key={kind} className="card table-card" aria-labelledby={`offices-${kind}`}>
                    <header className="card-head">
                      <h2 id={`offices-${kind}`}>{t(`office.kinds.${kind}`)}</h2>
                      <span className="note">{found.length}</span>
                    </header>
                    <DataTable
                      label={t(`office.kinds.${kind}`)}
                      rows={found}
                      columns={columns}
                      keyOf={(office) => office.id}
                    />
                  </section>
                );
              })}
            </div>
          )
        }
      </QueryView>
      {editing && (
        <OfficeDialog
          office={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function OfficeDialog({ office, onClose }: { office: OfficeView | undefined; onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const own: RecordField[] = office
    ? [{ name: 'active', label: t('office.active'), kind: 'switch' }]
    : [
        {
          name: 'kind',
          label: t('office.kind'),
          kind: 'choice',
          required: true,
          options: KINDS.map((value) => ({ value, label: t(`office.kinds.${value}`) })),
        },
        { name: 'code', label: t('office.code'), required: true, most: 40, hint: t('office.codeHint') },
      ];
  return (
    <RecordDialog<OfficeView>
      title={t(office ? 'office.edit' : 'office.create')}
      editing={office !== undefined}
      fields={[
        { name: 'name', label: t('office.name'), required: true, most: 60 },
        { name: 'shortName', label: t('office.shortName'), required: true, most: 20 },
        { name: 'phone', label: t('common:phone'), most: 30 },
        ...own,
      ]}
      initial={
        office
          ? { name: office.name, shortName: office.shortName, phone: office.phone, active: office.active }
          : {}
      }
      write={(body) =>
        office
          ? { method: 'PATCH', path: `/offices/${office.id}`, body }
          : { method: 'POST', path: '/offices', body }
      }
      done={() => t('record.saved')}
      onClose={onClose}
    />
  );
}
