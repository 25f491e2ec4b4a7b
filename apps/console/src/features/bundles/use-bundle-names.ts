import { allOfficesOptions, catalogueTypesOptions } from '@guanjia/client/queries';
import { useQuery } from '@tanstack/react-query';

/** Names for the codes that a bundle is made of, and what can be chosen. */
export function useBundleNames() {
  const offices = useQuery(allOfficesOptions({ active: true }));
  const types = useQuery(catalogueTypesOptions);
  const officeChoices = (offices.data ?? [])
    .filter((office) => office.kind !== 'station')
    .map((office) => ({ value: office.code, label: office.name }));
  const typeChoices = (types.data?.items ?? [])
    .filter((type) => type.active && type.subject !== 'enterprise')
    .map((type) => ({ value: type.code, label: type.name }));
  const named = (choices: readonly { value: string; label: string }[]) => (code: string) =>
    choices.find((choice) => choice.value === code)?.label ?? code;
  return { officeChoices, typeChoices, office: named(officeChoices), type: named(typeChoices) };
}
