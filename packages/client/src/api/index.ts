export type { FailureKind, ProblemBody, ProblemPlace } from './failures.ts';
export { ApiProblem, ConnectionFailure, kindOfFailure } from './failures.ts';
export { createQueryClient } from './query-client.ts';
export { queryKeys } from './query-keys.ts';
export type { RequestOptions } from './request.ts';
export { apiUrl, newIdempotencyKey, request } from './request.ts';
export { sessionLapse } from './session-lapse.ts';
export type { UploadOptions } from './upload.ts';
export { upload } from './upload.ts';
