import { afterAll, beforeAll, expect, it } from 'vitest';
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
const policy = async (name: string) => (await tenant.byHand('Get-CsTeamsCallingPolicy', { Identity: name }))[0];
const policyOf = async (name: string) => {
  await tenant.press('clock', { advanceSeconds: 3_600 });
  const [row] = (await tenant.byHand('Get-CsOnlineUser', { Identity: `${name}@contoso.example` })) as {
    TeamsCallingPolicy: { Name: string } | null;
  }[];
  return row?.TeamsCallingPolicy?.Name ?? 'Global';
};

it('makes a policy before users get it, changes it, and takes it from them before it goes', async () => {
  await tenant.byHand('Set-CsTeamsCallingPolicy', { Identity: 'Global', AllowDelegation: false });
  tenant.editTenant((document) => {
    document.setIn(['callingPolicies'], { Desk: { voicemail: 'AlwaysDisabled', busyOnBusy: 'Enabled' } });
    document.setIn(['sites', 'Amsterdam', 'callingPolicy'], 'desk');
  });
  await up();
  const made = await policy('Desk');
  // What the file leaves out is as Global has it.
  expect(made).toMatchObject({
    AllowVoicemail: 'AlwaysDisabled',
    BusyOnBusyEnabledType: 'Enabled',
    AllowDelegation: false,
    AllowCallGroups: true,
  });
  expect(await policyOf('ada')).toBe('Desk');
  expect(await tenant.preview()).toEqual([]);

  await tenant.byHand('Set-CsTeamsCallingPolicy', { Identity: 'Desk', MusicOnHoldEnabledType: 'Disabled' });
  tenant.editTenant((document) => {
    document.setIn(['callingPolicies', 'Desk'], { voicemail: 'AlwaysDisabled', delegation: true });
  });
  const steps = await tenant.preview();
  expect(steps.map(({ name, changes }) => [name, changes.toSorted()])).toEqual([
    ['calling-policies-desk', ['add delegation', 'delete busyOnBusy']],
  ]);
  await up();
  expect(await policy('Desk')).toMatchObject({
    BusyOnBusyEnabledType: 'Disabled',
    AllowDelegation: true,
    MusicOnHoldEnabledType: 'Disabled',
  });

  tenant.editTenant((document) => {
    document.deleteIn(['callingPolicies']);
    document.setIn(['sites', 'Amsterdam', 'callingPolicy'], 'CC agents');
  });
  await up();
  expect(await policyOf('ada')).toBe('CC agents');
  const left = (await tenant.byHand('Get-CsTeamsCallingPolicy', {})) as { Identity: string }[];
  expect(left.map(({ Identity }) => Identity)).toEqual(['Global', 'Tag:CC agents', 'Tag:CC supervisors']);
  expect(await policy('CC agents')).toMatchObject({ AllowVoicemail: 'AlwaysDisabled' });
  expect(await tenant.preview()).toEqual([]);
});
