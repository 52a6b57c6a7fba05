import { bareSipUri } from '../../providers/kit/bare-sip-uri.ts';
import type { EnteredUser } from '../../tenant/entered/entered.ts';
import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import type { ExternalUser } from '../../tenant/external-users.ts';
import type { Problem } from '../../tenant/problem.ts';
import type { Column } from './columns.ts';
import type { Cells, Standing } from './standing.ts';

/** What the file is made from. */
export interface Asked {
  readonly columns: readonly Column[];
  /** Who is to be an external user, in the order of users.csv. */
  readonly wanted: readonly ExternalUser[];
  /** What of it isn't confirmed to stand in CCAIP, and who was confirmed and must go. */
  readonly left: readonly LeftForUser[];
  /** What was confirmed to stand there; undefined where nothing ever was. */
  readonly entered: readonly EnteredUser[] | undefined;
  /** Who is in CCAIP, and whether that tells who is an external user. */
  readonly people: readonly Standing[];
  readonly tellsExternal: boolean;
  /** Names of those who aren't there yet, by upn. */
  readonly names: ReadonlyMap<string, PersonName>;
  readonly literals: CsvLiterals;
  readonly whenRemoved: 'clear' | 'deactivate';
  /** Where a person of users.csv stands. */
  place(upn: string): Pick<Problem, 'file' | 'line'>;
}

export interface PersonName {
  readonly first?: string;
  readonly last?: string;
}

/** What the file says for what nobody published. */
export interface CsvLiterals {
  readonly external: string;
  readonly notExternal: string;
  /** In "External SIP URI" and "UCaaS username" of somebody who is no external user any more. */
  readonly cleared: string;
  readonly callingOn: string;
  readonly callingOff: string;
}

/** A row, and why it is in the file. */
export interface PlannedRow {
  readonly action: 'new' | 'enter' | 'change' | 'clear' | 'deactivate';
  readonly email: string;
  readonly cells: Cells;
  /** What a person reads of it. */
  readonly text: string;
}

export interface Plan {
  readonly rows: readonly PlannedRow[];
  /** Of those wanted: already as they are to be. */
  readonly same: number;
  /** CCAIP tells that; else it was confirmed, and nobody looked. */
  readonly tellsExternal: boolean;
  /** What isn't done, and why. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

export const entryOf = ({ sipUri, ucaasName }: Pick<ExternalUser, 'sipUri' | 'ucaasName'>): string =>
  `SIP URI ${sipUri}, UCaaS username ${ucaasName}`;

/** Sign-in names have no case. */
export const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export const sameUri = (one: string, other: string): boolean => bareSipUri(one) === bareSipUri(other);
