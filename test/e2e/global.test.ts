import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Document } from 'yaml';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
  return run.stdout;
};
const shown = async (noun: string) =>
  (await tenant.byHand(`Get-${noun}`, { Identity: 'Global' }))[0] as Record<string, unknown>;
const global = async () => ({
  usages: (await shown('CsOnlineVoiceRoutingPolicy')).OnlinePstnUsages,
  rules: ((await shown('CsTenantDialPlan')).NormalizationRules as { Name: string }[]).map(({ Name }) => Name),
  emergency: (
    (await shown('CsTeamsEmergencyCallRoutingPolicy')).EmergencyNumbers as { EmergencyDialString: string }[]
  ).map(({ EmergencyDialString }) => EmergencyDialString),
  voicemail: (await shown('CsTeamsCallingPolicy')).AllowVoicemail,
  caller: (await shown('CsCallingLineIdentity')).CallingIDSubstitute,
});
const untouched = { usages: [], rules: [], emergency: [], voicemail: 'AlwaysEnabled', caller: 'LineUri' };
const described = {
  reason: 'everybody may call emergency numbers',
  policy: ['Emergency'],
  dialPlan: 'NL',
  emergencyCallRoutingPolicy: 'NL',
  callerIdPolicy: 'Hidden',
  callingPolicy: { voicemail: 'AlwaysDisabled' },
};
const policies = (document: Document) => {
  document.set('emergencyCallRoutingPolicies', { NL: { numbers: [{ dial: '112', usage: 'Emergency' }] } });
  document.set('callerIdPolicies', { Hidden: { show: 'anonymous' } });
};

it('Global is left alone until the file describes it, kept as described, and put back when it goes', async () => {
  await tenant.byHand('Set-CsTeamsCallingPolicy', { Identity: 'Global', AllowVoicemail: 'AlwaysEnabled' });
  await up();
  expect(await global()).toEqual(untouched);

  tenant.editTenant((document) => {
    policies(document);
    document.set('global', described);
  });
  expect((await tenant.preview()).map(({ op, name }) => `${op} ${name}`).toSorted()).toEqual([
    'create caller-id-policies',
    'create caller-id-policies-global',
    'create caller-id-policies-hidden',
    'create calling-policies',
    'create calling-policies-global',
    'create dial-plans-global',
    'create direct-routing-emergency-nl',
    'create direct-routing-global-emergency',
    'create direct-routing-global-policy',
  ]);
  const said = await up();
  expect(said).toContain('before this stack, the Global voice routing policy had OnlinePstnUsages empty.');
  const ours = {
    usages: ['Emergency'],
    rules: ['Emergency', 'International', 'National'],
    emergency: ['112'],
    voicemail: 'AlwaysDisabled',
    caller: 'Anonymous',
  };
  expect(await global()).toEqual(ours);
  expect(await tenant.preview()).toEqual([]);

  tenant.editTenant((document) => {
    document.setIn(['global', 'policy'], ['Emergency', 'National']);
    document.deleteIn(['global', 'callingPolicy']);
    document.setIn(['callerIdPolicies', 'Hidden'], { show: 'ownNumber', userOverride: true });
  });
  await up();
  expect(await global()).toEqual({
    ...ours,
    usages: ['Emergency', 'National'],
    voicemail: 'AlwaysEnabled',
    caller: 'LineUri',
  });
  expect(await shown('CsCallingLineIdentity')).toMatchObject({ EnableUserOverride: true });

  await tenant.byHand('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['International'] });
  expect((await tenant.preview('--refresh')).map(({ name }) => name)).toEqual(['direct-routing-global-policy']);
  tenant.editTenant((document) => {
    document.delete('global');
  });
  expect(await up()).toContain('left as it is: OnlinePstnUsages of the Global voice routing policy');
  expect(await global()).toEqual({ ...untouched, usages: ['International'] });
  expect(await shown('CsCallingLineIdentity')).toMatchObject({ EnableUserOverride: false });
  expect(await tenant.preview()).toEqual([]);
});

it('a destroy puts Global back before the usages go that it named', async () => {
  await tenant.byHand('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: [] });
  tenant.editTenant((document) => {
    policies(document);
    document.set('global', described);
  });
  await up();
  const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
  expect(`${destroyed.exitCode}${destroyed.exitCode === 0 ? '' : destroyed.stdout}`).toBe('0');
  expect(await global()).toEqual(untouched);
  expect((await tenant.byHand('Get-CsOnlinePstnUsage', {}))[0]).toMatchObject({ Usage: [] });
});
