/** A complaint about one row of a bulk file, or about the whole of it where `row` is null. Counted from 0, as the record stands in the file. */
export interface LabBulkError {
  readonly message: string;
  /** Name of a column of the template, or null. */
  readonly column: string | null;
  readonly row: number | null;
  /** Of the update log only. */
  readonly type?: 'error' | 'warning';
}

/** A job of bulk user management. */
export interface LabCcaipJob {
  id: number;
  /** Milliseconds, lab time. */
  createdAt: number;
  /** When its file will have been checked. */
  checkedAt: number;
  requestedAt: number | null;
  filename: string;
  /** The file, once it could be read. */
  records: Readonly<Record<string, unknown>>[];
  /** That it couldn't be read, and why. */
  unreadable: string | null;
  state: 'created' | 'valid' | 'invalid' | 'running' | 'done';
  /** Records that were carried out, well or badly. */
  carriedOut: number;
  affected: number;
  failed: number;
  schemeErrors: LabBulkError[];
  updateErrors: LabBulkError[];
  /** Name of a person at the portal; null: an API credential. */
  by: string | null;
}
