import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from '../../../../../providers/msteams/resources/roster/journal.ts';
import { tellForeign } from '../../../../../providers/msteams/resources/roster/words.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';

const urn = 'urn:pulumi:contoso::trunkline::trunkline:index:VoiceUsers$msteams:index:PhoneNumbers::voice-users-numbers';
const ada = { objectId: 'id-ada', upn: 'ada@contoso.com' };
const bob = { objectId: 'id-bob', upn: 'bob@contoso.com' };

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'trunkline-journal-')), 'journal');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const session = (tenantId = 'tenant-1', providerId?: string): Session => ({
  tenantId,
  journal: { folder, run: 'run-1', now: () => new Date('2026-11-28T22:00:00Z'), startedBy: 'eve', providerId },
  graph: () => Promise.reject(new Error('no Graph here')),
  setupGraph: () => Promise.reject(new Error('no Graph here')),
  cmdlets: () => Promise.reject(new Error('no Teams here')),
});
const open = (of: { urn?: string; kind?: string; tenantId?: string; providerId?: string } = {}) => {
  const journal = openJournal(session(of.tenantId, of.providerId), of.urn ?? urn, of.kind ?? 'PhoneNumbers');
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
      startedBy: 'eve',
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

  it.each(['note', 'begin', 'end', 'refreshed', 'forget'] as const)(
    'follows the stack to a new name, and %s takes it there',
    (step) => {
      const [before, after] = [{ providerId: 'p1' }, { providerId: 'p1', urn: urn.replace('contoso', 'fabrikam') }];
      open(before).note('sent', [{ ...ada, to: '+1' }]);
      expect(claims(after)).toEqual(['ada@contoso.com +1']);
      expect(open(after).foreign()).toEqual([]);
      const journal = open(after);
      if (step === 'note') journal.note('sent', [{ ...bob, to: '+2' }]);
      if (step === 'begin') journal.begin(undefined);
      if (step === 'end') journal.end({ users: 'lost' });
      if (step === 'refreshed') journal.refreshed(undefined, { users: 'lost' });
      if (step === 'forget') journal.forget();
      const kept = ['ada@contoso.com +1', ...(step === 'note' ? ['bob@contoso.com +2'] : [])];
      expect(claims(after)).toEqual(step === 'forget' ? [] : kept);
      expect(readdirSync(folder)).toEqual(step === 'forget' ? [] : ['trunkline.fabrikam.PhoneNumbers.p1.jsonl']);
    },
  );

  it("is not another state's, though project and stack have one name: what is open there is named, with the way to it", () => {
    open({ providerId: 'p1' }).note('sent', [{ ...ada, to: '+1' }]);
    expect(claims({ providerId: 'p2' })).toEqual([]);
    open({ providerId: 'p2' }).note('sent', [{ ...bob, to: '+2' }]);
    expect(claims({ providerId: 'p1' })).toEqual(['ada@contoso.com +1']);
    const [file, own] = ['p1', 'p2'].map((id) => join(folder, `trunkline.contoso.PhoneNumbers.${id}.jsonl`));
    const found = open({ providerId: 'p2' }).foreign();
    expect(found).toMatchObject([{ file, own, open: [{ upn: 'ada@contoso.com', values: ['+1'] }] }]);
    const lines: string[] = [];
    tellForeign({ log: (line) => void lines.push(line) }, found);
    expect(lines).toEqual([
      `Another state's journal has this stack's name: ${file}. What it gave is left alone: ada@contoso.com (+1).
  Fix: if that state is lost for good and this stack goes on with its work, move it to ${own}.`,
    ]);
    renameSync(file ?? '', own ?? '');
    expect(claims({ providerId: 'p2' })).toEqual(['ada@contoso.com +1']);
  });

  it('names nothing of another state that its engine has kept, nor of another tenant', () => {
    open({ providerId: 'p1' }).note('sent', [{ ...ada, to: '+1' }]);
    expect(open({ providerId: 'p2', tenantId: 'tenant-2' }).foreign()).toEqual([]);
    expect(open({ providerId: 'p2', kind: 'TenantDialPlan' }).foreign()).toEqual([]);
    expect(open().foreign()).toMatchObject([{ own: undefined }]); // the provider isn't made yet
    open({ providerId: 'p1' }).end({ users: 'ada@contoso.com id-ada made +1' });
    expect(open({ providerId: 'p2' }).foreign()).toEqual([]);
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
