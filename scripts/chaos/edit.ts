import type { Document } from 'yaml';
import type { Random } from './random.ts';

/** The files of one tenant, as an engineer edits them. */
export interface Files {
  readonly tenant: Document;
  /** Rows of users.csv without the header. */
  rows: string[];
  /** Whether the tenant was made in peace before: what its files had then is done. */
  readonly isThere: boolean;
}

/** One thing that an engineer may do; false if the files give no occasion. */
export interface Edit {
  readonly name: string;
  make(files: Files, random: Random): boolean;
}
