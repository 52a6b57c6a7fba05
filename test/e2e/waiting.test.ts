import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startingSwitches } from '../../lab/switches.ts';
import { tellWaiting } from '../../scripts/pulumi/tell-waiting.ts';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

const fqdn = '4f9a1.teams.carrier.example';
const day = 24 * 3600;
const waitingNames = [
  `direct-routing-sbc-${fqdn}`,
  'direct-routing-route-emergency',
  'direct-routing-route-nl geographic',
  'direct-routing-route-nl mobile',
  'direct-routing-route-international',
  'voice-users-policies-OnlineVoiceRoutingPolicy',
].toSorted();

let tenant: LabTenant;

/** A tenant whose SIP domain has a licensed user since now, and where ada and eve have voice routing policies that somebody gave them. */
const open = async (settings: object) => {
  tenant = await openLabTenant();
  await tenant.press('switches', { ...settings, domainActivationSeconds: day });
  const skus = (await tenant.graph('GET', '/v1.0/subscribedSkus')) as {
    value: { skuId: string; skuPartNumber: string }[];
  };
  const skuId = skus.value.find(({ skuPartNumber }) => skuPartNumber === 'SPE_E5')?.skuId;
  const licence = (addLicenses: object[], removeLicenses: unknown[]) =>
    tenant.graph('POST', `/v1.0/users/activate@${fqdn}/assignLicense`, { addLicenses, removeLicenses });
  await licence([], [skuId]);
  await licence([{ skuId, disabledPlans: [] }], []);
  await tenant.byHand('New-CsOnlineVoiceRoutingPolicy', { Identity: 'Old' });
  await tenant.press('clock', { advanceSeconds: 600 });
  for (const name of ['ada', 'eve']) {
    await tenant.byHand('Grant-CsOnlineVoiceRoutingPolicy', {
      Identity: `${name}@contoso.example`,
      PolicyName: 'Old',
    });
  }
  await tenant.press('clock', { advanceSeconds: 600 });
};

/** What `npm run pulumi -- up` does: the exit code and the last words of the launcher, and what the engine printed. */
const up = async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { exitCode, stdout } = await tenant.up();
  const { pulumi, env, project } = tenant.session;
  const ended = await tellWaiting(pulumi, ['up', '-s', 'lab'], { env, cwd: project([]), exitCode });
  const said = printed.mock.calls.map(([line]) => String(line)).join('\n');
  printed.mockRestore();
  return { ended, stdout, said };
};
const rows = async (cmdlet: string) => (await tenant.byHand(cmdlet, {})) as { Identity: string }[];
const made = async (cmdlet: string) =>
  (await rows(cmdlet)).map(({ Identity }) => Identity).filter((name) => !/^(LocalRoute|Global)$/.test(name));
/** Voice routing policy by user, as Teams has it. */
const policies = async () => {
  const users = (await rows('Get-CsOnlineUser')) as unknown as {
    UserPrincipalName: string;
    OnlineVoiceRoutingPolicy: { Name: string } | string | null;
  }[];
  return Object.fromEntries(
    users.flatMap(({ UserPrincipalName: upn, OnlineVoiceRoutingPolicy: policy }) =>
      policy === null ? [] : [[upn.split('@')[0], typeof policy === 'string' ? policy : policy.Name]],
    ),
  );
};

