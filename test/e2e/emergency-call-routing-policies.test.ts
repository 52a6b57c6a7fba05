import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LabTenant, openLabTenant } from './lab-tenant.ts';

let tenant: LabTenant;

beforeEach(async () => {
  tenant = await openLabTenant();
});
afterEach(() => tenant.close());

const up = async () => {
  const run = await tenant.up();
  expect(`${run.exitCode}${run.exitCode === 0 ? '' : run.stdout}`).toBe('0');
};
const policies = async () =>
  (await tenant.byHand('Get-CsTeamsEmergencyCallRoutingPolicy', {})) as {
    Identity: string;
    EmergencyNumbers: Record<string, string | null>[];
  }[];
const usages = async () =>
  ((await tenant.byHand('Get-CsOnlinePstnUsage', {}))[0] as { Usage: string[] }).Usage.toSorted();
const policyOf = async (name: string) => {
  await tenant.press('clock', { advanceSeconds: 3_600 });
  const [row] = (await tenant.byHand('Get-CsOnlineUser', { Identity: `${name}@contoso.example` })) as {
    TeamsEmergencyCallRoutingPolicy: { Name: string } | null;
  }[];
  return row?.TeamsEmergencyCallRoutingPolicy?.Name;
};

/** A usage for emergency calls alone, and the policy that the site gives for it. */
const withPolicy = () =>
  tenant.editTenant((document) => {
    document.setIn(['pstnUsages', 'Ambulance'], [{ route: 'Ambulance', pattern: '^\\+?112$', sbcs: ['main'] }]);
    document.setIn(['emergencyCallRoutingPolicies'], {
      NL: { numbers: [{ dial: '112', masks: ['117'], usage: 'Ambulance' }] },
    });
    document.setIn(['sites', 'Amsterdam', 'emergencyCallRoutingPolicy'], 'nl');
  });

describe.each(['inUse', 'free'] as const)(
  'where a usage that only such a policy names is %s',
  (usageOfEmergencyPolicy) => {
    it('a policy is made before people get it, changed, and lets go of them and of its usage before these go', async () => {
      await tenant.press('switches', { usageOfEmergencyPolicy });
      withPolicy();
      await up();
      expect(await policies()).toMatchObject([
        { Identity: 'Global', EmergencyNumbers: [] },
        {
          Identity: 'Tag:NL',
          EmergencyNumbers: [{ EmergencyDialString: '112', EmergencyDialMask: '117', OnlinePSTNUsage: 'Ambulance' }],
        },
      ]);
      expect(await policyOf('ada')).toBe('NL');
      expect(await tenant.preview()).toEqual([]);

      tenant.editTenant((document) => {
        document.setIn(
          ['emergencyCallRoutingPolicies', 'NL', 'numbers'],
          [
            { dial: '112', masks: ['117', '897'], usage: 'Ambulance' },
            { dial: '911', usage: 'Ambulance' },
          ],
        );
      });
      const steps = await tenant.preview();
      expect(steps.map(({ name, changes }) => [name, changes.toSorted()])).toEqual([
        ['direct-routing-emergency-nl', ['add numbers["112"].masks[1]', 'add numbers["911"]']],
      ]);
      await up();
      expect((await policies())[1]?.EmergencyNumbers).toMatchObject([
        { EmergencyDialString: '112', EmergencyDialMask: '117;897' },
        { EmergencyDialString: '911', EmergencyDialMask: null },
      ]);

      // Policy, usage and route go in one run: people lose it first, the usage is the last.
      tenant.editTenant((document) => {
        document.deleteIn(['emergencyCallRoutingPolicies']);
        document.deleteIn(['sites', 'Amsterdam', 'emergencyCallRoutingPolicy']);
        document.deleteIn(['pstnUsages', 'Ambulance']);
      });
      await up();
      expect(await policyOf('ada')).toBeUndefined();
      expect((await policies()).map(({ Identity }) => Identity)).toEqual(['Global']);
      expect(await usages()).toEqual(['Emergency', 'International', 'National']);
      expect(await tenant.preview()).toEqual([]);

      withPolicy();
      await up();
      const destroyed = await tenant.session.run('destroy', '--yes', '--skip-preview', '--non-interactive');
      expect(`${destroyed.exitCode}${destroyed.exitCode === 0 ? '' : destroyed.stdout}`).toBe('0');
      expect((await policies()).map(({ Identity }) => Identity)).toEqual(['Global']);
      expect(await usages()).toEqual([]);
      expect(await policyOf('ada')).toBeUndefined();
    });
  },
);

it('one that is in Teams already may just be named, and stays', async () => {
  await tenant.byHand('New-CsTeamsEmergencyCallRoutingPolicy', { Identity: 'Theirs' });
  await tenant.press('clock', { advanceSeconds: 3_600 });
  tenant.editTenant((document) => {
    document.setIn(['sites', 'Amsterdam', 'emergencyCallRoutingPolicy'], 'Theirs');
  });
  await up();
  expect(await policyOf('ada')).toBe('Theirs');
  expect(await tenant.preview()).toEqual([]);
  tenant.editTenant((document) => document.deleteIn(['sites', 'Amsterdam', 'emergencyCallRoutingPolicy']));
  await up();
  expect(await policyOf('ada')).toBeUndefined();
  expect((await policies()).map(({ Identity }) => Identity)).toEqual(['Global', 'Tag:Theirs']);
});
