import { describe, expect, it } from 'vitest';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import type { SbcArgs } from '../../../../../providers/msteams/schema/sbc.ts';
import { aContext, aTenant } from '../teams-session.ts';

const fqdn = 'sbc1.carrier.example';
const id = fqdn;
const minutes = (tenant: ReturnType<typeof aTenant>, count: number) => tenant.lab.clock.advance(count * 60_000);
const iso = (tenant: ReturnType<typeof aTenant>) => new Date(tenant.lab.clock.now()).toISOString();

/** An SBC of a tenant at work: each step is a run of its own. */
const anSbc = async (first: Partial<SbcArgs> = {}) => {
  const tenant = aTenant();
  const run = () => createSbcKind(tenant.newRun());
  const args = (more: Partial<SbcArgs> = {}): SbcArgs => {
    const { args: checked, failures } = run().check({ urn: '', news: { fqdn, sipSignalingPort: 5061, ...more } });
    expect(failures).toEqual([]);
    return checked;
  };
  const context = aContext('sbc');
  let { state } = await run().create({ args: args(first), context });
  return {
    tenant,
    state: () => state,
    update: async (more: Partial<SbcArgs>) => {
      ({ state } = await run().update({ id, args: args(more), state, context }));
      return state;
    },
    refresh: async () => {
      const read = await run().read({ id, state, args: args(drain), context });
      state = read?.state ?? expect.unreachable();
      return state;
    },
    diff: (more: Partial<SbcArgs>) => run().diff({ urn: '', id, state, args: args(more) }),
    byHand: async (more: Partial<SbcArgs>, said: string[] = []) =>
      run().byHand?.({ id, state, args: args(more), log: (line) => void said.push(line) }),
    remove: () => run().delete({ id, state, context }),
    enable: (Enabled: boolean) => tenant.run('Set-CsOnlinePSTNGateway', { Identity: fqdn, Enabled }),
    shown: () => tenant.run('Get-CsOnlinePSTNGateway').output[0],
  };
};
const drain: Partial<SbcArgs> = { enabled: false, drainFor: '1h' };

