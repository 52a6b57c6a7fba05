import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';

const urn = 'urn:pulumi:contoso::trunkline::trunkline:index:VoiceUsers$msteams:index:PhoneNumbers::voice-users-numbers';
const ada = { objectId: 'id-ada', upn: 'ada@contoso.com' };
const bob = { objectId: 'id-bob', upn: 'bob@contoso.com' };

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'trunkline-journal-')), 'journal');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const session = (tenantId = 'tenant-1'): Session => ({
  tenantId,
  journal: { folder, run: 'run-1', now: () => new Date('2026-11-28T22:00:00Z'), actor: 'eve' },
  graph: () => Promise.reject(new Error('no Graph here')),
  cmdlets: () => Promise.reject(new Error('no Teams here')),
});
const open = (of: { urn?: string; kind?: string; tenantId?: string } = {}) => {
  const journal = openJournal(session(of.tenantId), of.urn ?? urn, of.kind ?? 'PhoneNumbers');
  if (journal === undefined) throw new Error('There is no journal.');
  return journal;
};
const claims = (of: Parameters<typeof open>[0] = {}, state?: object) =>
  [...open(of).claims(state).values()].map(({ upn, values }) => `${upn} ${values.join(' ')}`);
const file = () => join(folder, readdirSync(folder)[0] ?? '');

describe('the journal of a roster', () => {
  it('has one line for each change, as JSON that another tool can read', () => {
    open().note('sent', [{ ...ada, to: '+1' }]);
    open().note('done', [{ ...bob, from: '+2' }]);
    const lines = readFileSync(file(), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const all = {
      time: '2026-11-28T22:00:00.000Z',
      actor: 'eve',
      tenant: 'tenant-1',
      kind: 'PhoneNumbers',
      run: 'run-1',
    };
    expect(lines).toEqual([
      { ...all, user: 'id-ada', upn: 'ada@contoso.com', from: null, to: '+1', step: 'sent' },
      { ...all, user: 'id-bob', upn: 'bob@contoso.com', from: '+2', to: null, step: 'done' },
    ]);
    expect(claims()).toEqual(['ada@contoso.com +1']);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    open().note('sent', [{ ...ada, to: '+1' }]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    open().begin({ users: '' });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('is of one stack, one kind and one tenant', () => {
    open().note('sent', [{ ...ada, to: '+1' }]);
    expect(claims({ urn: urn.replace('contoso', 'fabrikam') })).toEqual([]);
    expect(claims({ kind: 'TenantDialPlan' })).toEqual([]);
    expect(claims({ tenantId: 'tenant-2' })).toEqual([]);
    expect(claims({ urn: urn.replace('voice-users-numbers', 'another name') })).toEqual(['ada@contoso.com +1']);
  });

  it('reads over a line that a kill cut off, and writes the next one on a line of its own', () => {
    open().note('sent', [{ ...ada, to: '+1' }]);
    appendFileSync(file(), '{"time":"2026-11-28T22:0');
    expect(claims()).toEqual(['ada@contoso.com +1']);
    open().note('sent', [{ ...bob, to: '+2' }]);
    expect(claims()).toEqual(['ada@contoso.com +1', 'bob@contoso.com +2']);
  });

  it('claims nothing that the engine kept, and forgets it when the next run begins', () => {
    const state = { users: 'ada@contoso.com id-ada made +1' };
    open().note('sent', [{ ...ada, to: '+1' }]);
    open().end(state);
    expect(claims({}, state)).toEqual([]);
    expect(claims({}, undefined)).toEqual(['ada@contoso.com +1']);
    open().note('made', [{ ...bob, to: '+2' }]);
    open().begin(state);
    expect(claims({}, undefined)).toEqual(['bob@contoso.com +2']);
    open().end(state);
    open().begin(state);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('ends the work when it can not be written, and says how to go on', () => {
    writeFileSync(folder, 'a file where the folder should be');
    expect(() => open().note('sent', [{ ...ada, to: '+1' }])).toThrow(
      /write the journal .*trunkline\.contoso\.PhoneNumbers\.jsonl: [\s\S]*Fix: let TRUNKLINE_JOURNAL name a folder/,
    );
    expect(() => open().note('done', [{ ...ada, to: '+1' }])).not.toThrow();
  });

  it('is nowhere where no folder is named', () => {
    expect(openJournal({ ...session(), journal: undefined }, urn, 'PhoneNumbers')).toBeUndefined();
  });
});
