import { describe, expect, it } from 'vitest';
import { refusals } from '../../../scripts/pulumi/refusals.ts';
import { formatProblem } from '../../../tenant/problem.ts';

const call = (line: string, env: Record<string, string> = {}, hasPowerShell = true) =>
  refusals({ args: line.split(' '), env, hasPowerShell });

describe('a run on a real tenant', () => {
  it('is let through', () => {
    expect(call('up -s contoso', { TRUNKLINE_GRAPH_URL: 'https://graph.microsoft.com' })).toEqual([]);
  });

  it('is not one with half of an identity for a vault', () => {
    const told = call('up -s contoso', { TRUNKLINE_VAULT_CLIENT_SECRET: 'x' }).map((problem) => problem.path);
    expect(told).toEqual(['TRUNKLINE_VAULT_CLIENT_ID']);
  });

  it.each(['up -s lab', 'preview --stack lab', 'up --stack=lab', 'destroy -s acme/trunkline/lab', 'stack select lab'])(
    'is not `%s`: that is the lab',
    (line) => {
      expect(call(line).map((problem) => problem.path)).toEqual(['-s']);
    },
  );

  it('is not the stack of PULUMI_STACK if that is the lab, unless the command names another', () => {
    expect(call('up', { PULUMI_STACK: 'lab' }).map((problem) => problem.path)).toEqual(['-s']);
    expect(call('up -s contoso', { PULUMI_STACK: 'lab' })).toEqual([]);
  });

  it('names the command for the lab', () => {
    expect(call('preview -s lab').map(formatProblem)).toEqual([
      'command line: -s: "lab" is the lab tenant\'s stack.\n  It runs only against the lab.\n  Fix: npm run lab -- preview',
    ]);
  });

  it.each(['destroy -yf -s contoso', 'up -ys contoso', 'destroy -scontoso', 'stack ls -C/tmp'])(
    'is not `%s`: the CLI reads flags in one word otherwise than a reader',
    (line) => {
      expect(call(line).map((problem) => problem.path)).toEqual([
        line.split(' ').find((word) => /^-\w[^=]/.test(word)),
      ]);
    },
  );

  it.each(['PULUMI_OPTION_STACK', 'PULUMI_OPTION_CWD', 'PULUMI_OPTION_SKIP_PREVIEW'])('is not one with %s', (name) => {
    expect(call('up -s contoso', { [name]: 'x' }).map((problem) => problem.path)).toEqual([name]);
  });

  it.each(['destroy -s contoso --yes --skip-preview', 'down -f -s contoso', 'dn -s contoso --skip-preview=true'])(
    'is not `%s`: routes would be gone before the engine meets what is protected',
    (line) => {
      expect(call(line).map((problem) => problem.path)).toEqual(['--skip-preview']);
    },
  );

  it.each([
    'destroy -s contoso --yes',
    'up -s contoso --yes --skip-preview',
    'destroy -s contoso --skip-preview=false',
  ])('may be `%s`', (line) => {
    expect(call(line)).toEqual([]);
  });

  it.each([
    ['TRUNKLINE_LAB_URL', 'https://localhost:18443'],
    ['TRUNKLINE_GRAPH_URL', 'https://localhost:18443'],
    ['TRUNKLINE_GRAPH_URL', 'https://127.0.0.1'],
    ['TRUNKLINE_GRAPH_URL', 'http://[::1]:18443/'],
    ['AZURE_AUTHORITY_HOST', 'https://LOCALHOST:18443'],
    ['ARM_METADATA_HOSTNAME', 'localhost:18443'],
    ['ARM_METADATA_HOSTNAME', 'management.example.com'],
    ['PULUMI_DEBUG_PROVIDERS', 'azuread:18444'],
    ['PULUMI_DEBUG_PROVIDERS', 'msteams:5000,azuread:18444'],
    ['PULUMI_DEBUG_PROVIDERS', 'azure-native:18445'],
    ['TRUNKLINE_PWSH', '/opt/trunkline/lab/bin/pwsh'],
  ])('is refused with %s=%s, which leads to the lab', (name, value) => {
    expect(call('up -s contoso', { [name]: value }).map((problem) => problem.path)).toEqual([name]);
  });

  it.each([
    ['PULUMI_DEBUG_PROVIDERS', 'msteams:5000'],
    ['TRUNKLINE_PWSH', '/opt/microsoft/powershell/7/pwsh'],
  ])('is let through with %s=%s', (name, value) => {
    expect(call('up -s contoso', { [name]: value })).toEqual([]);
  });

  it.each(['up -s contoso', 'preview -s contoso', 'refresh', 'destroy -s contoso'])('`%s` needs PowerShell', (line) => {
    expect(call(line, {}, false).map(formatProblem)).toEqual([
      `environment: PATH: "pwsh" isn't on it.
  Teams is set up through PowerShell 7.2 or later with the MicrosoftTeams module.
  Fix: install PowerShell (https://aka.ms/powershell) and in it run Install-Module MicrosoftTeams -Scope CurrentUser -MinimumVersion 6.9.0 -MaximumVersion 7.99.99; or name its path in TRUNKLINE_PWSH.`,
    ]);
  });

  it('`stack output` needs no PowerShell', () => {
    expect(call('stack output', {}, false)).toEqual([]);
  });

  it('is refused in another cloud, with the reason', () => {
    expect(call('up -s contoso', { ARM_ENVIRONMENT: 'usgovernment' }).map(formatProblem)).toEqual([
      expect.stringContaining('ARM_ENVIRONMENT: "usgovernment" is the US government cloud (GCC High).'),
    ]);
  });

  it('is refused with half an identity; what needs none of it is not', () => {
    const half = { AZURE_CLIENT_SECRET: 'of the state backend' };
    expect(call('up -s contoso', half)[0]?.message).toBe('AZURE_CLIENT_SECRET is set, which is half of an identity.');
    expect(call('login', half)).toEqual([]);
  });

  it('tells all at once', () => {
    expect(call('up -s lab', { TRUNKLINE_LAB_URL: 'https://localhost:18443' }, false)).toHaveLength(3);
  });
});
