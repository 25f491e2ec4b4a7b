import { notificationPreferencesOptions, useSavePreferences } from '@guanjia/client/queries';
import { type NotificationPreferences, newsKinds, newsKindsForFirm } from '@guanjia/core/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { AnyOf } from '../../ui/choices.tsx';
import { LoadFailure, SendFailure } from '../../ui/failure.tsx';
import { TextField } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { ListBones } from '../../ui/states.tsx';
import { useTexts } from '../../ui/use-texts.ts';

const NIGHT = { from: '22:00', to: '07:30', restDays: false } as const;

interface SettingsProps {
  firm: boolean;
  onBack: () => void;
  onSaved: () => void;
}

/** What I want to be told, and when. */
export function NoticeSettingsPage({ firm, onBack, onSaved }: SettingsProps) {
  const t = useTexts();
  const query = useQuery(notificationPreferencesOptions);
  return (
    <Page title={t('notices.settings')} onBack={onBack} narrow>
      {query.data ? (
        <SettingsForm firm={firm} saved={query.data} onSaved={onSaved} />
      ) : query.isError ? (
        <LoadFailure failure={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ListBones rows={4} />
      )}
    </Page>
  );
}

function SettingsForm(props: { firm: boolean; saved: NotificationPreferences; onSaved: () => void }) {
  const { firm, saved, onSaved } = props;
  const t = useTexts();
  const save = useSavePreferences();
  const [{ muted, quiet }, change] = useState(saved);
  const switches = [...(quiet ? (['on'] as const) : []), ...(quiet?.restDays ? (['restDays'] as const) : [])];
  return (
    <>
      <Card pad>
        <AnyOf
          label={t('notices.quiet')}
          choices={[
            { value: 'on', label: t('notices.quietOn'), note: t('notices.quietHelp') },
            ...(quiet ? [{ value: 'restDays' as const, label: t('notices.restDays') }] : []),
          ]}
          value={switches}
          onChange={(on) =>
            change({
              muted,
              quiet: on.includes('on') ? { ...(quiet ?? NIGHT), restDays: on.includes('restDays') } : null,
            })
          }
        />
        {quiet && (
          <>
            <TextField
              label={t('notices.from')}
              type="time"
              required
              value={quiet.from}
              onChange={({ target }) =>
                target.value && change({ muted, quiet: { ...quiet, from: target.value } })
              }
            />
            <TextField
              label={t('notices.to')}
              type="time"
              required
              value={quiet.to}
              onChange={({ target }) =>
                target.value && change({ muted, quiet: { ...quiet, to: target.value } })
              }
            />
          </>
        )}
      </Card>
      <Card pad>
        <AnyOf
          label={t('notices.muted')}
          note={t('notices.mutedHelp')}
          choices={(firm ? newsKindsForFirm : newsKinds).map((value) => ({
            value,
            label: firm ? t(`firmEvent.${value}`) : t(`actions:event.${value}`),
          }))}
          value={muted}
          onChange={(next) => change({ muted: next, quiet })}
        />
      </Card>
      <SendFailure failure={save.error} />
      <Button
        tall
        wide
        busy={save.isPending}
        onClick={() => save.mutate({ muted, quiet }, { onSuccess: onSaved })}
      >
        {t('common:save')}
      </Button>
    </>
  );
}
