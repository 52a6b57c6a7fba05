import type { Names } from '../names.ts';
import type { TenantParts } from '../schema/parse-sections.ts';
import type { Finding } from '../source/finding.ts';
import type { Path } from '../source/path.ts';

/** What a check looks at: what couldn't be read is absent, and is passed over. */
export interface Subject {
  readonly file: TenantParts;
  readonly names: Names;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** Something at or below a path is wrong already, so that what is missing there may have been left out for it. */
  readonly touched: (path: Path) => boolean;
  /** A setting there isn't known, so that what is missing may have been meant by it. */
  readonly misspelt: (path: Path) => boolean;
  /** A place as a person would find it: path as typed, and the file if it isn't the tenant's own. */
  readonly place: (path: Path) => string;
}

/** One kind of mistake, looked for in the files alone. */
export type Check = (subject: Subject) => Finding[];
