import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../scripts/pulumi/command.ts';
import { lostFile, type StackFiles, stackFileProblems, wouldWrite } from '../../../scripts/pulumi/stack-file.ts';

const right: StackFiles = {
  tenant: 'contoso',
  folder: '/t/contoso',
  hasTenant: true,
  tenants: ['contoso', 'fabrikam'],
  own: 'encryptionsalt: v1:a=:v1:b:c==\n',
  others: [],
  strays: [],
};
const fixes = (line: string, files: Partial<StackFiles>) =>
  stackFileProblems(readCommand(line.split(' '), {}), { ...right, ...files }).map(({ fix }) => fix);

describe("the engine's file of a stack", () => {
  it('is right where it lies with its tenant, and where there is none', () => {
    expect(fixes('up -s contoso', {})).toEqual([]);
    expect(fixes('up -s contoso', { own: undefined })).toEqual([]);
  });

  it('that lies elsewhere is moved, or removed where the right one is there', () => {
    const strays = ['stacks/Pulumi.contoso.yaml'];
    expect(fixes('stack output -s contoso', { own: undefined, strays })).toEqual([
      'mv stacks/Pulumi.contoso.yaml /t/contoso/Pulumi.contoso.yaml',
    ]);
    expect(fixes('up -s contoso', { strays })).toEqual([
      'rm stacks/Pulumi.contoso.yaml, which nothing reads: /t/contoso/Pulumi.contoso.yaml is there too.',
    ]);
  });

  it('of another stack tells a renamed folder from a copied one', () => {
    const own = undefined;
    expect(fixes('up -s contoso', { own, others: ['old'] })).toEqual([
      'npm run pulumi -- stack rename contoso -s old; if contoso is another tenant: rm /t/contoso/Pulumi.old.yaml',
    ]);
    expect(fixes('up -s contoso', { own, others: ['fabrikam'] })).toEqual(['rm /t/contoso/Pulumi.fabrikam.yaml']);
    expect(fixes('up -s contoso', { others: ['old'] })).toEqual([]);
  });

  it.each([
    [{ hasTenant: true, tenants: ['contoso'] }, ['mv /t/contoso /t/acme']],
    [{ hasTenant: true, tenants: ['contoso', 'acme'] }, [expect.stringContaining('remove one of the two folders')]],
    [{ hasTenant: false, tenants: ['acme'] }, ['mv /t/contoso/Pulumi.contoso.yaml /t/acme/']],
    [{ hasTenant: false, tenants: [], own: undefined }, ['write /t/acme/tenant.yaml, or correct the name.']],
    [{ hasTenant: false, tenants: ['acme'], own: undefined }, []],
  ])('follows a stack to its new name after the folder: %j', (files, expected) => {
    expect(fixes('stack rename acme -s contoso', files)).toEqual(expected);
  });

  it('is missed for a folder that is not there, but not by what ends a stack', () => {
    const gone = { hasTenant: false, tenants: ['fabrikam'], own: undefined };
    expect(fixes('up -s fabricam', { ...gone, tenant: 'fabricam' })).toEqual([
      'write "fabrikam", or npm run new -- fabricam',
    ]);
    for (const line of ['destroy -s contoso', 'stack rm contoso', 'cancel contoso', 'stack export -s contoso']) {
      expect(fixes(line, gone)).toEqual([]);
    }
  });

  it.each([
    ['up -s contoso', undefined, true],
    ['preview -s contoso', 'config: {}\n', true],
    ['preview -s contoso', 'secretsprovider: azurekeyvault://v\nencryptedkey: x\n', false],
    ['stack init contoso', undefined, false],
    ['stack output -s contoso', undefined, false],
    ['cancel contoso', undefined, false],
  ])('%s with %j: the engine would write it: %s', (line, own, expected) => {
    expect(wouldWrite(readCommand(line.split(' '), {}), { ...right, own })).toBe(expected);
  });

  it('that was lost is written again from the state, never anew', () => {
    const fix = (state: object) => lostFile(right, { type: 'x', state }).fix;
    expect(fix({ salt: 'v1:a' })).toBe('restore it from git, or write it: encryptionsalt: v1:a');
    expect(fix({ url: 'azurekeyvault://v', encryptedkey: 'k' })).toBe(
      'restore it from git, or write it: secretsprovider: azurekeyvault://v and encryptedkey: k',
    );
    expect(lostFile(right, undefined).fix).toMatch(/^npm run pulumi -- stack init contoso/);
  });
});
