import { Link, useMatches } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../ui/page-title.tsx';
import type { NavItem } from './places.ts';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Bears the reader's name and the time where the zone asks for it (水印). */
    readonly watermark?: true;
    /** The place in the navigation that a page belongs to. */
    readonly place?: NavItem['name'] | 'notifications';
    /** The list above a page that shows one thing. */
    readonly above?: string;
  }
}

/** Where one is: the place, and the one thing shown where it is a page of its own. */
export function Crumbs() {
  const { t } = useTranslation('console');
  const { place, above } = useMatches().at(-1)?.staticData ?? {};
  const title = usePageTitle();
  const name = place ? t(`nav.${place}`) : '';
  return (
    <nav className="crumbs" aria-label={t('shell.crumbs')}>
      {above ? (
        <Fragment>
          <Link to={above}>{name}</Link>
          <span aria-hidden="true">/</span>
          <b aria-current="page" className="clip">
            {title || '…'}
          </b>
        </Fragment>
      ) : (
        <b aria-current="page">{name}</b>
      )}
    </nav>
  );
}
