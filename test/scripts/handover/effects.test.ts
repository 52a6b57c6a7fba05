import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTicks } from '../../../pages/handover/ticks.ts';
import { effectsOf, type Places } from '../../../scripts/handover/effects.ts';
import type { EnteredUser } from '../../../tenant/entered/entered.ts';
import { loadTenant } from '../../../tenant/load.ts';
import { aSubject } from '../../pages/handover/a-subject.ts';

const checkout = resolve(import.meta.dirname, '..', '..', '..');
const bob = {
  upn: 'bob@contoso.example',
  sipUri: '+31205552102@ujet.sip.carrier.example',
  ucaasName: 'bob@contoso.example',
};
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'handover-'));
  cpSync(join(checkout, 'stacks/lab'), join(root, 'lab'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const load = () => loadTenant({ root, name: 'lab', today: '2026-11-30', env: {} });
const effects = (more: Partial<Places> = {}) => {
  const { tenant = aSubject().tenant } = load();
  const places = { root, entered: { folder: join(root, 'lab'), file: 'entered.csv' }, isPrinted: false, ...more };
  return effectsOf({ ...aSubject(), tenant }, places, { ask: () => Promise.reject(new Error('not asked')) }, {});
};
const file = (name = 'tenant.yaml') => readFileSync(join(root, 'lab', name), 'utf8');
const link = { secret: '2026-11', by: 'ccaip-link@contoso.example', on: '2026-11-30' };

describe('a link that is ticked', () => {
  it('is written into the tenant file, whose comments stay, with a file for what is entered', () => {
    const before = file();
    expect(effects().writeLink(link)).toMatch(
      /lab\/tenant\.yaml: ucaas\.linked is written\. Commit it; .*protects secret 2026-11\.$/,
    );
    expect(load().tenant?.ucaas.linked).toEqual({ ...link, entered: 'entered.csv' });
    expect(file().match(/#.*/g)).toEqual(before.match(/#.*/g));
    expect(effects().writeLink(link)).toMatch(/says so already\.$/);
  });

  it('names the newer secret beside what the file has already', () => {
    effects({ entered: { folder: join(root, 'lab'), file: 'mine.csv' } }).writeLink({
      ...link,
      by: 'old@contoso.example',
    });
    effects({ entered: { folder: join(root, 'lab'), file: 'mine.csv' } }).writeLink(link);
    expect(load().tenant?.ucaas.linked).toEqual({ ...link, entered: 'mine.csv' });
  });

  it('is printed as lines where the file is an example', () => {
    const before = file();
    const said = effects({ isPrinted: true }).writeLink(link);
    expect(said).toMatch(/tenant\.yaml stays as it is; these lines are for it:\n/);
    expect(said).toContain(
      'linked: { secret: 2026-11, by: ccaip-link@contoso.example, on: 2026-11-30, entered: entered.csv }',
    );
    expect(file()).toBe(before);
  });
});

describe('a user who is ticked', () => {
  it('stands in the file of what was entered, beside what others wrote meanwhile', () => {
    const add = (one: EnteredUser) => (before: readonly EnteredUser[]) => [...before, one];
    const handover = effects();
    expect(handover.changeEntered(add(bob))).toMatch(/^Written to .*lab\/entered\.csv\.$/);
    effects().changeEntered(add({ ...bob, upn: 'ada@contoso.example' }));
    handover.changeEntered(add({ ...bob, upn: 'cyd@contoso.example' }));
    expect(
      file('entered.csv')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[0]),
    ).toEqual(['ada@contoso.example', 'bob@contoso.example', 'cyd@contoso.example']);
  });

  it('is not written over a file that is not ours', () => {
    cpSync(join(root, 'lab', 'users.csv'), join(root, 'lab', 'entered.csv'));
    const before = file('entered.csv');
    expect(() => effects().changeEntered(() => [bob])).toThrow(/not what npm run confirm writes/);
    expect(file('entered.csv')).toBe(before);
  });
});

describe('a step that is ticked', () => {
  it('is remembered where there is a folder for it, and no error where there is none', () => {
    const ticks = { folder: join(root, 'journal'), tenantId: 'X', generation: '2026-11' };
    effects({ ticks }).remember('queues', new Date('2026-11-30T10:00:00Z'));
    expect(readTicks(ticks)).toEqual({ queues: { on: '2026-11-30T10:00:00.000Z' } });
    effects().remember('queues', new Date());
  });
});
