/** What the zone knows already, as far as the rows of a file speak of it. */
export interface ImportFacts {
  readonly stations: readonly KnownStation[];
  readonly butlers: readonly KnownButler[];
  /** By credit code. */
  readonly enterprises: ReadonlyMap<string, KnownSubject>;
  /** Names in use by enterprises. */
  readonly enterpriseNames: ReadonlySet<string>;
  /** By project code. */
  readonly projects: ReadonlyMap<string, KnownSubject>;
  readonly usernames: ReadonlySet<string>;
  /** Levels of the codes in the table that the file is for. */
  readonly codeLevels: ReadonlyMap<string, number>;
  /** Codes that are switched off, not to be given to anything new. */
  readonly codesOff: { readonly industries: ReadonlySet<string>; readonly divisions: ReadonlySet<string> };
}

export interface KnownStation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

/** A butler on duty. */
export interface KnownButler {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  readonly kind: 'enterprise' | 'project' | 'both';
  /** The account is active and holds the role. */
  readonly atWork: boolean;
}

/** An enterprise or a project, and the butler in charge of it. */
export interface KnownSubject {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly butlerId: string | null;
}

/** What a row leans on, or must not collide with, in the database. */
export interface FactsWanted {
  readonly uscc?: string | undefined;
  readonly enterpriseName?: string | undefined;
  readonly projectCode?: string | undefined;
  readonly username?: string | undefined;
}
