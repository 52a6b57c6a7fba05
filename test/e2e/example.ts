import { join } from 'node:path';
import { execa } from 'execa';
import { expect } from 'vitest';
import { labTenantId } from '../../lab/identity.ts';
import { root } from '../../scripts/setup/places.mjs';
import type { LabTenant } from './lab-tenant.ts';

/** Who gets the policy and the dial plan of the examples. */
const caller = 'ada@contoso.example';

/** What the examples are told. */
export const exampleConfig = { tenantId: labTenantId, sbc: '4f9a1.teams.carrier.example' };

const rules = [
  { name: 'International', pattern: '^00([1-9]\\d{6,14})$', translation: '+$1' },
  { name: 'National', pattern: '^0([1-9]\\d{8})$', translation: '+31$1' },
];

/** Puts Pulumi's own host for YAML, from its Go module, into a folder. */
export const buildYamlHost = (folder: string) =>
  execa(
    'go',
    [
      'build',
      '-trimpath',
      '-o',
      join(folder, 'pulumi-language-yaml'),
      'github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml',
    ],
    { cwd: join(root, 'engine'), env: { CGO_ENABLED: '0', GOWORK: 'off' } },
  );

/** Runs a command of an example in this environment alone. */
export const runExample = (command: string, args: readonly string[], cwd: string, env: Record<string, string>) =>
  execa(command, args, {
    cwd,
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...env, PULUMI_STACK: 'example' },
  });

/** With what the engine said, if it isn't so. */
export const expectWell = ({ exitCode, stdout, stderr }: { exitCode?: number; stdout: string; stderr: string }) =>
  expect(exitCode === 0 ? 'well' : `${stdout}\n${stderr}`).toBe('well');

/** What Teams has of the example. */
export const inTeams = async (lab: LabTenant) => {
  const one = async (cmdlet: string, Identity: string) => (await lab.byHand(cmdlet, { Identity }))[0];
  return {
    route: await one('Get-CsOnlineVoiceRoute', 'Example abroad'),
    plan: await one('Get-CsTenantDialPlan', 'Example'),
    user: await one('Get-CsOnlineUser', caller),
  };
};

/** What up of either example leaves in Teams. */
export const made = {
  route: expect.objectContaining({
    NumberPattern: '^\\+(?!31)[1-9]\\d{6,14}$',
    OnlinePstnGatewayList: [exampleConfig.sbc],
  }),
  plan: expect.objectContaining({
    NormalizationRules: rules.map(({ name, pattern, translation }) =>
      expect.objectContaining({ Name: name, Pattern: pattern, Translation: translation }),
    ),
  }),
};

/** The YAML example, from a stack that isn't there yet: it is made, changes nothing the second time, and goes. */
export const expectExampleRuns = async (
  lab: LabTenant,
  pulumi: (...args: string[]) => ReturnType<typeof runExample>,
): Promise<void> => {
  await pulumi('stack', 'init', 'example');
  for (const [key, value] of Object.entries(exampleConfig)) await pulumi('config', 'set', key, value);
  expectWell(await pulumi('up', '--yes', '--skip-preview', '--non-interactive'));
  expect(await inTeams(lab)).toMatchObject(made);
  expectWell(await pulumi('preview', '--expect-no-changes', '--non-interactive'));
  expectWell(await pulumi('destroy', '--yes', '--skip-preview', '--non-interactive'));
  await expect(inTeams(lab)).rejects.toThrow(/not found|cannot be found|can't be found/i);
};
