import { describe, expect, it } from 'vitest';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { aUser } from '../../../../lab/teams/a-teams.ts';
import { aContext, aTenant } from '../teams-session.ts';

const fqdn = 'late.example';
const id = fqdn;
const began = '2026-11-22T16:00:00.000Z';
const waitsFor =
  'Teams to accept its domain (registered in Microsoft 365, with a licensed user in it; that can take 24 hours)';

/** A tenant whose domain Teams accepts a day after its first user has a licence. */
const setUp = async () => {
  const tenant = aTenant({ domainActivationSeconds: 24 * 3600 });
  tenant.addDomain(fqdn);
  tenant.addUser(aUser(`activate@${fqdn}`, { licencesFrom: tenant.lab.clock.now() }));
  const kind = () => createSbcKind(tenant.newRun());
  const { args } = kind().check({ urn: '', news: { fqdn, sipSignalingPort: 5061 } });
  const context = aContext('sbc');
  const { state } = await kind().create({ args, context });
  return { tenant, kind, args, context, state, shown: () => tenant.run('Get-CsOnlinePSTNGateway').output };
};

describe('an SBC whose domain Teams does not accept yet', () => {
  it('is made but waiting, with the time it began', async () => {
    const { tenant, state, context, shown } = await setUp();
    expect(state).toMatchObject({ fqdn, sipSignalingPort: 5061, waiting: { since: began, for: waitsFor } });
    expect(context.said).toEqual([
      `SBC "${fqdn}" waits since 2026-11-22 16:00 UTC for ${waitsFor}.\n  Fix: run up again later, it goes on from here.`,
    ]);
    expect(shown()).toEqual([]);
    expect(tenant.writes()).toEqual(['New-CsOnlinePSTNGateway']);
  });

  it('is tried again by every up, keeps the time, and says when it takes too long', async () => {
    const { tenant, kind, args, state } = await setUp();
    tenant.later(3600);
    expect(kind().diff({ urn: '', id, state, args })).toEqual([{ path: 'waiting', kind: 'delete' }]);
    const again = await kind().update({ id, args, state, context: aContext('sbc') });
    expect(again.state).toEqual(state);
    tenant.store.delete('user', tenant.user(`activate@${fqdn}`).id);
    tenant.later(48 * 3600);
    const context = aContext('sbc');
    await kind().update({ id, args, state, context });
    expect(context.said.join()).toMatch(/More than 48 hours is not normal\..*ask Microsoft/s);
  });

  it('is there once Teams accepts it, with what the file says by then, and shows no difference', async () => {
    const { tenant, kind, args, state, shown } = await setUp();
    tenant.later(24 * 3600);
    const run = kind();
    const wanted = { ...args, forwardPai: true };
    const { state: after } = await run.update({ id, args: wanted, state, context: aContext('sbc') });
    expect(shown()).toMatchObject([{ Fqdn: fqdn, ForwardPai: true, Enabled: true }]);
    expect(after).not.toHaveProperty('waiting');
    expect(after).not.toHaveProperty('__unmade');
    expect(run.diff({ urn: '', id, state: after, args: wanted })).toEqual([]);
    const read = await run.read({ id, state: after, args: wanted, context: aContext('sbc') });
    expect(read?.state).toEqual(after);
  });

  it('is not gone for a refresh, which says that it waits', async () => {
    const { kind, args, state } = await setUp();
    const context = aContext('sbc');
    expect(await kind().read({ id, state, args, context })).toEqual({ id, state, args });
    expect(context.said.join()).toMatch(/^SBC "late.example" waits since 2026-11-22 16:00 UTC for/);
  });

  it('a preview says that it still waits', async () => {
    const { kind, args, state } = await setUp();
    const context = aContext('sbc');
    await kind().foresee?.({ args, state, context });
    expect(context.said.join()).toMatch(/^SBC "late.example" waits since .*: up looks whether it still has to\.$/);
  });

  it('is removed without a word to Teams', async () => {
    const { tenant, kind, state } = await setUp();
    tenant.writes();
    await kind().delete({ id, state, context: aContext('sbc') });
    expect(tenant.writes()).toEqual([]);
  });

  it('that a killed run has made meanwhile is taken up, and removed by a destroy', async () => {
    const { tenant, kind, args, state, shown } = await setUp();
    tenant.later(24 * 3600);
    await kind().update({ id, args, state, context: aContext('sbc') });
    const read = await kind().read({ id, state, args, context: aContext('sbc') });
    expect(read?.state).not.toHaveProperty('__unmade');
    const { state: after } = await kind().update({ id, args, state, context: aContext('sbc') });
    expect(after).not.toHaveProperty('waiting');
    await kind().delete({ id, state, context: aContext('sbc') });
    expect(shown()).toEqual([]);
  });

  it("leaves alone what somebody made by hand meanwhile: it isn't this stack's", async () => {
    const { tenant, kind, args, state, shown } = await setUp();
    tenant.later(24 * 3600);
    tenant.run('New-CsOnlinePSTNGateway', { Fqdn: fqdn, SipSignalingPort: 5071 });
    expect(await kind().read({ id, state, args, context: aContext('sbc') })).toEqual({ id, state, args });
    await expect(kind().update({ id, args, state, context: aContext('sbc') })).rejects.toThrow(
      "Teams has a SBC of this name that trunkline didn't make.",
    );
    await kind().delete({ id, state, context: aContext('sbc') });
    expect(shown()).toMatchObject([{ SipSignalingPort: 5071 }]);
  });

  it('is no way round another refusal', async () => {
    const { kind, args } = await setUp();
    await expect(
      kind().create({ args: { ...args, fqdn: 'a.onmicrosoft.com' }, context: aContext('sbc') }),
    ).rejects.toThrow(/onmicrosoft/);
  });
});
