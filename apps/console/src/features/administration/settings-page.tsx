import './administration.css';
import { formatExact } from '@guanjia/client/format';
import { settingListOptions } from '@guanjia/client/queries';
import type { SettingView } from '@guanjia/core/settings';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { PageHead } from '../../ui/list-page.tsx';
import { useTitle } from '../../ui/page-title.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { EditSetting } from './edit-setting.tsx';
import { useSettingText } from './setting-text.ts';

const GROUPS = ['service', 'security'] as const;

/** Limits and windows of the zone: what holds, what it began with, where that comes from, who changed it. */
export function SettingsPage() {
  const { t } = useTranslation('administration');
  const query = useQuery(settingListOptions);
  const [editing, setEditing] = useState<SettingView>();
  useTitle(t('setting.title'));
  return (
    <>
      <PageHead title={t('setting.title')} lead={t('setting.lead')} />
      <QueryView query={query}>
        {({ items }) => (
          <div className="settings">
            {GROUPS.map((group) => (
              <section key={group} className="card table-card" aria-labelledby={`settings-${group}`}>
                <header className="card-head">
                  <h2 id={`settings-${group}`}>{t(`setting.group.${group}`)}</h2>
                  <span className="note">{t(`setting.groupNote.${group}`)}</span>
                </header>
                <SettingTable
                  label={t(`setting.group.${group}`)}
                  settings={items.filter((one) => one.group === group)}
                  onEdit={setEditing}
                />
              </section>
            ))}
          </div>
        )}
      </QueryView>
      {editing && <EditSetting key={editing.key} setting={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function SettingTable({
  label,
  settings,
  onEdit,
}: {
  label: string;
  settings: readonly SettingView[];
  onEdit: (setting: SettingView) => void;
}) {
  const { t } = useTranslation(['administration', 'common']);
  const { valueText, sourceText } = useSettingText();
  const columns: Column<SettingView>[] = [
    { key: 'label', head: t('setting.name'), cell: (one) => <b>{one.label}</b> },
    {
      key: 'value',
      head: t('setting.value'),
      width: '140px',
      cell: (one) => (
        <span className={one.value === one.initial ? undefined : 'ink-accent'}>
          {valueText(one, one.value)}
        </span>
      ),
    },
    {
      key: 'initial',
      head: t('setting.initial'),
      width: '140px',
      minor: true,
      cell: (one) => <span className="sub">{valueText(one, one.initial)}</span>,
    },
    {
      key: 'source',
      head: t('setting.source'),
      width: '22%',
      minor: true,
      cell: (one) => <span className="sub">{sourceText(one.source)}</span>,
    },
    {
      key: 'changed',
      head: t('setting.changed'),
      width: '170px',
      minor: true,
      cell: (one) =>
        one.updatedAt ? (
          <>
            {one.updatedBy}
            <span className="small muted">{formatExact(one.updatedAt)}</span>
          </>
        ) : (
          <span className="muted">{t('setting.never')}</span>
        ),
    },
    {
      key: 'edit',
      head: <span className="vh">{t('common:edit')}</span>,
      width: '84px',
      align: 'end',
      cell: (one) =>
        one.editable && (
          <Button
            kind="quiet"
            aria-label={t('setting.edit', { name: one.label })}
            onClick={() => onEdit(one)}
          >
            {t('common:edit')}
          </Button>
        ),
    },
  ];
  return <DataTable label={label} columns={columns} rows={settings} keyOf={(one) => one.key} />;
}
