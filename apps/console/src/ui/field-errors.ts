import { ApiProblem } from '@guanjia/client/api';
import type { FormInstance } from 'antd';

/** Puts what the server found at the fields that it names; `assignments.0.limitDays` is a field in a list. */
export function placeFieldErrors(form: FormInstance, failure: unknown): void {
  if (!(failure instanceof ApiProblem) || failure.places.length === 0) return;
  form.setFields(
    failure.places.map((place) => ({
      name: place.path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      errors: [place.message],
    })),
  );
}
