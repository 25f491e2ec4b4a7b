import type { ServiceMode } from '@guanjia/core/matters';
import type { OfficeCode } from './offices.ts';

/** Days with the source that gives them; a limit that no source gives is left out, which means unknown. */
export interface Sourced {
  readonly days: number;
  readonly unit: 'working' | 'calendar';
  readonly source: string;
}

/** One kind of matter (事项) as the catalogue describes it; the zone changes its own copy in the database. */
export interface CatalogueType {
  readonly code: string;
  readonly name: string;
  readonly subject: 'enterprise' | 'project' | 'both';
  readonly complexity: 'consult' | 'general' | 'complex';
  readonly lead: OfficeCode;
  readonly support: readonly OfficeCode[];
  /** Working days to the answer. Left out: the zone's default for this complexity governs. */
  readonly promised?: Sourced;
  readonly statutory?: Sourced;
  readonly past?: Sourced;
  /** A check-list to begin with, not the guide of the window: see `MATERIALS_NOTE`. */
  readonly needs: readonly string[];
  readonly mayNeed?: readonly string[];
  /** 帮办 guided, 陪办 assisted, 代办 agent, 自办 self; all four when left out. */
  readonly modes?: readonly ServiceMode[];
  /** Offered first on the phone. */
  readonly prominent?: true;
}

export interface CatalogueGroup {
  readonly code: string;
  readonly name: string;
  readonly types: readonly CatalogueType[];
}

const PROPOSED = '拟定值，待区里核定';
export const MATERIALS_NOTE = '参考清单，以一次性告知为准';

/** A limit that we propose: no published source gives one for this zone. */
export const proposed = (days: number): Sourced => ({ days, unit: 'working', source: PROPOSED });
