import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSubject } from '../../policies/read-subject.ts';
import type { Subject } from '../../policies/subject.ts';
import { inFolder } from '../tenant/a-tenant-folder.ts';

const read = (prepare: (root: string) => void = () => {}) =>
  inFolder({}, (root) => {
    prepare(root);
    return readSubject({ root, name: 'contoso', today: '2026-11-22' });
  });

const neighbours = (prepare: (root: string) => void) => (read(prepare) as Subject).neighbours;

const copy = (root: string, name: string, change: (text: string) => string = (text) => text) => {
  cpSync(join(root, 'contoso'), join(root, name), { recursive: true });
  const file = join(root, name, 'tenant.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

describe('readSubject', () => {
  it('reads the tenant and its expected calls', () => {
    const subject = read((root) =>
      writeFileSync(join(root, 'contoso/calls.yaml'), 'calls: [{ to: +31205552101, expect: { rings: ada } }]\n'),
    ) as Subject;
    expect(subject.tenant.name).toBe('contoso');
    expect(subject.calls.calls).toEqual([{ to: '+31205552101', expect: { rings: 'ada' } }]);
    expect(subject.neighbours).toEqual([]);
  });

  it('reads the users of stacks that share the Entra tenant, however its id is written', () => {
    const found = neighbours((root) => copy(root, 'contoso-uk', (text) => text.replace('7c2f0b0e', '7C2F0B0E')));
    expect(found).toEqual([{ name: 'contoso-uk', users: [expect.objectContaining({ upn: 'ada@contoso.example' })] }]);
  });

  it('leaves stacks of other Entra tenants alone, even broken ones', () => {
    const other = (text: string) => text.replace('7c2f0b0e', '00000000').replace('country: NL', 'country: Holland');
    expect(neighbours((root) => copy(root, 'fabrikam', other))).toEqual([]);
  });

  it('names stacks that cannot be read: they might share it', () => {
    expect(neighbours((root) => copy(root, 'contoso-uk', () => 'tenant: ['))).toEqual([{ name: 'contoso-uk' }]);
    const broken = (text: string) => text.replace('country: NL', 'country: Holland');
    expect(neighbours((root) => copy(root, 'contoso-uk', broken))).toEqual([{ name: 'contoso-uk' }]);
  });

  it('gives the problems of a tenant whose files are not right', () => {
    const problems = read((root) => {
      mkdirSync(join(root, 'other'));
      writeFileSync(join(root, 'contoso/users.csv'), '');
    });
    expect(problems).toEqual([expect.objectContaining({ fix: expect.any(String) })]);
  });
});
