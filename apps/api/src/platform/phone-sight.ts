import { maskPhone, type Principal } from '@guanjia/core/identity';
import { allows, allowsInZone, type PermissionAction, type SubjectFacts } from '@guanjia/core/permissions';

type Sight = (phone: string | null) => string | null;

/** Numbers whole where they are needed, else with figures hidden. */
export const phonesIf =
  (needed: boolean): Sight =>
  (phone) =>
    phone === null || needed ? phone : maskPhone(phone);

/** How a person reads the numbers of a firm's or a project's contacts. */
export const contactPhones = (principal: Principal, facts: SubjectFacts): Sight =>
  phonesIf(allows(principal, 'contact.read-phone', facts));

/** How a person reads numbers that need a right in the whole zone. */
export const phonesFor = (principal: Principal, action: PermissionAction): Sight =>
  phonesIf(allowsInZone(principal, action));
