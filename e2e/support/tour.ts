import type { Session } from '@guanjia/core/identity';
import type { App, Person } from './people.ts';
import { detailAddresses, importAddresses } from './screens.ts';

/** Screens that everybody has and that have no place in the navigation. */
export const aside = {
  '/m/': ['/m/notices', '/m/notices/settings', '/m/me/password', '/m/me/security', '/m/rate'],
  '/desk/': ['/desk/notifications'],
} as const;

/** Addresses that are no screens of their own: the sign-in is looked at first, the others lead on. */
export const leadingOn = {
  '/m/': ['/sign-in'],
  '/desk/': ['/', '/matters'],
} as const;

/** Addresses of all screens that a person who stands at the beginning of an app is led to, and of those aside. */
export async function addressesOf(person: Person, app: App): Promise<string[]> {
  const links = person.page.getByRole('navigation').getByRole('link');
  const places = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  const { home } = await person.read<Session>('/session');
  return [
    ...new Set([
      app,
      ...places.filter((address) => address.startsWith(app)),
      ...(app === '/desk/' && home === 'firm' ? [] : await detailAddresses(person, app)),
      ...(app === '/desk/' ? await importAddresses(person) : []),
      ...aside[app],
    ]),
  ];
}
