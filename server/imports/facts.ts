import type { NewPerson, Person, Standing } from '#server/organization/index.ts';
import type { PersonRow } from './rules/person-row.ts';

/** Somebody the company has recorded, as they stand on the day of the import. */
export interface Recorded extends Pick<Person, 'id' | 'name' | 'email' | 'kind' | 'joinedOn' | 'leftOn'>, Standing {
  hasAccount: boolean;
}

/** What a file is compared with. */
export interface Facts {
  /** The day from which it shall hold. */
  from: Temporal.PlainDate;
  /** Whether whoever has no account gets one. */
  opensAccounts: boolean;
  /** Everybody whom the file names, by address in small letters. */
  recorded: ReadonlyMap<string, Recorded>;
  departments: readonly { id: string; slug: string; name: string; closedOn: Temporal.PlainDate | null }[];
  jobRoles: readonly { id: string; name: string }[];
  /** Whom everybody of the company reports to on that day, by id. */
  reportsTo: ReadonlyMap<string, string>;
  circlesIn: (reportsTo: ReadonlyMap<string, string>) => string[][];
  isTimeZone: (name: string) => boolean;
  defaultTimeZone: string;
}

/** What shall be recorded; what is left out stays. */
export interface Deed {
  add?: NewPerson;
  name?: string;
  kind?: 'employee' | 'contractor';
  departmentId?: string;
  /** Their address in small letters; null for nobody. */
  manager?: string | null;
  roleProfileIds?: readonly string[];
  /** Null takes somebody back. */
  leftOn?: Temporal.PlainDate | null;
  /** The departure that is recorded already, so that a new place ends with it. */
  staysUntil?: Temporal.PlainDate;
  opensAccount?: true;
}

/** The same as people read it. */
export interface Change {
  what: 'name' | 'kind' | 'department' | 'manager' | 'job roles' | 'joins' | 'leaves' | 'account';
  before: string | null;
  after: string | null;
}

export interface PlannedPerson {
  line: number;
  /** Null for whoever is added. */
  personId: string | null;
  email: string;
  name: string;
  /** From when it holds: nobody stands anywhere before they join. */
  from: Temporal.PlainDate;
  deed: Deed;
  changes: Change[];
}

/** Everybody in the file by address in small letters. */
export type InFile = ReadonlyMap<string, PersonRow>;
