import { sameName } from '../providers/msteams/resources/same-name.ts';
import type { LiveNumber, LivePerson, LiveRows } from './rows.ts';

/** A person and their number. */
export interface Holding {
  readonly person: LivePerson;
  readonly number?: string;
  /** The inventory's row; absent: nobody asked for it, or it isn't theirs any more. */
  readonly row?: LiveNumber;
}

/** The inventory is right about numbers; a person's own record lags behind it. */
export const holdingsOf = ({ people, numbers }: Pick<LiveRows, 'people' | 'numbers'>): Holding[] => {
  const byNumber = new Map(numbers.map((row) => [row.number.toLowerCase(), row]));
  const byHolder = new Map(
    numbers.filter(({ isFurther }) => !isFurther).map((row) => [row.holder?.toLowerCase(), row]),
  );
  const rowOf = ({ upn, number }: LivePerson): LiveNumber | undefined => {
    const recorded = byNumber.get(number?.toLowerCase() ?? '');
    const isTheirs = recorded?.holder !== undefined && sameName(recorded.holder, upn);
    return isTheirs ? recorded : ((number === undefined || recorded) && byHolder.get(upn.toLowerCase())) || recorded;
  };
  return people.map((person) => {
    const row = rowOf(person);
    const isLost = row !== undefined && (row.holder === undefined || !sameName(row.holder, person.upn));
    const number = isLost ? undefined : (row?.number ?? person.number);
    return { person, number, ...(isLost || row === undefined ? {} : { row }) };
  });
};
