export { arrivalsFor } from './arrivals.ts';
export { findPreferences, savePreferences } from './preferences-store.ts';
