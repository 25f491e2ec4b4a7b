import type { Session } from '@guanjia/core/identity';
import type { MatterDetail } from '@guanjia/core/matters';
import type { Locator, Page } from 'playwright-core';
import type { Person } from './people.ts';

/** The matter whose page is open, by its address. */
export function openMatterId(page: Page): string {
  const id = /\/matters\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (!id) throw new Error(`no matter at ${page.url()}`);
  return id;
}

export const matterOf = (person: Person, id: string): Promise<MatterDetail> =>
  person.read<MatterDetail>(`/matters/${id}`);

/** Raises a need for the first enterprise that a contact speaks for, where a journey begins after that. */
export async function raiseFor(
  contact: Person,
  typeCode: string,
  text: string,
  urgency: 'normal' | 'urgent' = 'normal',
): Promise<MatterDetail> {
  const { subjects } = await contact.read<Session>('/session');
  const enterprise = subjects.find((subject) => subject.kind === 'enterprise');
  return await contact.write<MatterDetail>('/matters', {
    typeCode,
    enterpriseId: enterprise?.id,
    text,
    urgency,
  });
}

/** A road stake's number: words that no other matter has, nor an earlier run of the same journey. */
export function stake(): string {
  const n = Date.now() % 10_000_000;
  return `K${Math.floor(n / 1000)}+${String(n % 1000).padStart(3, '0')}`;
}

/** Chooses an office by its name: beside it stands what lies on its desk. */
export async function chooseOffice(select: Locator, name: string): Promise<void> {
  const value = await select.locator('option', { hasText: name }).first().getAttribute('value');
  await select.selectOption(value);
}
