import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type NetworkFaultName, networkFaults } from '../../../../lab/network-faults.ts';
import type { Cmdlets } from '../../../../providers/msteams/powershell/cmdlets.ts';
import { createVoiceRoutingPolicyKind } from '../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { createPstnUsageKind } from '../../../../providers/msteams/resources/pstn-usage.ts';
import { type LabTenant, openLabTenant } from '../lab-tenant.ts';
import { aContext } from '../resources/teams-session.ts';

let tenant: LabTenant;
let cmdlets: Cmdlets;
beforeAll(async () => {
  process.env.TRUNKLINE_WAIT_SCALE = '0.002';
  tenant = await openLabTenant();
  cmdlets = await tenant.session.cmdlets();
});
afterAll(async () => tenant.close());
afterEach(() => tenant.lab.faults.clear());

const policies = () => tenant.lab.store.list('voiceRoutingPolicy').map(({ Identity }) => Identity);
const order = (on: string, fault: NetworkFaultName, done?: boolean) =>
  tenant.lab.faults.add({ kind: 'network', on, fault, times: 1, ...(done === undefined ? {} : { done }) });
const names = Object.keys(networkFaults) as NetworkFaultName[];

describe('a fault of the network through PowerShell', () => {
  it.each(names)('is told as one that may be tried again: %s', async (fault) => {
    order('Get-CsTenant', fault);
    await expect(cmdlets.run('Get-CsTenant', {}, 'read the tenant')).rejects.toMatchObject({ kind: 'Unavailable' });
    expect(await cmdlets.run('Get-CsTenant', {}, 'read the tenant')).toHaveLength(1);
  });

  // The write had gone well, and a later request of the same cmdlet met the fault: nothing in the error tells.
  it.each(names)('leaves one object and none, whatever was done before %s', async (fault) => {
    for (const done of [true, false]) {
      const kind = createVoiceRoutingPolicyKind(tenant.session);
      order('New-CsOnlineVoiceRoutingPolicy', fault, done);
      order('Set-CsOnlineVoiceRoutingPolicy', fault, done);
      order('Remove-CsOnlineVoiceRoutingPolicy', fault, done);
      const context = aContext('policy');
      const args = { name: 'Once', pstnUsages: [], adopt: false };
      const { id, state } = await kind.create({ args, context });
      expect(policies()).toEqual(['Global', 'Once']);
      const news = { ...args, description: 'changed' };
      const updated = await kind.update({ id, state, args: news, context });
      expect(tenant.lab.store.get('voiceRoutingPolicy', 'Once')?.Description).toMatch(/^changed/);
      await kind.delete({ id, state: updated.state, context });
      expect(policies()).toEqual(['Global']);
      expect(tenant.lab.faults.list()).toEqual([]);
    }
  });

  it('leaves a PSTN usage that is our own, and takes it away again', async () => {
    for (const done of [true, false]) {
      order('Set-CsOnlinePstnUsage', 'refused', done);
      const kind = createPstnUsageKind(tenant.session);
      const context = aContext('usage');
      const { id, state } = await kind.create({ args: { name: 'Abroad' }, context });
      expect(state.existedBefore).toBe(false);
      order('Set-CsOnlinePstnUsage', 'closedInAnswer', done);
      await kind.delete({ id, state, context });
      expect(await cmdlets.run('Get-CsOnlinePstnUsage', {}, 'look')).toMatchObject([{ Usage: [] }]);
    }
  });
});

describe('other trouble through PowerShell', () => {
  it.each([
    ['throttle', 'Throttled', /TooManyRequests/],
    ['error', 'Unavailable', /Service is unavailable/],
    ['page', 'Unavailable', /^read the tenant: (\w+: )?502 Bad Gateway\n/],
    ['empty', 'Unavailable', /Status: ServiceUnavailable/],
  ] as const)('%s is %s', async (kind, expected, text) => {
    tenant.lab.faults.add({ kind, on: 'Get-CsTenant', times: 1 });
    await expect(cmdlets.run('Get-CsTenant', {}, 'read the tenant')).rejects.toMatchObject({
      kind: expected,
      message: expect.stringMatching(text),
    });
  });

  it('is over for a session that broke: it is left, and the next one goes on', async () => {
    tenant.lab.faults.add({ kind: 'signedOut', on: 'Get-CsTenant', times: 1 });
    expect(await cmdlets.run('Get-CsTenant', {}, 'read the tenant')).toHaveLength(1);
  });
});
