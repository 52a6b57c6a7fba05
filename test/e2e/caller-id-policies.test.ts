import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/setup/places.mjs';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
};
const policy = async (name: string) => (await tenant.byHand('Get-CsCallingLineIdentity', { Identity: name }))[0];
const policyOf = async (name: string) => {
  await tenant.press('clock', { advanceSeconds: 3_600 });
  const [row] = (await tenant.byHand('Get-CsOnlineUser', { Identity: `${name}@contoso.example` })) as {
    CallingLineIdentity: { Name: string } | null;
  }[];
  return row?.CallingLineIdentity?.Name ?? 'Global';
};
const explain = async (...args: string[]) => {
  const command = [join(root, 'scripts/explain.ts'), 'lab', '--as', 'ada', '--dial', '0612345678', ...args];
  const env = { ...tenant.session.env, NO_COLOR: '1' };
  return (await execa(process.execPath, command, { env, extendEnv: false, reject: false })).stdout;
};

it('shows the number of a resource account that holds one, and is taken from users before it goes', async () => {
  tenant.editTenant((document) => {
    document.setIn(['callerIdPolicies'], { Reception: { show: 'resource', account: 'spare1@contoso.example' } });
    document.setIn(['sites', 'Amsterdam', 'callerIdPolicy'], 'reception');
  });
  const refused = await tenant.up();
  expect(refused.exitCode).not.toBe(0);
  expect(refused.stdout).toContain('spare1@contoso.example holds no phone number, so there is none to show.');
  expect(await tenant.byHand('Get-CsCallingLineIdentity', {})).toMatchObject([{ Identity: 'Global' }]);

  tenant.editTenant((document) => {
    document.setIn(['callerIdPolicies', 'Reception', 'account'], 'reception@contoso.example');
    document.setIn(['callerIdPolicies', 'Reception', 'companyName'], 'Contoso');
  });
  await up();
  expect(await policy('Reception')).toMatchObject({
    CallingIDSubstitute: 'Resource',
    ResourceAccount: expect.stringMatching(/^[0-9a-f-]{36}$/),
    CompanyName: 'Contoso',
  });
  expect(await policyOf('ada')).toBe('Reception');
  expect(await tenant.preview()).toEqual([]);

  expect(await explain()).toContain("Which number reception@contoso.example holds isn't in the files");
  const live = await explain('--live');
  expect(live).toContain('main sends +31612345678 from +31205559000');
  expect(live).toContain('Shown as the caller: +31205559000, the number of reception@contoso.example, with the name');
  expect(live).toContain('The tenant agrees with the file for this call.');

  await tenant.byHand('Set-CsCallingLineIdentity', { Identity: 'Reception', EnableUserOverride: true });
  expect(await explain('--live')).toContain('caller ID policy "Reception": userOverride true; the file says false.');
  const refreshed = await tenant.session.run('refresh', '--yes', '--skip-preview', '--non-interactive');
  expect(refreshed.exitCode).toBe(0);
  const steps = await tenant.preview();
  expect(steps.map(({ name, changes }) => [name, changes])).toEqual([
    ['caller-id-policies-reception', ['update userOverride']],
  ]);

  tenant.editTenant((document) => {
    document.deleteIn(['callerIdPolicies']);
    document.deleteIn(['sites', 'Amsterdam', 'callerIdPolicy']);
  });
  await up();
  expect(await policyOf('ada')).toBe('Global');
  expect(await tenant.byHand('Get-CsCallingLineIdentity', {})).toMatchObject([{ Identity: 'Global' }]);
  expect(await tenant.preview()).toEqual([]);
});
