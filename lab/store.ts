import { DatabaseSync } from 'node:sqlite';
import type {
  LabDialPlan,
  LabDomain,
  LabGateway,
  LabNumber,
  LabOtherPolicy,
  LabUser,
  LabVoiceRoute,
  LabVoiceRoutingPolicy,
} from './model.ts';

/** Every kind of row by name. `setting` holds what is one of a kind (PSTN usages, switches, the clock). */
export interface LabKinds {
  user: LabUser;
  number: LabNumber;
  domain: LabDomain;
  gateway: LabGateway;
  voiceRoute: LabVoiceRoute;
  voiceRoutingPolicy: LabVoiceRoutingPolicy;
  dialPlan: LabDialPlan;
  otherPolicy: LabOtherPolicy;
  application: Record<string, unknown>;
  servicePrincipal: Record<string, unknown>;
  oauth2PermissionGrant: Record<string, unknown>;
  appRoleAssignment: Record<string, unknown>;
  numberOperation: Record<string, unknown>;
  batchOperation: Record<string, unknown>;
  setting: Record<string, unknown>;
}

export type LabKind = keyof LabKinds;

/** The lab tenant's memory: rows by kind and case-insensitive key, in order of their making, kept in SQLite. */
export interface Store {
  get<K extends LabKind>(kind: K, key: string): LabKinds[K] | undefined;
  /** In order of creation; a later put of the same key keeps its place. */
  list<K extends LabKind>(kind: K): LabKinds[K][];
  put<K extends LabKind>(kind: K, key: string, row: LabKinds[K]): void;
  delete(kind: LabKind, key: string): boolean;
  /** Many puts, one write to disk; what was put before an error stays, as at a service. */
  transaction<T>(work: () => T): T;
  clear(): void;
  close(): void;
}

/** Rows live in maps for reading and are written through; callers get the row itself and `put` it after a change. */
export const openStore = (path: string): Store => {
  const db = new DatabaseSync(path);
  db.exec('pragma journal_mode = wal; pragma synchronous = off');
  db.exec(
    'create table if not exists rows (seq integer primary key, kind text, key text, row text, unique (kind, key))',
  );
  const kinds = new Map<string, Map<string, unknown>>();
  const rowsOf = (kind: string) => kinds.get(kind) ?? kinds.set(kind, new Map()).get(kind) ?? new Map();
  for (const { kind, key, row } of db.prepare('select kind, key, row from rows order by seq').all()) {
    rowsOf(String(kind)).set(String(key), JSON.parse(String(row)));
  }
  const upsert = db.prepare(
    'insert into rows (kind, key, row) values (?, ?, ?) on conflict (kind, key) do update set row = excluded.row',
  );
  const remove = db.prepare('delete from rows where kind = ? and key = ?');
  let depth = 0;
  return {
    get: (kind, key) => rowsOf(kind).get(key.toLowerCase()) as never,
    list: (kind) => [...rowsOf(kind).values()] as never,
    put: (kind, key, row) => {
      rowsOf(kind).set(key.toLowerCase(), row);
      upsert.run(kind, key.toLowerCase(), JSON.stringify(row));
    },
    delete: (kind, key) => {
      remove.run(kind, key.toLowerCase());
      return rowsOf(kind).delete(key.toLowerCase());
    },
    transaction: (work) => {
      if (depth > 0) return work();
      depth += 1;
      db.exec('begin');
      try {
        const result = work();
        db.exec('commit');
        return result;
      } catch (error) {
        db.exec('commit');
        throw error;
      } finally {
        depth -= 1;
      }
    },
    clear: () => {
      db.exec('delete from rows');
      kinds.clear();
    },
    close: () => db.close(),
  };
};
