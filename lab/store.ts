import { DatabaseSync } from 'node:sqlite';
import type { LabKind, LabKinds } from './model.ts';
import { indexRows, type RowIndex } from './row-index.ts';

/** What can be read: the tenant as it is, or as it was before the last request that changed each row. */
export interface Rows {
  get<K extends LabKind>(kind: K, key: string): LabKinds[K] | undefined;
  /** In order of creation; a later put of the same key keeps its place. */
  list<K extends LabKind>(kind: K): LabKinds[K][];
  /** Rows whose property has the value, text without regard to case: `list` and `filter`, but quick in a large tenant. */
  where<K extends LabKind>(kind: K, property: keyof LabKinds[K] & string, value: string): LabKinds[K][];
}

/** The lab tenant's memory: rows by kind and case-insensitive key, in order of their making, kept in SQLite. */
export interface Store extends Rows {
  put<K extends LabKind>(kind: K, key: string, row: LabKinds[K]): void;
  delete(kind: LabKind, key: string): boolean;
  /** Many puts, one write to disk; what was put before an error stays, as at a service. */
  transaction<T>(work: () => T): T;
  /** A new request begins: its changes are one step for `before`. */
  begin(): void;
  /** What a reader sees whom the last changes haven't reached. Copies: not for writing. */
  before(): Rows;
  clear(): void;
  close(): void;
}

interface Earlier {
  readonly request: number;
  readonly json: string | undefined;
}

/** Rows live in maps for reading and are written through; callers get the row itself and `put` it after a change. */
export const openStore = (path: string): Store => {
  const db = new DatabaseSync(path);
  // One lab per folder: a second one waits a second for the first to end, then fails with SQLITE_BUSY.
  db.exec('pragma busy_timeout = 1000; pragma locking_mode = exclusive');
  db.exec('pragma journal_mode = wal; pragma synchronous = off');
  db.exec(
    'create table if not exists rows (seq integer primary key, kind text, key text, row text, unique (kind, key))',
  );
  const kinds = new Map<string, Map<string, unknown>>();
  const rowsOf = (kind: string): Map<string, unknown> => {
    const rows = kinds.get(kind) ?? new Map<string, unknown>();
    kinds.set(kind, rows);
    return rows;
  };
  for (const { kind, key, row } of db.prepare('select kind, key, row from rows order by seq').all()) {
    rowsOf(String(kind)).set(String(key), JSON.parse(String(row)));
  }
  const upsert = db.prepare(
    'insert into rows (kind, key, row) values (?, ?, ?) on conflict (kind, key) do update set row = excluded.row',
  );
  const remove = db.prepare('delete from rows where kind = ? and key = ?');
  const saved = db.prepare('select row from rows where kind = ? and key = ?');
  const earlier = new Map<string, Map<string, Earlier>>();
  const indexes = new Map<string, Map<string, RowIndex>>();
  let request = 0;
  let depth = 0;

  const remember = (kind: string, key: string) => {
    const ofKind = earlier.get(kind) ?? new Map<string, Earlier>();
    earlier.set(kind, ofKind);
    if (ofKind.get(key)?.request === request) return;
    const row = saved.get(kind, key);
    ofKind.set(key, { request, json: row === undefined ? undefined : String(row.row) });
  };
  const valueBefore = (kind: string, key: string): unknown => {
    const found = earlier.get(kind)?.get(key);
    if (found === undefined) return rowsOf(kind).get(key);
    return found.json === undefined ? undefined : JSON.parse(found.json);
  };
  const indexOf = (kind: string, property: string): RowIndex => {
    const ofKind = indexes.get(kind) ?? new Map<string, RowIndex>();
    indexes.set(kind, ofKind);
    const index = ofKind.get(property) ?? indexRows(rowsOf(kind), property);
    ofKind.set(property, index);
    return index;
  };
  const before: Rows = {
    get: (kind, key) => valueBefore(kind, key.toLowerCase()) as never,
    list: (kind) =>
      [...new Set([...rowsOf(kind).keys(), ...(earlier.get(kind)?.keys() ?? [])])]
        .map((key) => valueBefore(kind, key))
        .filter((row) => row !== undefined) as never,
    where: (kind, property, value) =>
      before.list(kind).filter((row) => {
        const found: unknown = row[property];
        return typeof found === 'string' && found.toLowerCase() === value.toLowerCase();
      }),
  };

  return {
    get: (kind, key) => rowsOf(kind).get(key.toLowerCase()) as never,
    list: (kind) => [...rowsOf(kind).values()] as never,
    where: (kind, property, value) =>
      [...indexOf(kind, property).keys(value)].map((key) => rowsOf(kind).get(key)) as never,
    put: (kind, key, row) => {
      remember(kind, key.toLowerCase());
      rowsOf(kind).set(key.toLowerCase(), row);
      for (const index of indexes.get(kind)?.values() ?? []) index.put(key.toLowerCase(), row);
      upsert.run(kind, key.toLowerCase(), JSON.stringify(row));
    },
    delete: (kind, key) => {
      remember(kind, key.toLowerCase());
      remove.run(kind, key.toLowerCase());
      for (const index of indexes.get(kind)?.values() ?? []) index.delete(key.toLowerCase());
      return rowsOf(kind).delete(key.toLowerCase());
    },
    transaction: (work) => {
      if (depth > 0) return work();
      depth += 1;
      db.exec('begin');
      try {
        return work();
      } finally {
        db.exec('commit');
        depth -= 1;
      }
    },
    begin: () => {
      request += 1;
    },
    before: () => before,
    clear: () => {
      db.exec('delete from rows');
      kinds.clear();
      indexes.clear();
      earlier.clear();
    },
    close: () => db.close(),
  };
};
