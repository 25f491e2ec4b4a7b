import type { MatterDetail } from '@guanjia/core/matters';
import type { Tx } from '../platform/database.ts';
import { phonesIf } from '../platform/phone-sight.ts';
import { isOpenAssignmentRow, type MatterBundle } from './bundle.ts';
import { butlerPerson, firmPeopleOf, namesOf, officesOf, stationMastersOf } from './present-store.ts';

/** Who has to do with it, each with a phone: the firm's own only for whoever deals with it, not for who looks on. */
export async function peopleOf(
  tx: Tx,
  bundle: MatterBundle,
  { firm, callsFirm }: { firm: boolean; callsFirm: boolean },
): Promise<MatterDetail['people']> {
  const phoneOf = phonesIf(callsFirm);
  const { matter } = bundle;
  const people: MatterDetail['people'] = [];
  const butler = await butlerPerson(tx, matter.butler_id);
  if (butler)
    people.push({ relation: 'butler', name: butler.name, title: butler.title, phone: butler.phone });
  const busy = bundle.assignment.filter((a) => isOpenAssignmentRow(a) || (!firm && a.status === 'accepted'));
  const offices = await officesOf(
    tx,
    busy.map((a) => a.office_id),
  );
  const handlers = await namesOf(
    tx,
    busy.map((a) => a.handler_id).filter((id): id is string => id !== null),
  );
  for (const a of busy) {
    const office = offices.get(a.office_id);
    const handler = a.handler_id ? handlers.get(a.handler_id) : undefined;
    if (!office) continue;
    people.push({
      relation: 'office',
      name: handler?.name ?? office.short_name,
      title: office.short_name,
      phone: handler?.phone ?? office.phone,
    });
  }
  if (firm) return people;
  for (const person of await firmPeopleOf(tx, matter.enterprise_id, matter.project_id)) {
    people.push({
      relation: person.kind === 'contractor' ? 'contractor' : 'firm',
      name: person.name,
      title: person.title ?? '',
      phone: phoneOf(person.phone),
    });
  }
  for (const master of await stationMastersOf(tx, matter.station_id)) {
    people.push({ relation: 'station-master', name: master.name, title: '', phone: master.phone });
  }
  return people;
}
