import type { Names } from '../names.ts';
import type { TenantFile } from '../schema/tenant-file.ts';
import type { Finding } from '../source/finding.ts';

/** What a check looks at: sections that couldn't be read are absent, and are passed over. */
export interface Subject {
  readonly file: Partial<TenantFile>;
  readonly names: Names;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
}

/** One kind of mistake, looked for in the files alone. */
export type Check = (subject: Subject) => Finding[];
