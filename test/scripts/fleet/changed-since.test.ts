import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedBetween, changedSince } from '../../../scripts/fleet/changed-since.ts';
import { fingerprintOf, templatesOf } from '../../../scripts/fleet/fingerprint.ts';

let place = '';
let base = '';
let head = '';

const write = (root: string, path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

const id = (digit: number) => `5a3c1f70-2b94-4d0e-8f61-9c7d20e4b81${digit}`;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'changed-'));
  base = join(place, 'base');
  head = join(place, 'head');
  write(base, 'templates/world.yaml', 'country: NL\n');
  write(base, 'templates/nl.yaml', 'extends: world\ndialPlans: { NL: [] }\n');
  write(base, 'templates/be.yaml', 'country: BE\n');
  for (const [at, [name, template]] of [
    ['a', 'nl'],
    ['b', 'nl'],
    ['c', 'be'],
    ['d', ''],
  ].entries()) {
    const extending = template === '' ? '' : `extends: ${template}\n`;
    write(base, `${name}/tenant.yaml`, `${extending}tenant: { id: ${id(at)}, domain: ${name}.example }\n`);
    write(base, `${name}/users.csv`, 'upn,number\n');
  }
  cpSync(base, head, { recursive: true });
});
afterEach(() => rmSync(place, { recursive: true }));

const changed = () => changedBetween({ root: base }, { root: head });

describe('which tenants have changed', () => {
  it('is none where no file has', () => {
    expect(changed()).toEqual({ changed: [], gone: [] });
  });

  it.each([
    ['a/tenant.yaml', ['a']],
    ['a/users.csv', ['a']],
    ['b/calls.yaml', ['b']],
    ['b/entered.csv', ['b']],
    ['d/sounds/closed.wav', ['d']],
    ['templates/nl.yaml', ['a', 'b']],
    ['templates/be.yaml', ['c']],
    ['templates/nobodys.yaml', []],
  ])('%s: %j', (file, names) => {
    write(head, file, '# another\n');
    expect(changed().changed).toEqual(names);
  });

  it('is all who take from a template by way of another', () => {
    appendFileSync(join(head, 'templates/world.yaml'), '# more\n');
    expect(templatesOf(head, 'a')).toEqual(['nl', 'world']);
    expect(changed().changed).toEqual(['a', 'b']);
  });

  it('is also who takes from a template that is gone, or is new', () => {
    rmSync(join(head, 'templates/be.yaml'));
    write(head, 'e/tenant.yaml', `tenant: { id: ${id(7)} }\n`);
    expect(changed().changed).toEqual(['c', 'e']);
  });

  it('follows a folder to its new name, and names one that is gone', () => {
    renameSync(join(head, 'a'), join(head, 'z'));
    rmSync(join(head, 'd'), { recursive: true });
    expect(changed()).toEqual({ changed: ['z'], gone: ['d'] });
  });

  it('ends where templates extend each other', () => {
    write(head, 'templates/world.yaml', 'extends: nl\n');
    expect(templatesOf(head, 'a')).toEqual(['nl', 'world']);
  });

  it.skipIf(process.platform === 'win32')('reads nothing through a link that leads out', () => {
    writeFileSync(join(place, 'secret'), 'one');
    symlinkSync(join(place, 'secret'), join(head, 'a', 'notes'));
    const before = fingerprintOf(head, 'a');
    writeFileSync(join(place, 'secret'), 'another');
    expect(fingerprintOf(head, 'a')).toBe(before);
    expect(changed().changed).toEqual(['a']);
  });

  it.skipIf(process.platform === 'win32')('is who has a link to what changed, also by way of a folder', () => {
    for (const root of [base, head]) {
      write(root, 'shared/users.csv', 'upn,number\n');
      rmSync(join(root, 'a/users.csv'));
      symlinkSync('../shared/users.csv', join(root, 'a/users.csv'));
      symlinkSync('../shared', join(root, 'c/common'));
      symlinkSync('../c', join(root, 'c/round'));
    }
    expect(changed().changed).toEqual([]);
    appendFileSync(join(head, 'shared/users.csv'), 'ann@a.example,\n');
    expect(changed().changed).toEqual(['a', 'c']);
  });

  it('is told of a folder in the place of a template, too', () => {
    write(head, 'templates/dirt.yaml/nothing', '');
    write(head, 'a/tenant.yaml', 'extends: dirt\n');
    expect(changed().changed).toEqual(['a']);
  });

  it('is asked of git, and a commit that is not there is told', async () => {
    const git = (...args: string[]) =>
      execa('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: base });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'one');
    appendFileSync(join(base, 'c/users.csv'), 'ann@c.example,\n');
    expect(await changedSince(base, 'HEAD')).toEqual({ changed: ['c'], gone: [] });
    await expect(changedSince(base, 'nowhere')).rejects.toThrow(
      /^npm run fleet: --changed-since: "nowhere" isn't a commit/,
    );
  });
});