const expectWaiting = async () => {
  const { ended, stdout, said } = await up();
  expect(`${ended}${ended === 9 ? '' : stdout}`).toBe('9');
  const since = /SBC .* waits since (\S+ \S+ UTC) for /.exec(said)?.[1] ?? 'never';
  expect(said).toMatch(/^warning: 6 of this stack wait, and all else is done \(exit code 9\):/);
  for (const line of [
    / {2}SBC "\S+" waits since \S+ \S+ UTC for Teams to accept its domain \(registered in Microsoft 365/,
    / {2}voice route "NL mobile" waits since \S+ \S+ UTC for SBC "4f9a1\.teams\.carrier\.example"/,
    / {2}OnlineVoiceRoutingPolicy waits since \S+ \S+ UTC for voice routes "Emergency", "International", "NL geographic", "NL mobile"; until then 2 users keep another one: ada@contoso\.example \(Old, not yet NL agents\), eve/,
  ]) {
    expect(said).toMatch(line);
    expect(stdout).toMatch(new RegExp(`warning: ${line.source.slice(4)}`));
  }
  expect(await made('Get-CsOnlinePSTNGateway')).toEqual([]);
  expect(await made('Get-CsOnlineVoiceRoute')).toEqual([]);
  expect(await policies()).toMatchObject({ ada: 'Old', eve: 'Old', bob: 'NL agents' });
  expect(Object.keys(await tenant.numbers()).length).toBeGreaterThanOrEqual(12);
  return since;
};
const expectDone = async () => {
  const { ended, stdout, said } = await up();
  expect(`${ended}${ended === 0 ? '' : stdout}${said}`).toBe('0');
  expect(await made('Get-CsOnlinePSTNGateway')).toEqual([fqdn]);
  expect(await made('Get-CsOnlineVoiceRoute')).toHaveLength(4);
  expect(await policies()).toMatchObject({ ada: 'NL agents', eve: 'NL supervisors', bob: 'NL agents' });
  expect(await tenant.preview()).toEqual([]);
};
const later = () => tenant.press('clock', { advanceSeconds: day });

describe('an SBC whose domain Teams does not accept for a day', () => {
  beforeAll(() => open({}));
  afterAll(() => tenant.close());
  let since = '';

  it('lets one up go as far as it can: 9, with what waits since when, and nobody loses the policy that they have', async () => {
    since = await expectWaiting();
  });

  it('is told by the calls after it as not in effect yet, and not as wrong', async () => {
    const { exitCode, stdout } = await execa(process.execPath, [join(root, 'scripts/calls.ts'), 'lab', '--live'], {
      cwd: root,
      env: tenant.session.env,
      extendEnv: false,
      reject: false,
    });
    expect(stdout).toMatch(/\d+ of 11 expected calls hold in the tenant, \d+ not in effect yet\.$/m);
    expect(exitCode).toBe(3);
  });

  it('is not gone for a refresh, and is planned by every preview, which says that it waits', async () => {
    const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
    expect(refreshed.exitCode).toBe(0);
    expect(refreshed.stdout).toContain(`SBC "${fqdn}" waits since ${since} for Teams to accept its domain`);
    const { stdout } = await tenant.session.run('preview', '--json', '--non-interactive');
    const { steps, diagnostics } = JSON.parse(stdout) as {
      steps: { op: string; urn: string }[];
      diagnostics: { message: string; severity: string }[];
    };
    const planned = steps.filter(({ op }) => op !== 'same').map(({ op, urn }) => `${op} ${urn.split('::').at(-1)}`);
    expect(planned.toSorted()).toEqual(waitingNames.map((name) => `update ${name}`).toSorted());
    const told = diagnostics.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
    expect(told.join('\n')).toContain(`SBC "${fqdn}" waits since ${since} for Teams to accept its domain`);
    expect(told.filter((message) => message.includes('up looks whether it still has to'))).toHaveLength(6);
  });

  it('is there by the next up after that day, which ends with 0, and the preview after it is clean', async () => {
    await later();
    await expectDone();
  });
});

describe('under the other setting of every switch', () => {
  beforeAll(() => open(startingSwitches({ TRUNKLINE_LAB_SETTINGS: 'second' })));
  afterAll(() => tenant.close());

  it('a destroy takes back what was done, and leaves people what they had', async () => {
    await expectWaiting();
    const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
    expect(`${destroyed.exitCode}${destroyed.exitCode === 0 ? '' : destroyed.stdout}`).toBe('0');
    expect(await policies()).toEqual({ ada: 'Old', eve: 'Old' });
    expect(await made('Get-CsOnlineVoiceRoutingPolicy')).toEqual(['Tag:Old']);
  });

  it('it waits again, and is done after the day', async () => {
    await expectWaiting();
    await later();
    await expectDone();
  });
});
