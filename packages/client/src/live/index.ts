export { watchActivity, whileActive } from './activity.ts';
export type { Connectivity } from './connectivity.ts';
export { connectivity, watchConnectivity } from './connectivity.ts';
export type { LiveEvent, LiveSignal } from './events.ts';
export { listenToEvents } from './events.ts';
export { setTabTitle } from './tab-title.ts';
export { staleKeysOf, useConnectivity, useLiveQueries } from './use-live-queries.ts';
