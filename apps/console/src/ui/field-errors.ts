import { ApiProblem } from '@guanjia/client/api';
import type { FormInstance } from 'antd';

/**
 * Puts what the server found at the fields that it names; `assignments.0.limitDays` is a field in a list, and
 * `typeCodes.1` one of several that a single field holds. `within` is the member of the request that the form fills.
 */
export function placeFieldErrors(form: FormInstance, failure: unknown, within?: string): void {
  if (!(failure instanceof ApiProblem) || failure.places.length === 0) return;
  form.setFields(
    failure.places.map((place) => ({ name: fieldOf(place.path, within), errors: [place.message] })),
  );
}

function fieldOf(path: string, within: string | undefined): (string | number)[] {
  const own = within !== undefined && path.startsWith(`${within}.`) ? path.slice(within.length + 1) : path;
  return own
    .replace(/\.\d+$/, '')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
