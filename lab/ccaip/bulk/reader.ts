import type { Switches } from '../../switches.ts';
import type { LabBulkError } from './job.ts';
import { type Cell, cellOf, flagOf, flagWords, written } from './values.ts';

export type BulkRecord = Readonly<Record<string, unknown>>;
export type Complaint = Omit<LabBulkError, 'row'>;

/** A record of a file as it changes what somebody has, and what is said about it. */
export interface Reader {
  readonly record: BulkRecord;
  readonly switches: Switches;
  readonly complaints: Complaint[];
  complain(type: 'error' | 'warning', column: string, message: string): void;
  cell(name: string): Cell;
  /** A text after the record. */
  text(name: string, old: string | null): string | null;
  /** A flag after the record; one that it doesn't take stays, with a warning. */
  flag(name: string, old: boolean): boolean;
}

export const openRecord = (record: BulkRecord, switches: Switches): Reader => {
  const complaints: Complaint[] = [];
  const cell = (name: string): Cell => (name in record ? cellOf(record[name]) : undefined);
  const complain = (type: 'error' | 'warning', column: string, message: string): void => {
    complaints.push({ message, column, type });
  };
  const flag = (name: string, old: boolean): boolean => {
    const said = cell(name);
    // Emptied as a text is: then it is off.
    if (said === undefined || said === null || said === '') return old && written(said, 'on', switches) !== null;
    const read = flagOf(name, said, switches);
    if (read === undefined) complain('warning', name, flagWords(name, switches));
    return read ?? old;
  };
  return {
    record,
    switches,
    complaints,
    complain,
    cell,
    flag,
    text: (name, old) => written(cell(name), old, switches),
  };
};
