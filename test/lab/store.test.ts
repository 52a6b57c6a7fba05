import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LabNumber } from '../../lab/model.ts';
import { openStore, type Store } from '../../lab/store.ts';

const number = (telephoneNumber: string, assignmentTargetId: string | null): LabNumber => ({
  telephoneNumber,
  numberType: 'directRouting',
  assignmentTargetId,
  assignmentStatus: 'unassigned',
  assignmentCategory: 'primary',
  numberSource: 'online',
  blocked: false,
});
const targets = (rows: LabNumber[]) => rows.map((one) => [one.telephoneNumber, one.assignmentTargetId]);

let path: string;
let store: Store;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'store-')), 'lab.db');
  store = openStore(path);
});

describe('the store', () => {
  it('keeps rows in order of their making, whatever the case of their keys, also when opened again', () => {
    store.put('number', '+2', number('+2', null));
    store.put('setting', 'Name', { a: 1 });
    store.put('number', '+1', number('+1', 'ada'));
    store.put('number', '+2', number('+2', 'bob'));
    store.delete('setting', 'none');
    store.close();
    const again = openStore(path);
    expect(targets(again.list('number'))).toEqual([
      ['+2', 'bob'],
      ['+1', 'ada'],
    ]);
    expect(again.get('setting', 'NAME')).toEqual({ a: 1 });
  });

  it('finds by property what was changed in place, moved, deleted or put later', () => {
    const row = number('+1', 'ada');
    store.put('number', '+1', row);
    expect(targets(store.where('number', 'assignmentTargetId', 'ADA'))).toEqual([['+1', 'ada']]);
    row.assignmentTargetId = 'bob';
    store.put('number', '+1', row);
    store.put('number', '+2', number('+2', 'bob'));
    expect(store.where('number', 'assignmentTargetId', 'ada')).toEqual([]);
    expect(store.where('number', 'assignmentTargetId', 'bob')).toHaveLength(2);
    store.delete('number', '+1');
    expect(targets(store.where('number', 'assignmentTargetId', 'bob'))).toEqual([['+2', 'bob']]);
    store.clear();
    expect(store.where('number', 'assignmentTargetId', 'bob')).toEqual([]);
  });

  it('shows each row as it was before the last request that changed it', () => {
    store.begin();
    store.put('number', '+1', number('+1', 'ada'));
    store.begin();
    store.put('number', '+1', number('+1', 'bob'));
    store.put('number', '+1', number('+1', 'cyd'));
    store.put('number', '+2', number('+2', 'dan'));
    const before = store.before();
    expect(targets(before.list('number'))).toEqual([['+1', 'ada']]);
    expect(before.get('number', '+2')).toBeUndefined();
    expect(before.where('number', 'assignmentTargetId', 'ada')).toHaveLength(1);
    store.begin();
    store.delete('number', '+1');
    expect(before.get('number', '+1')?.assignmentTargetId).toBe('cyd');
    expect(targets(store.list('number'))).toEqual([['+2', 'dan']]);
  });

  it('keeps what was put before an error in a transaction, as a service does', () => {
    expect(() =>
      store.transaction(() => {
        store.put('number', '+1', number('+1', 'ada'));
        throw new Error('half way');
      }),
    ).toThrow('half way');
    store.close();
    expect(openStore(path).list('number')).toHaveLength(1);
  });
});
