import { describe, expect, it } from 'vitest';
import { absolutePaths } from '../../../scripts/pulumi/absolute-paths.ts';
import { showAskedOutput } from '../../../scripts/pulumi/asked-output.ts';
import { absoluteBackend } from '../../../scripts/pulumi/backend.ts';
import { isOfOneStack, readCommand, tenantOf } from '../../../scripts/pulumi/command.ts';

const read = (line: string, env: Record<string, string> = {}) => readCommand(line.split(' '), env);

describe('a command line', () => {
  it.each([
    ['up -s contoso', 'contoso'],
    ['up -scontoso', 'contoso'],
    ['--stack contoso up', 'contoso'],
    ['up --stack=acme/trunkline/contoso', 'acme/trunkline/contoso'],
    ['stack init contoso --secrets-provider passphrase', 'contoso'],
    ['stack init --secrets-provider passphrase contoso', 'contoso'],
    ['stack select contoso', 'contoso'],
    ['stack rm contoso --yes', 'contoso'],
    ['cancel contoso --yes', 'contoso'],
    ['stack rename acme -s contoso', 'contoso'],
    ['config set key contoso', undefined],
    ['stack output ucaas', undefined],
    ['up -m contoso', undefined],
  ])('%s names stack %s', (line, stack) => {
    expect(read(line).stack).toBe(stack);
  });

  it('takes the stack of PULUMI_STACK where it names none', () => {
    expect(read('up', { PULUMI_STACK: 'acme/contoso' }).stack).toBe('acme/contoso');
    expect(read('up', { PULUMI_STACK: '' }).stack).toBeUndefined();
    expect(tenantOf('acme/trunkline/contoso')).toBe('contoso');
  });

  it.each([
    ['up', true],
    ['stack', true],
    ['stack output', true],
    ['stack init contoso', true],
    ['stack ls', false],
    ['stack select contoso', false],
    ['login azblob://x', false],
    ['plugin install resource azuread 6.9.1', false],
    ['up --help', false],
  ])('%s is about one stack: %s', (line, expected) => {
    expect(isOfOneStack(read(line), line.split(' '))).toBe(expected);
  });

  it.skipIf(process.platform === 'win32').each([
    ['import --file a.json', 'import --file /here/a.json'],
    ['import -f a.json -o b.ts', 'import -f /here/a.json -o /here/b.ts'],
    ['stack export --file=../a.json', 'stack export --file=/a.json'],
    ['stack import --file /a.json', 'stack import --file /a.json'],
    [
      'preview --save-plan plan.json --policy-pack=mine',
      'preview --save-plan /here/plan.json --policy-pack=/here/mine',
    ],
    ['destroy -f -s contoso', 'destroy -f -s contoso'],
    ['stack graph a.dot -s contoso', 'stack graph /here/a.dot -s contoso'],
    [
      'stack -s contoso graph --dot-fragment x --short-node-name a.dot',
      'stack -s contoso graph --dot-fragment x --short-node-name /here/a.dot',
    ],
    ['stack graph', 'stack graph'],
    ['stack output graph', 'stack output graph'],
    ['config set file a.json', 'config set file a.json'],
  ])('%s names its files in full', (line, expected) => {
    expect(absolutePaths(line.split(' '), '/here').join(' ')).toBe(expected);
  });

  it.skipIf(process.platform === 'win32').each([
    ['file://./state?metadata=skip', `file://${process.cwd()}/state?metadata=skip`],
    ['file://state', `file://${process.cwd()}/state`],
    ['file:///srv/state', undefined],
    ['file://~/state', undefined],
    ['azblob://x', undefined],
  ])('means the backend %s from where it was typed', (url, expected) => {
    expect(absoluteBackend({ PULUMI_BACKEND_URL: url }).PULUMI_BACKEND_URL).toBe(expected);
  });

  it.each([
    ['stack output ccaipUsers -s contoso', 'stack output ccaipUsers -s contoso --show-secrets'],
    ['-s contoso stack output ccaipUsers --json', '-s contoso stack output ccaipUsers --json --show-secrets'],
    ['stack output ccaipUsers --show-secrets=false', 'stack output ccaipUsers --show-secrets=false'],
    ['stack output', 'stack output'],
    ['stack output ucaas', 'stack output ucaas'],
    ['config set output ccaipUsers', 'config set output ccaipUsers'],
  ])('shows a list of people to who asks for it by name: %s', (line, expected) => {
    expect(showAskedOutput(line.split(' ')).join(' ')).toBe(expected);
  });
});
