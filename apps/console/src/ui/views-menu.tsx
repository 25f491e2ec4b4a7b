import './list-tools.css';
import { useChangeView, useListPreference, useRemoveView, viewsOptions } from '@guanjia/client/queries';
import type { SavedView, ViewCreation, ViewList } from '@guanjia/core/views';
import { useQuery } from '@tanstack/react-query';
import { Dropdown, Modal } from 'antd';
import { Bookmark, ChevronDown, ChevronUp, Star, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from './button.tsx';
import { FailurePanel } from './failure.tsx';
import { SaveView } from './save-view.tsx';

interface ViewsMenuProps {
  readonly list: ViewCreation['list'];
  readonly current: string | undefined;
  /** The conditions and columns as they stand. */
  readonly now: Pick<ViewCreation, 'search' | 'layout'>;
  readonly onOpen: (view: SavedView | undefined) => void;
}

/** Filters, order and columns under a name: to open, to keep, to share. */
export function ViewsMenu({ list, current, now, onOpen }: ViewsMenuProps) {
  const { t } = useTranslation(['console', 'common']);
  const views = useQuery(viewsOptions(list)).data;
  const change = useChangeView();
  const [saving, setSaving] = useState(false);
  const [ordering, setOrdering] = useState(false);
  const open = views?.items.find(({ id }) => id === current);
  return (
    <>
      <Dropdown
        trigger={['click']}
        autoFocus
        getPopupContainer={(button) => button.parentElement ?? document.body}
        menu={{
          selectedKeys: current ? [current] : [],
          onClick: ({ key, domEvent }) => {
            // Else the same Enter presses what a dialog puts the focus on: its way out.
            domEvent.preventDefault();
            if (key === 'none') onOpen(undefined);
            else if (key === 'save') setSaving(true);
            else if (key === 'order') setOrdering(true);
            else if (key === 'update' && open) change.mutate({ id: open.id, version: open.version, ...now });
            else onOpen(views?.items.find(({ id }) => id === key));
          },
          items: [
            { key: 'none', label: t('views.none') },
            ...(views?.items ?? []).map((view) => ({
              key: view.id,
              label: <Name view={view} views={views} />,
            })),
            { type: 'divider' as const },
            ...(open?.editable ? [{ key: 'update', label: t('views.update', { name: open.name }) }] : []),
            { key: 'save', label: t('views.save') },
            ...(views && views.items.length > 0 ? [{ key: 'order', label: t('views.manage') }] : []),
          ],
        }}
      >
        <Button kind="quiet" icon={Bookmark}>
          {open ? open.name : t('views.title')}
          <ChevronDown size={14} aria-hidden />
        </Button>
      </Dropdown>
      {change.isError && <FailurePanel failure={change.error} />}
      {saving && views && (
        <SaveView
          list={list}
          now={now}
          views={views}
          onClose={() => setSaving(false)}
          onSaved={(view) => {
            setSaving(false);
            onOpen(view);
          }}
        />
      )}
      {ordering && views && (
        <ManageViews
          list={list}
          views={views}
          onClose={() => setOrdering(false)}
          onGone={() => onOpen(undefined)}
        />
      )}
    </>
  );
}

function Name({ view, views }: { view: SavedView; views: ViewList | undefined }) {
  const { t } = useTranslation('console');
  return (
    <>
      {view.name}
      {views?.defaultViewId === view.id && <span className="small sub"> · {t('views.default')}</span>}
      {!view.mine && <span className="small sub"> · {view.owner.name}</span>}
      {view.sharing !== 'private' && (
        <span className="small sub"> · {view.office?.name ?? t('views.sharing.zone')}</span>
      )}
    </>
  );
}

interface ManageProps {
  list: ViewCreation['list'];
  views: ViewList;
  onClose: () => void;
  onGone: () => void;
}

/** The order in which my views stand, the one that I begin with, and the way out for those of mine. */
function ManageViews({ list, views, onClose, onGone }: ManageProps) {
  const { t } = useTranslation(['console', 'common']);
  const prefer = useListPreference(list);
  const remove = useRemoveView();
  const ids = views.items.map(({ id }) => id);
  const move = (id: string, by: -1 | 1): void => {
    const at = ids.indexOf(id);
    const other = ids[at + by];
    if (other === undefined) return;
    const order = [...ids];
    order[at] = other;
    order[at + by] = id;
    prefer.mutate({ order });
  };
  const failure = prefer.error ?? remove.error;
  return (
    <Modal
      open
      title={t('views.manage')}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('common:close')}</Button>}
    >
      {failure && <FailurePanel failure={failure} />}
      <ul className="view-list">
        {views.items.map((view, at) => {
          const isDefault = views.defaultViewId === view.id;
          return (
            <li key={view.id}>
              <div className="clip">
                <Name view={view} views={views} />
              </div>
              <IconButton
                icon={Star}
                label={t(isDefault ? 'views.notDefault' : 'views.makeDefault', { name: view.name })}
                aria-pressed={isDefault}
                onClick={() => prefer.mutate({ defaultViewId: isDefault ? null : view.id })}
              />
              <IconButton
                icon={ChevronUp}
                label={t('listTools.earlier', { name: view.name })}
                disabled={at === 0}
                onClick={() => move(view.id, -1)}
              />
              <IconButton
                icon={ChevronDown}
                label={t('listTools.later', { name: view.name })}
                disabled={at === views.items.length - 1}
                onClick={() => move(view.id, 1)}
              />
              {view.editable && (
                <IconButton
                  icon={Trash2}
                  label={t('views.remove', { name: view.name })}
                  onClick={() => {
                    if (window.confirm(t('views.removeSure', { name: view.name }))) {
                      remove.mutate(view.id, { onSuccess: onGone });
                    }
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </Modal>
  );
}
