import type { AvailableAction } from '@guanjia/core/matters';
import { Problem } from '../platform/problems.ts';

/** A field of the body that the schema alone could not refuse, named with what to do. */
export const badField = (path: string, message: string): Problem =>
  new Problem('rule-violated', { detail: message, errors: [{ path, message }] });

/** The same answer for what does not exist and for what this person may not know of. */
export const matterNotFound = (): Problem => new Problem('not-found');
export const notMySubject = (): Problem =>
  new Problem('not-found', { detail: '没有找到这家企业或这个项目，或不由您提出。' });

/** Someone was quicker, or the state has moved on: says what is possible now. */
export const actionNotAvailable = (actions: readonly AvailableAction[]): Problem =>
  new Problem('action-not-available', { extensions: { actions } });
