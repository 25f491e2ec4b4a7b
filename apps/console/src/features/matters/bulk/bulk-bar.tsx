import './bulk.css';
import { bulkOffersOptions } from '@guanjia/client/queries';
import { type BulkAction, bulkActions, bulkLimit, type MatterSummary } from '@guanjia/core/matters';
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { BulkDialog } from './bulk-dialog.tsx';

interface BulkBarProps {
  readonly chosen: readonly MatterSummary[];
  readonly onClear: () => void;
}

/** What the chosen matters allow, each act with how many of them take it. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const { t } = useTranslation(['console', 'actions']);
  const [doing, setDoing] = useState<{ action: BulkAction; matters: readonly MatterSummary[] }>();
  const ids = chosen.map((matter) => matter.id).sort();
  const tooMany = ids.length > bulkLimit;
  const offers = useQuery({ ...bulkOffersOptions(ids), enabled: !tooMany && doing === undefined });
  const items = [...(offers.data?.items ?? [])].sort(
    (one, other) => bulkActions.indexOf(one.action) - bulkActions.indexOf(other.action),
  );
  const note = tooMany
    ? t('bulk.tooMany', { most: bulkLimit })
    : offers.isError
      ? t('bulk.none')
      : items.length > 0
        ? undefined
        : t(offers.isPending ? 'bulk.looking' : 'bulk.none');
  return (
    <section className="bulk-bar" aria-label={t('bulk.bar')}>
      <b role="status">{t('bulk.chosen', { count: ids.length })}</b>
      {note === undefined ? (
        items.map(({ action, matterIds }, index) => {
          const takes = new Set(matterIds);
          const matters = chosen.filter((matter) => takes.has(matter.id));
          if (matters.length === 0) return null;
          return (
            <Button
              key={action}
              kind={index === 0 ? 'primary' : 'plain'}
              onClick={() => setDoing({ action, matters })}
            >
              {t('bulk.act', { action: t(`actions:action.${action}`), count: matters.length })}
            </Button>
          );
        })
      ) : (
        <span className="sub">{note}</span>
      )}
      <Button kind="quiet" icon={X} className="push" onClick={onClear}>
        {t('bulk.clear')}
      </Button>
      {doing && (
        <BulkDialog
          action={doing.action}
          matters={doing.matters}
          besides={ids.length - doing.matters.length}
          onClose={(acted) => {
            setDoing(undefined);
            if (acted) onClear();
          }}
        />
      )}
    </section>
  );
}
