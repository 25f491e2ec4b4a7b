import type { Principal } from '@guanjia/core/identity';
import type { ButlerView, DeskLoad, OfficeView, OrganisationView } from '@guanjia/core/organisation';
import { allowsInZone } from '@guanjia/core/permissions';
import { loadsOf } from '../matters/index.ts';
import type { Db } from '../platform/database.ts';
import { phonesFor } from '../platform/phone-sight.ts';
import { type ButlerRow, countCharges, findAway } from './butlers-store.ts';
import { findLeadingGroup } from './leading-group-store.ts';
import { findOfficeStaff, type OfficeRow } from './offices-store.ts';
import { countOffices, findStations, findZone } from './organisation-store.ts';
import { photoUrlOf } from './subjects-store.ts';

const abilitiesIn = (principal: Principal): string[] =>
  allowsInZone(principal, 'organisation.edit') ? ['organisation.edit'] : [];

const deskOf = (load: { open: number; red: number } | undefined): DeskLoad => ({
  open: load?.open ?? 0,
  red: load?.red ?? 0,
});

const headRoles: readonly string[] = ['department-head', 'station-master'];

export async function presentOffices(
  db: Db,
  principal: Principal,
  rows: readonly OfficeRow[],
): Promise<OfficeView[]> {
  const loads = await loadsOf(
    db,
    'office',
    rows.map((row) => row.id),
  );
  const staff = await findOfficeStaff(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const own = staff.filter((person) => person.office_id === row.id);
    return {
      id: row.id,
      kind: row.kind,
      code: row.code,
      name: row.name,
      shortName: row.short_name,
      phone: row.phone,
      active: row.active,
      position: row.position,
      heads: own
        .filter((person) => headRoles.includes(person.role))
        .map((person) => ({ id: person.id, name: person.display_name })),
      load: row.kind === 'department' || row.kind === 'supplier' ? deskOf(loads.get(row.id)) : null,
      officerCount: own.filter((person) => person.role === 'officer').length,
      abilities: abilitiesIn(principal),
    };
  });
}

export async function presentButlers(
  db: Db,
  principal: Principal,
  rows: readonly ButlerRow[],
  now: Date,
): Promise<ButlerView[]> {
  const ids = rows.map((row) => row.id);
  const [charges, loads, away] = await Promise.all([
    countCharges(db, ids),
    loadsOf(db, 'butler', ids),
    findAway(
      db,
      rows.map((row) => row.account_id),
      now,
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.display_name,
    kind: row.kind,
    station: { id: row.station_id, name: row.station_name },
    phone: row.phone,
    title: row.title,
    photoUrl: photoUrlOf(row.photo_attachment),
    active: row.active,
    enterpriseCount: charges.get(row.id)?.enterprises ?? 0,
    projectCount: charges.get(row.id)?.projects ?? 0,
    load: deskOf(loads.get(row.id)),
    away: away.get(row.account_id) ?? null,
    abilities: abilitiesIn(principal),
  }));
}

export async function presentOrganisation(db: Db, principal: Principal): Promise<OrganisationView> {
  const [zone, leadingGroup, stations, offices] = await Promise.all([
    findZone(db),
    findLeadingGroup(db),
    findStations(db),
    countOffices(db),
  ]);
  const masters = await findOfficeStaff(
    db,
    stations.map((station) => station.id),
  );
  const phoneOf = phonesFor(principal, 'person.read-phone');
  const sum = (of: (station: (typeof stations)[number]) => number) =>
    stations.reduce((total, station) => total + of(station), 0);
  return {
    zoneName: zone?.name ?? '',
    leadingGroup: leadingGroup.map((member) => ({
      account: { id: member.id, name: member.display_name },
      position: member.position,
      duty: member.duty,
      phone: phoneOf(member.phone),
      stations: member.stations,
    })),
    stations: stations.map((station) => ({
      id: station.id,
      name: station.name,
      phone: station.phone,
      masters: masters
        .filter((person) => person.office_id === station.id && person.role === 'station-master')
        .map((person) => ({ id: person.id, name: person.display_name, phone: phoneOf(person.phone) })),
      enterpriseButlers: station.enterprise_butlers,
      projectButlers: station.project_butlers,
      enterprises: station.enterprises,
      projects: station.projects,
    })),
    departmentCount: offices.departments,
    supplierCount: offices.suppliers,
    enterpriseButlerCount: sum((station) => station.enterprise_butlers),
    projectButlerCount: sum((station) => station.project_butlers),
    enterpriseCount: sum((station) => station.enterprises),
    projectCount: sum((station) => station.projects),
    abilities: abilitiesIn(principal),
  };
}
