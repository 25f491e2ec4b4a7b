import { connectivity, useConnectivity } from '@guanjia/client/live';
import { CircleAlert, CloudOff, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTexts } from './use-texts.ts';
import './states.css';

/** A grey bar that keeps the place of what is loading. Widths and heights in CSS units. */
export function Bone({ w = '100%', h = '16px', round }: { w?: string; h?: string; round?: boolean }) {
  return (
    <span className="skeleton" style={{ width: w, height: h, ...(round ? { borderRadius: '50%' } : {}) }} />
  );
}

/** Wraps bones: a screen reader hears one sentence instead of grey bars. */
export function Loading({ children }: { children: ReactNode }) {
  const t = useTexts();
  const { online } = useConnectivity();
  if (!online) {
    // Grey bars would promise something that isn't coming; it comes by itself once there is a connection.
    return (
      <div role="status">
        <Empty icon={CloudOff} title={t('offline.nothingYet')} text={t('common:state.offlineEmpty')}>
          <button type="button" className="btn btn--soft" onClick={() => connectivity.probeNow()}>
            {t('common:retry')}
          </button>
        </Empty>
      </div>
    );
  }
  return (
    <div role="status" aria-busy="true">
      <span className="vh">{t('common:state.loading')}</span>
      <div aria-hidden="true">{children}</div>
    </div>
  );
}

/** Cards of the shape that a list will have. */
export function ListBones({ rows = 3, height = '92px' }: { rows?: number; height?: string }) {
  return (
    <Loading>
      <div className="stack">
        {Array.from({ length: rows }, (_, i) => `bone-${i}`).map((key) => (
          <div className="card card--pad stack" key={key} style={{ minHeight: height }}>
            <Bone w="60%" h="20px" />
            <Bone w="85%" />
          </div>
        ))}
      </div>
    </Loading>
  );
}

interface StateProps {
  icon: LucideIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** Nothing here: says why and what to do. */
export function Empty({ icon: Icon, title, text, children }: StateProps) {
  return (
    <div className="state">
      <span className="state__icon">
        <Icon size={30} aria-hidden />
      </span>
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className="state__acts">{children}</div>}
    </div>
  );
}

/** What happened, what is kept, what to do. */
export function Failure({ title, text, children }: Omit<StateProps, 'icon'>) {
  return (
    <div className="state" role="alert">
      <span className="state__icon state__icon--bad">
        <CircleAlert size={30} aria-hidden />
      </span>
      <h2>{title}</h2>
      {text !== undefined && <p>{text}</p>}
      {children !== undefined && <div className="state__acts">{children}</div>}
    </div>
  );
}

interface StripProps {
  tone: 'calm' | 'warn' | 'bad';
  icon: LucideIcon;
  children: ReactNode;
  act?: ReactNode;
}

export function Strip({ tone, icon: Icon, children, act }: StripProps) {
  return (
    <div className={`strip strip--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon size={18} aria-hidden />
      <div className="grow">{children}</div>
      {act}
    </div>
  );
}
