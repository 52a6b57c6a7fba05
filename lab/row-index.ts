/** Rows of one kind by the value of one property; text without regard to case. */
export interface RowIndex {
  /** A row was put under the key. */
  put(key: string, row: unknown): void;
  delete(key: string): void;
  /** Keys of the rows that have the value. */
  keys(value: unknown): Iterable<string>;
}

const fold = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** Rows are changed in place before they are put, so the index itself remembers which value each key had. */
export const indexRows = (rows: ReadonlyMap<string, unknown>, property: string): RowIndex => {
  const keysByValue = new Map<unknown, Set<string>>();
  const valueByKey = new Map<string, unknown>();
  const remove = (key: string) => {
    keysByValue.get(valueByKey.get(key))?.delete(key);
    valueByKey.delete(key);
  };
  const put = (key: string, row: unknown) => {
    const value = fold((row as Record<string, unknown>)[property]);
    if (valueByKey.has(key) && valueByKey.get(key) === value) return;
    remove(key);
    valueByKey.set(key, value);
    const keys = keysByValue.get(value) ?? new Set<string>();
    keysByValue.set(value, keys.add(key));
  };
  for (const [key, row] of rows) put(key, row);
  return { put, delete: remove, keys: (value) => keysByValue.get(fold(value)) ?? [] };
};