describe('an SBC that is drained', () => {
  it('is disabled, and keeps since when', async () => {
    const sbc = await anSbc();
    expect(sbc.diff(drain)).toEqual([
      { path: 'enabled', kind: 'update' },
      { path: 'drainFor', kind: 'add' },
    ]);
    const began = iso(sbc.tenant);
    expect(await sbc.update(drain)).toMatchObject({ enabled: false, drainFor: '1h', __drained: began });
    expect(sbc.shown()).toMatchObject({ Enabled: false });
    expect(sbc.diff(drain)).toEqual([]);
    minutes(sbc.tenant, 10);
    expect(await sbc.refresh()).toMatchObject({ drainFor: '1h', __drained: began });
    expect(await sbc.update({ ...drain, forwardPai: true, drainFor: '2h' })).toMatchObject({ __drained: began });
  });

  it('is refused its removal until its time has passed: since when, until when, and what to do', async () => {
    const sbc = await anSbc();
    await sbc.update(drain);
    const until = new Date(sbc.tenant.lab.clock.now() + 3_659_999).toISOString().slice(11, 16);
    minutes(sbc.tenant, 59);
    await expect(sbc.remove()).rejects.toThrow(
      new RegExp(
        `^delete SBC "${fqdn}": it takes no new calls since \\d{4}-\\d\\d-\\d\\d .* UTC, and calls in progress have until .* ${until} UTC to end \\(drainFor 1h\\)\\.\n {2}Fix: run the same command again after .* ${until} UTC\\..*shorter drainFor`,
      ),
    );
    expect(sbc.tenant.writes().filter((cmdlet) => cmdlet.startsWith('Remove-'))).toEqual([]);
    minutes(sbc.tenant, 1);
    await sbc.remove();
    expect(sbc.shown()).toBeUndefined();
  });

  it('counts from the time at which this stack knows it disabled, whoever did that before', async () => {
    const sbc = await anSbc();
    sbc.enable(false);
    minutes(sbc.tenant, 600);
    const now = iso(sbc.tenant);
    expect(await sbc.update(drain)).toMatchObject({ __drained: now });
    await expect(sbc.remove()).rejects.toThrow('calls in progress have until');
  });

  it('that somebody enables by hand is seen by the next run without a refresh, disabled again, and its time begins anew', async () => {
    const sbc = await anSbc();
    await sbc.update(drain);
    expect(await sbc.byHand(drain)).toEqual([]);
    sbc.enable(true);
    minutes(sbc.tenant, 120);
    expect(sbc.diff(drain)).toEqual([]);
    expect(await sbc.byHand(drain)).toEqual([{ path: 'enabled', kind: 'update' }]);
    await expect(sbc.remove()).rejects.toThrow(/somebody has enabled it since.*\n {2}Fix: put its row back/);
    const again = iso(sbc.tenant);
    expect(await sbc.update(drain)).toMatchObject({ enabled: false, __drained: again });
    await expect(sbc.remove()).rejects.toThrow('calls in progress have until');
  });

  it('loses its time where a refresh finds it enabled', async () => {
    const sbc = await anSbc();
    await sbc.update(drain);
    sbc.enable(true);
    expect(await sbc.refresh()).not.toHaveProperty('__drained');
    sbc.enable(false);
    await expect(sbc.remove()).rejects.toThrow('since when it takes no new calls is not known');
    expect(sbc.diff(drain)).toEqual([{ path: 'enabled', kind: 'update' }]);
  });

  it('is only doubted where Teams does not answer', async () => {
    const sbc = await anSbc();
    await sbc.update(drain);
    const said: string[] = [];
    sbc.tenant.lab.faults.add({ on: 'Get-CsOnlinePSTNGateway', kind: 'error', times: 9 });
    expect(await sbc.byHand(drain, said)).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^not certain: whether SBC ".*" still takes no new calls: /)]);
  });

  it('takes calls again once it is drained no more, and then goes as any other', async () => {
    const sbc = await anSbc();
    await sbc.update(drain);
    const state = await sbc.update({});
    expect(state).not.toHaveProperty('drainFor');
    expect(state).not.toHaveProperty('__drained');
    expect(sbc.shown()).toMatchObject({ Enabled: true });
    await sbc.remove();
    expect(sbc.shown()).toBeUndefined();
  });
});

describe('an SBC that was never drained', () => {
  it('goes at once, disabled or not, and nobody looks at it beside the diff', async () => {
    const sbc = await anSbc({ enabled: false });
    sbc.tenant.calls.splice(0);
    expect(await sbc.byHand({ enabled: false })).toEqual([]);
    expect(sbc.tenant.calls).toEqual([]);
    await sbc.remove();
    expect(sbc.shown()).toBeUndefined();
  });
});

describe('the time of a drain', () => {
  const failures = (more: Partial<SbcArgs>) =>
    createSbcKind(aTenant().newRun())
      .check({ urn: '', news: { fqdn, sipSignalingPort: 5061, ...more } })
      .failures.map(({ reason }) => reason.split('\n')[0]);

  it.each(['1h', '30m', '1h30m', '90m', '168h'])('may be %s', (drainFor) => {
    expect(failures({ enabled: false, drainFor })).toEqual([]);
  });

  it.each(['', 'h', '1', '0m', '1d', '1 h', '169h', '30m1h', '-1h'])('may not be "%s"', (drainFor) => {
    expect(failures({ enabled: false, drainFor })).toEqual([expect.stringContaining(`drainFor: "${drainFor}" is`)]);
  });

  it('goes with an SBC that takes no calls', () => {
    expect(failures({ drainFor: '1h' })).toEqual(['drainFor: drainFor is given for an SBC that takes new calls.']);
  });
});
