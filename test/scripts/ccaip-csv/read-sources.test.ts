import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { literalsOf } from '../../../providers/ccaip/literals.ts';
import { csvLiterals } from '../../../scripts/ccaip-csv/literals.ts';
import { readSources } from '../../../scripts/ccaip-csv/read-sources.ts';
import { aTenant } from '../../components/a-tenant.ts';
import { header, people } from './asked.ts';

const folder = mkdtempSync(join(tmpdir(), 'ccaip-csv-sources-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (from: string) => {
  const [template, list] = [join(folder, 'template.csv'), join(folder, 'people.csv')];
  writeFileSync(template, `${header}\n`);
  writeFileSync(list, from);
  return readSources(aTenant(), { template, from: list, literals: literalsOf({}) });
};

describe('a file of who is in CCAIP', () => {
  it('has each address once, in whatever case', async () => {
    const rows = 'a@b.example,A,B\n,,\nc@d.example,C,D\nA@b.example,A,B\n';
    await expect(read(`Email,First name,Last name\n${rows}`)).rejects.toThrow(
      /people\.csv:5: Email: "A@b\.example" stands on line 2 already\.\n {2}A user has one row\./,
    );
  });

  it('tells who is external only where it has all three columns', async () => {
    const head = 'Email,First name,Last name,External user,External SIP URI';
    expect(await read(`${head}\na@b.example,A,B,No,\n`)).toMatchObject({ tellsExternal: false });
    const {
      tellsExternal,
      people: all,
      newcomers,
    } = await read(`${head},UCaaS username,Status\na@b.example,A,B,No,,,\nN@b.example,N,,,,,new\n`);
    expect([tellsExternal, all.map(({ email }) => email)]).toEqual([true, ['a@b.example']]);
    expect([...newcomers]).toEqual([['n@b.example', { first: 'N' }]]);
  });
});

describe('the values of flags', () => {
  const list = (...flags: string[]) =>
    people(`Email,External user\n${flags.map((flag, at) => `u${at}@b.example,${flag}\n`).join('')}`);
  const words = (literals: object, ...flags: string[]) => {
    const { external, notExternal, callingOn, callingOff, cleared } = csvLiterals(
      { ...literalsOf({}), ...literals },
      list(...flags),
    ).literals;
    return [external, notExternal, callingOn, callingOff, cleared];
  };

  it.each([
    [{}, ['', ''], ['1', '0', '1', '0', '']],
    [{}, ['Yes', 'no'], ['Yes', 'no', '1', '0', '']],
    [{}, ['TRUE'], ['TRUE', 'False', '1', '0', '']],
    [{}, ['No'], ['Yes', 'No', '1', '0', '']],
    [{ externalOn: 'on', externalOff: 'off' }, ['Yes'], ['on', 'off', '1', '0', '']],
    [{ callingOn: 'True', callingOff: 'False', cleared: null }, ['0'], ['1', '0', 'True', 'False', 'null']],
  ])('are what was set, else what is seen, else 1 and 0: %j %j', (literals, flags, told) =>
    expect(words(literals, ...flags)).toEqual(told),
  );

  it('are told as assumed until they are set', () => {
    const assumed = (literals: object, ...flags: string[]) =>
      csvLiterals({ ...literalsOf({}), ...literals }, list(...flags)).assumed.join();
    expect(assumed({})).toContain('is written as 1, since nobody has published what it takes');
    expect(assumed({}, 'Yes')).toContain('is written as Yes, as CCAIP tells it of others');
    expect(assumed({ externalOn: 'on' }, 'Yes')).toBe('');
  });
});
