import { formatDay, formatPhone } from '@guanjia/client/format';
import type { ButlerCard } from '@guanjia/core/identity';
import { ArrowRightLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Face } from './face.tsx';
import { HandoverDialog } from './handover-dialog.tsx';
import { PhoneLink } from './phone-link.tsx';

interface Tenure {
  readonly id: string;
  readonly butler: { readonly id: string; readonly name: string };
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly reason: string | null;
}

/** 包抓: the one butler in charge, everybody before, and the handing over where I may. */
export function StewardCard({
  subject,
  butler,
  tenures,
  mayHandOver,
}: {
  subject: { readonly kind: 'enterprise' | 'project'; readonly id: string; readonly name: string };
  butler: ButlerCard | null;
  tenures: readonly Tenure[];
  mayHandOver: boolean;
}) {
  const { t } = useTranslation('console');
  const [handing, setHanding] = useState(false);
  return (
    <section className="card">
      <header className="card-head">
        <h2>{t('steward.title')}</h2>
        <span className="note">{t('steward.note')}</span>
      </header>
      <div className="card-body stack">
        {butler ? (
          <div className="steward">
            <Face name={butler.name} large />
            <div>
              <b>{butler.name}</b>
              <div className="small sub">
                {butler.title} · {formatPhone(butler.phone)}
              </div>
              <div className="small sub">{butler.station.name}</div>
            </div>
            <PhoneLink name={butler.name} phone={butler.phone} />
          </div>
        ) : (
          <p className="sub">{t('steward.none')}</p>
        )}
        {tenures.length > 0 && (
          <ol className="history" aria-label={t('steward.history')}>
            {tenures.map((one) => (
              <li key={one.id} className={one.endedAt === null ? 'history-now' : undefined}>
                {one.butler.name}
                <div className="small sub">
                  {formatDay(one.startedAt)} – {one.endedAt ? formatDay(one.endedAt) : t('steward.now')}
                </div>
                {one.reason && <div className="small sub">{one.reason}</div>}
              </li>
            ))}
          </ol>
        )}
        {mayHandOver && (
          <div>
            <Button icon={ArrowRightLeft} onClick={() => setHanding(true)}>
              {t('handover.title')}
            </Button>
          </div>
        )}
        {handing && (
          <HandoverDialog subject={subject} current={butler?.id} onClose={() => setHanding(false)} />
        )}
      </div>
    </section>
  );
}
