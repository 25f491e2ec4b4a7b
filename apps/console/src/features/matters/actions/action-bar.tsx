import type { MatterDetail } from '@guanjia/core/matters';
import { Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AtHand, useOffersAtHand } from '../../../ui/at-hand.ts';
import { Button } from '../../../ui/button.tsx';
import { usePageKey } from '../../../ui/use-page-key.ts';
import { ActionDialog } from './action-dialog.tsx';
import { inOrder, keyOfOffer, type Offered, SEVERE } from './action-order.ts';
import { useOfferLabel } from './offer-label.ts';

/** What I may do with this matter now: one first, a few beside it, the others behind “more”. */
export function ActionBar({
  matter,
  beside,
  large,
}: {
  matter: MatterDetail;
  beside: number;
  large?: boolean;
}) {
  const { t } = useTranslation(['console', 'common']);
  const [doing, setDoing] = useState<Offered>();
  const label = useOfferLabel(matter);
  const offers = inOrder(matter);
  const [first, ...others] = offers;
  const note = `${matter.number} ${matter.title}`;
  const words = offers.map(label).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words stand for the labels
  const atHand = useMemo<AtHand[]>(
    () =>
      inOrder(matter).map((offer) => ({
        key: keyOfOffer(offer),
        label: label(offer),
        note,
        run: () => setDoing(offer),
      })),
    [matter, words, note],
  );
  useOffersAtHand(atHand);
  usePageKey('a', () => first && setDoing(first));
  const near = others.slice(0, beside);
  const far = others.slice(beside);
  return (
    <>
      {first && (
        <div className={large ? 'actions actions-large' : 'actions'}>
          <Button
            kind={SEVERE.has(first.action) ? 'danger' : 'primary'}
            {...(large ? { large } : {})}
            onClick={() => setDoing(first)}
          >
            {label(first)}
          </Button>
          {near.map((offer) => (
            <Button
              key={keyOfOffer(offer)}
              kind={SEVERE.has(offer.action) ? 'danger' : 'plain'}
              {...(large ? { large } : {})}
              onClick={() => setDoing(offer)}
            >
              {label(offer)}
            </Button>
          ))}
          {far.length > 0 && (
            <Dropdown
              trigger={['click']}
              placement="bottomRight"
              menu={{
                onClick: ({ key, domEvent }) => {
                  // Else the same Enter presses what the dialog puts the focus on: its way out.
                  domEvent.preventDefault();
                  setDoing(far.find((offer) => keyOfOffer(offer) === key));
                },
                items: far.map((offer) => ({
                  key: keyOfOffer(offer),
                  label: label(offer),
                  danger: SEVERE.has(offer.action),
                })),
              }}
            >
              <Button {...(large ? { large } : {})} aria-haspopup="menu">
                {t('common:more')}
                <ChevronDown size={14} aria-hidden />
              </Button>
            </Dropdown>
          )}
        </div>
      )}
      {doing && (
        <ActionDialog
          key={keyOfOffer(doing)}
          matter={matter}
          offer={doing}
          title={label(doing)}
          onTurn={setDoing}
          onClose={() => setDoing(undefined)}
        />
      )}
    </>
  );
}
