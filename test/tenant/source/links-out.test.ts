import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTenant } from '../../../tenant/load.ts';
import { linksOut } from '../../../tenant/source/links-out.ts';

let place = '';
let root = '';
beforeEach(() => {
  place = realpathSync(mkdtempSync(join(tmpdir(), 'links-')));
  root = join(place, 'tenants');
  for (const folder of ['tenants/contoso', 'tenants/templates', 'tenants/fabrikam', 'outside']) {
    mkdirSync(join(place, folder), { recursive: true });
  }
  writeFileSync(join(place, 'outside', 'users.csv'), 'upn,number\n');
  writeFileSync(join(root, 'fabrikam', 'users.csv'), 'upn,number\n');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const found = () => linksOut(root, 'contoso').map(({ file }) => file.slice(root.length + 1));

describe('a link among the files of a tenant', () => {
  it.each([
    ['../fabrikam/users.csv', 'within the folder of tenants', []],
    ['../nowhere.csv', 'to nothing, within', []],
    ['../../outside/users.csv', 'out of it', ['contoso/users.csv']],
    ['../../nowhere.csv', 'out of it, to nothing', ['contoso/users.csv']],
    ['/etc/hostname', 'to a path of the machine', ['contoso/users.csv']],
    ['users.csv', 'to itself', []],
    ['../fabrikam/on.csv', 'within, to one that leads out', ['contoso/users.csv']],
    ['../..tenants.csv', 'to a name that only begins with two dots', []],
  ])('%s leads %s', (target, _what, expected) => {
    symlinkSync('../../outside/users.csv', join(root, 'fabrikam', 'on.csv'));
    symlinkSync(target, join(root, 'contoso', 'users.csv'));
    expect(found()).toEqual(expected);
  });

  it('may stand for the folder of tenants itself', () => {
    symlinkSync(root, join(place, 'link'));
    symlinkSync('../fabrikam/users.csv', join(root, 'contoso', 'users.csv'));
    expect(linksOut(join(place, 'link'), 'contoso')).toEqual([]);
  });

  it('is refused wherever a tenant is read, and so is a name that leads out', () => {
    writeFileSync(join(root, 'contoso', 'tenant.yaml'), 'country: NL\n');
    symlinkSync('../../outside/users.csv', join(root, 'contoso', 'users.csv'));
    const read = (name: string) => loadTenant({ root, name, today: '2026-11-20' }).problems;
    expect(read('contoso').map(({ message }) => message)).toEqual([
      'This is a link to "../../outside/users.csv", which is outside of the folder of tenants.',
    ]);
    writeFileSync(join(place, 'outside', 'tenant.yaml'), 'country: NL\n');
    expect(read('../outside').map(({ message }) => message)).toEqual(['There is no such file.']);
  });
});
