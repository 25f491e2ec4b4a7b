import { notificationPreferencesOptions, useSavePreferences } from '@guanjia/client/queries';
import { type NotificationPreferences, newsKinds } from '@guanjia/core/notifications';
import { useQuery } from '@tanstack/react-query';
import { Checkbox, Modal, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailurePanel } from '../../ui/failure.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { useSayDone } from '../../ui/use-say-done.tsx';

const NIGHT = { from: '22:00', to: '07:30', restDays: false } as const;
type Quiet = NonNullable<NotificationPreferences['quiet']>;

/** What I want to be told, and when. */
export function PreferencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common']);
  const query = useQuery(notificationPreferencesOptions);
  const save = useSavePreferences();
  const sayDone = useSayDone();
  const [changed, setChanged] = useState<NotificationPreferences>();
  const shown = changed ?? query.data;
  const submit = (): void => {
    if (!changed) {
      onClose();
      return;
    }
    save.mutate(changed, {
      onSuccess: () => {
        sayDone(t('notice.saved'));
        onClose();
      },
    });
  };
  return (
    <Modal
      open
      title={t('notice.preferences')}
      okText={t('common:save')}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: !shown }}
      onOk={submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
    >
      {save.isError && <FailurePanel failure={save.error} />}
      <QueryView query={query}>
        {() =>
          shown && (
            <>
              <QuietFields quiet={shown.quiet} onChange={(quiet) => setChanged({ ...shown, quiet })} />
              <MutedFields muted={shown.muted} onChange={(muted) => setChanged({ ...shown, muted })} />
            </>
          )
        }
      </QueryView>
    </Modal>
  );
}

function QuietFields({ quiet, onChange }: { quiet: Quiet | null; onChange: (quiet: Quiet | null) => void }) {
  const { t } = useTranslation('console');
  return (
    <section className="notice-prefs">
      <h3>
        <span id="quiet-hours">{t('notice.quiet.title')}</span>
        <Switch
          aria-labelledby="quiet-hours"
          checked={quiet !== null}
          onChange={(on) => onChange(on ? NIGHT : null)}
        />
      </h3>
      <p className="sub">{t('notice.quiet.help')}</p>
      {quiet && (
        <div className="notice-quiet">
          <label>
            {t('notice.quiet.from')}
            <input
              type="time"
              required
              value={quiet.from}
              onChange={(event) => event.target.value && onChange({ ...quiet, from: event.target.value })}
            />
          </label>
          <label>
            {t('notice.quiet.to')}
            <input
              type="time"
              required
              value={quiet.to}
              onChange={(event) => event.target.value && onChange({ ...quiet, to: event.target.value })}
            />
          </label>
          <Checkbox
            checked={quiet.restDays}
            onChange={(event) => onChange({ ...quiet, restDays: event.target.checked })}
          >
            {t('notice.quiet.restDays')}
          </Checkbox>
        </div>
      )}
    </section>
  );
}

interface MutedProps {
  muted: NotificationPreferences['muted'];
  onChange: (muted: NotificationPreferences['muted']) => void;
}

function MutedFields({ muted, onChange }: MutedProps) {
  const { t } = useTranslation(['console', 'actions']);
  return (
    <section className="notice-prefs">
      <h3 id="muted-kinds">{t('notice.muted.title')}</h3>
      <p className="sub">{t('notice.muted.help')}</p>
      <Checkbox.Group
        aria-labelledby="muted-kinds"
        className="notice-kinds"
        value={[...muted]}
        onChange={(kinds) => onChange(newsKinds.filter((kind) => kinds.includes(kind)))}
        options={newsKinds.map((kind) => ({
          value: kind,
          label: t(`actions:event.${kind}`),
        }))}
      />
    </section>
  );
}
