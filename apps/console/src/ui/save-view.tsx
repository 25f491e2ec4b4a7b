import { useCreateView } from '@guanjia/client/queries';
import type { SavedView, ViewCreation, ViewList } from '@guanjia/core/views';
import { Input, Modal, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from './failure.tsx';

interface SaveViewProps {
  readonly list: ViewCreation['list'];
  readonly now: Pick<ViewCreation, 'search' | 'layout'>;
  readonly views: ViewList;
  readonly onClose: () => void;
  readonly onSaved: (view: SavedView) => void;
}

/** Gives the conditions and columns that stand a name, for oneself, one's office, or the zone. */
export function SaveView({ list, now, views, onClose, onSaved }: SaveViewProps) {
  const { t } = useTranslation(['console', 'common']);
  const create = useCreateView();
  const [name, setName] = useState('');
  const [sharing, setSharing] = useState<ViewCreation['sharing']>('private');
  const [officeId, setOfficeId] = useState(views.offices[0]?.id);
  const [missing, setMissing] = useState(false);
  const field = useId();
  const sharings: ViewCreation['sharing'][] = [
    'private',
    ...(views.offices.length > 0 ? (['office'] as const) : []),
    ...(views.mayShareInZone ? (['zone'] as const) : []),
  ];
  const submit = (): void => {
    if (name.trim() === '') {
      setMissing(true);
      return;
    }
    create.mutate(
      { list, name: name.trim(), sharing, ...(sharing === 'office' && officeId ? { officeId } : {}), ...now },
      { onSuccess: onSaved },
    );
  };
  return (
    <Modal
      open
      title={t('views.save')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={create.isPending}
      mask={{ closable: false }}
    >
      {create.isError && <FailurePanel failure={create.error} />}
      <div className="view-form">
        <div className="field">
          <label htmlFor={field}>{t('views.name')}</label>
          <Input
            id={field}
            value={name}
            maxLength={40}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
            onPressEnter={submit}
          />
          {missing && (
            <span role="alert" className="ink-red small">
              {t('views.nameMissing')}
            </span>
          )}
        </div>
        <Radio.Group
          aria-label={t('views.sharedWith')}
          value={sharing}
          onChange={(event) => setSharing(event.target.value as ViewCreation['sharing'])}
          options={sharings.map((value) => ({ value, label: t(`views.sharing.${value}`) }))}
        />
        {sharing === 'office' && views.offices.length > 1 && (
          <Select
            aria-label={t('views.sharing.office')}
            value={officeId}
            onChange={setOfficeId}
            options={views.offices.map(({ id, name: label }) => ({ value: id, label }))}
          />
        )}
        <p className="small sub">{t('views.rows')}</p>
      </div>
    </Modal>
  );
}
