import { setTabTitle } from '@guanjia/client/live';
import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { useTexts } from './use-texts.ts';
import './page.css';

interface PageProps {
  title: string;
  /** Small line under the title. */
  note?: ReactNode;
  /** First screens have a left-standing title; the others a centred one with the way back. */
  onBack?: (() => void) | undefined;
  end?: ReactNode;
  children: ReactNode;
  /** Fixed at the lower edge, above the thumb. */
  foot?: ReactNode;
  wash?: boolean;
  narrow?: boolean;
}

export function Page({ title, note, onBack, end, children, foot, wash, narrow }: PageProps) {
  const t = useTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  const scrolled = useScrolled();

  useEffect(() => {
    setTabTitle(`${title} · ${t('common:appName')}`);
  }, [title, t]);

  useEffect(() => {
    // A new screen is announced by its heading, as a full page load would.
    heading.current?.focus({ preventScroll: true });
  }, []);

  const bodyClass = [
    'page-body',
    foot !== undefined ? 'page-body--foot' : 'page-body--bar',
    narrow && 'page-body--narrow',
  ];
  return (
    <>
      {wash && <div className="wash" />}
      <header
        className={onBack ? 'page-head' : 'page-head page-head--home'}
        data-scrolled={scrolled ? '' : undefined}
      >
        {onBack && (
          <div className="page-head__side">
            <IconButton label={t('common:back')} icon={ChevronLeft} onClick={onBack} />
          </div>
        )}
        <h1 className="page-head__title ell" ref={heading} tabIndex={-1}>
          {title}
          {note !== undefined && <span className="page-head__note ell">{note}</span>}
        </h1>
        <div className="page-head__side">{end}</div>
      </header>
      <main className={bodyClass.filter(Boolean).join(' ')} id="main">
        {children}
        {foot !== undefined && <div className="page-foot">{foot}</div>}
      </main>
    </>
  );
}

function useScrolled(): boolean {
  const [scrolled, setScrolled] = useState(false);
  useEffect(() => {
    const look = () => setScrolled(window.scrollY > 4);
    look();
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return scrolled;
}
