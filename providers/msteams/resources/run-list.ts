import { sameName } from './same-name.ts';

/** As Teams prints it. */
interface Named {
  readonly Identity: string;
}

/**
 * One kind of object as this run knows it: the tenant's list, read once, then kept up by what our own cmdlets answered.
 *
 * So a hundred routes cost one read, not one each. It is read anew before anything is removed, and after any refusal or
 * doubt; a hand-made change in the middle of a run is seen then, or by the next refresh.
 */
export interface RunList<Row extends Named> {
  /** The last read, with our own writes in it, also those that a read which lags doesn't show. */
  known(): Promise<readonly Row[]>;
  /** What Teams shows now, nothing added. */
  anew(): Promise<readonly Row[]>;
  /** Teams answered that it has the row now. */
  wrote(row: Row): void;
  /** Teams answered that it has it no longer. */
  removed(name: string): void;
}

/** What one of our cmdlets left behind, and every state of the same row that it took the place of. */
interface Write<Row> {
  readonly after: Row | undefined;
  readonly earlier: readonly string[];
}

/** `read` is the whole list of a kind, from Teams. */
export const createRunList = <Row extends Named>(read: () => Promise<readonly Row[]>): RunList<Row> => {
  const writes = new Map<string, Write<Row>>();
  let rows: readonly Row[] | undefined;

  /** A read that shows a row as it was before our write lags; one that shows anything else is newer than ours. */
  const takeOver = (shown: readonly Row[]): void => {
    rows = [...writes].reduce((merged, [name, { after, earlier }]) => {
      if (earlier.includes(asText(find(shown, name)))) return withRow(merged, name, after);
      writes.delete(name);
      return merged;
    }, shown);
  };
  const write = (name: string, after: Row | undefined): void => {
    const key = name.toLowerCase();
    const earlier = [...(writes.get(key)?.earlier ?? []), asText(find(rows ?? [], name))];
    writes.set(key, { after, earlier });
    if (rows !== undefined) rows = withRow(rows, name, after);
  };
  const anew = async (): Promise<readonly Row[]> => {
    const shown = await read();
    takeOver(shown);
    return shown;
  };

  return {
    known: async () => {
      if (rows === undefined) await anew();
      return rows ?? [];
    },
    anew,
    wrote: (row) => write(row.Identity, row),
    removed: (name) => write(name, undefined),
  };
};

const find = <Row extends Named>(rows: readonly Row[], name: string): Row | undefined =>
  rows.find(({ Identity }) => sameName(Identity, name));

const asText = (row: Named | undefined): string => (row === undefined ? '' : JSON.stringify(row));

/** The rows with this one as `row` is, in its old place; without it where `row` is undefined. */
export const withRow = <Row extends Named>(
  rows: readonly Row[],
  name: string,
  row: Row | undefined,
): readonly Row[] => {
  if (row === undefined) return rows.filter(({ Identity }) => !sameName(Identity, name));
  if (find(rows, name) === undefined) return [...rows, row];
  return rows.map((one) => (sameName(one.Identity, name) ? row : one));
};
