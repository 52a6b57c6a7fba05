import { describe, expect, it } from 'vitest';
import { createEmergencyCallRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/emergency-call-routing-policy.ts';
import { createSbcKind } from '../../../../../providers/msteams/resources/described/sbc.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { createGlobalVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/global/kinds.ts';
import { aUser } from '../../../../lab/teams/a-teams.ts';
import { aContext, aTenant } from '../teams-session.ts';

const late = 'late.example';
const main = 'sbc1.carrier.example';
const day = 24 * 3600;
const since = '2026-11-22T16:00:00.000Z';

/** A tenant with an SBC that is there, and another that waits for its domain. */
const setUp = async () => {
  const tenant = aTenant({ domainActivationSeconds: day });
  tenant.addDomain(late);
  tenant.addUser(aUser(`activate@${late}`, { licencesFrom: tenant.lab.clock.now() }));
  tenant.run('New-CsOnlinePSTNGateway', { Fqdn: main, SipSignalingPort: 5061 });
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National', 'International'] });
  /** A run of the engine, in which the SBC that waits is tried again. */
  const run = async () => {
    const session = tenant.newRun();
    const sbc = createSbcKind(session);
    const { args } = sbc.check({ urn: '', news: { fqdn: late, sipSignalingPort: 5061 } });
    await sbc.create({ args, context: aContext('sbc') });
    tenant.writes();
    return {
      session,
      route: createVoiceRouteKind(session),
      policy: createVoiceRoutingPolicyKind(session),
      emergency: createEmergencyCallRoutingPolicyKind(session),
      global: createGlobalVoiceRoutingPolicyKind(session),
    };
  };
  const rows = (noun: string) => tenant.run(`Get-${noun}`).output;
  const routes = () =>
    rows('CsOnlineVoiceRoute')
      .filter(({ Identity }) => Identity !== 'LocalRoute')
      .map(({ Identity, OnlinePstnGatewayList }) => [Identity, OnlinePstnGatewayList]);
  return { tenant, run, rows, routes };
};

const routeOf = (sbcs: string[], name = 'NL mobile') => ({
  name,
  numberPattern: '^\\+316',
  pstnUsages: ['National'],
  sbcs,
  trialOrder: [name],
  adopt: false,
});
const policyOf = (pstnUsages: string[]) => ({ name: 'Agents', pstnUsages, adopt: false });

describe('a route that names an SBC which waits', () => {
  it('is not sent, waits too, and is made once the SBC is', async () => {
    const { tenant, run, routes } = await setUp();
    const first = await run();
    const args = routeOf([main, late]);
    const context = aContext('route');
    const { id, state } = await first.route.create({ args, context });
    expect(state.waiting).toEqual({ since, for: `SBC "${late}"` });
    expect(context.said).toEqual([
      `voice route "NL mobile" waits since 2026-11-22 16:00 UTC for SBC "${late}".\n  Fix: run up again later, it goes on from here.`,
    ]);
    expect(tenant.writes()).toEqual([]);
    expect(first.route.diff({ urn: '', id, state, args })).toEqual([{ path: 'waiting', kind: 'delete' }]);
    tenant.later(3600);
    const second = await run();
    expect((await second.route.update({ id, args, state, context })).state).toEqual(state);
    tenant.later(day);
    const third = await run();
    const { state: after } = await third.route.update({ id, args, state, context: aContext('route') });
    expect(routes()).toEqual([['NL mobile', [main, late]]]);
    expect(after).not.toHaveProperty('waiting');
    expect(third.route.diff({ urn: '', id, state: after, args })).toEqual([]);
  });

  it('that is there already stays as it is, and so it is read and removed', async () => {
    const { tenant, run, routes } = await setUp();
    const before = await run();
    const { id, state: old } = await before.route.create({ args: routeOf([main]), context: aContext('route') });
    const args = routeOf([late]);
    const first = await run();
    const { state } = await first.route.update({ id, args, state: old, context: aContext('route') });
    expect(routes()).toEqual([['NL mobile', [main]]]);
    expect(state).toMatchObject({ sbcs: [main], waiting: { for: `SBC "${late}"` } });
    expect(first.route.diff({ urn: '', id, state, args }).map(({ path }) => path)).toEqual(['sbcs[0]', 'waiting']);
    const read = await first.route.read({ id, state, args, context: aContext('route') });
    expect(read?.state).toEqual(state);
    tenant.later(day);
    const second = await run();
    const { state: after } = await second.route.update({ id, args, state, context: aContext('route') });
    expect(routes()).toEqual([['NL mobile', [late]]]);
    expect(after).not.toHaveProperty('waiting');
    await second.route.delete({ id, state, context: aContext('route') });
    expect(routes()).toEqual([]);
  });

  it("doesn't hide that another's route has its name", async () => {
    const { tenant, run } = await setUp();
    tenant.run('New-CsOnlineVoiceRoute', { Identity: 'NL mobile', OnlinePstnUsages: ['National'] });
    const { route } = await run();
    await expect(route.create({ args: routeOf([late]), context: aContext('route') })).rejects.toThrow(
      "trunkline didn't make",
    );
  });

  it('other routes are made', async () => {
    const { run, routes } = await setUp();
    const { route } = await run();
    await route.create({ args: routeOf([late]), context: aContext('route') });
    await route.create({ args: routeOf([main], 'NL geographic'), context: aContext('other') });
    expect(routes()).toEqual([['NL geographic', [main]]]);
  });
});

describe("a route that names a carrier's trunk which Teams doesn't know yet", () => {
  const trunk = 'c1.trunks.example';
  const withTrunk = async () => {
    const at = await setUp();
    at.tenant.addDomain(trunk);
    return at;
  };
  const enable = ({ tenant }: Awaited<ReturnType<typeof setUp>>) => {
    tenant.addUser(aUser(`init@${trunk}`, { enterpriseVoiceEnabled: true }));
  };

  it('waits for it, and is made once Teams does', async () => {
    const at = await withTrunk();
    const first = await at.run();
    const args = routeOf([trunk]);
    const { id, state } = await first.route.create({ args, context: aContext('route') });
    expect(state.waiting?.for).toMatch(
      /^Teams to know the carrier's trunk "c1\.trunks\.example" \(its domain is verified/,
    );
    expect(at.routes()).toEqual([]);
    enable(at);
    const { route } = await at.run();
    const { state: after } = await route.update({ id, args, state, context: aContext('route') });
    expect(at.routes()).toEqual([['NL mobile', [trunk]]]);
    expect(route.diff({ urn: '', id, state: after, args })).toEqual([]);
  });

  it('stays as it is where it is there', async () => {
    const at = await withTrunk();
    const first = await at.run();
    const { id, state: old } = await first.route.create({ args: routeOf([main]), context: aContext('route') });
    const args = routeOf([main, trunk]);
    const { route } = await at.run();
    const { state } = await route.update({ id, args, state: old, context: aContext('route') });
    expect(state).toMatchObject({ sbcs: [main], waiting: { for: expect.stringContaining(trunk) } });
    expect(at.routes()).toEqual([['NL mobile', [main]]]);
  });

  it('is refused where that is no domain of the tenant: it is misspelt', async () => {
    const { run } = await setUp();
    const { route } = await run();
    await expect(route.create({ args: routeOf([trunk]), context: aContext('route') })).rejects.toThrow(
      'Cannot find specified Gateway "c1.trunks.example"',
    );
  });
});

describe('a policy whose routes wait', () => {
  it('is made, since nobody has it yet', async () => {
    const { run, rows } = await setUp();
    const { route, policy } = await run();
    await route.create({ args: routeOf([late]), context: aContext('route') });
    const { state } = await policy.create({ args: policyOf(['National']), context: aContext('policy') });
    expect(state).not.toHaveProperty('waiting');
    expect(rows('CsOnlineVoiceRoutingPolicy').map(({ Identity }) => Identity)).toContain('Tag:Agents');
  });

  it('stays as it is where it is there: those who have it lose no call', async () => {
    const { tenant, run, rows } = await setUp();
    const before = await run();
    const { id, state: old } = await before.policy.create({
      args: policyOf(['International']),
      context: aContext('policy'),
    });
    const usages = () =>
      rows('CsOnlineVoiceRoutingPolicy').find(({ Identity }) => Identity === 'Tag:Agents')?.OnlinePstnUsages;
    const { route, policy } = await run();
    const made = await route.create({ args: routeOf([late]), context: aContext('route') });
    const context = aContext('policy');
    const args = policyOf(['National']);
    const { state } = await policy.update({ id, args, state: old, context });
    expect(usages()).toEqual(['International']);
    expect(state.waiting).toEqual({ since, for: 'voice route "NL mobile"' });
    tenant.later(day);
    const last = await run();
    await last.route.update({ id: made.id, args: routeOf([late]), state: made.state, context: aContext('route') });
    const { state: after } = await last.policy.update({ id, args, state, context: aContext('policy') });
    expect(usages()).toEqual(['National']);
    expect(last.policy.diff({ urn: '', id, state: after, args })).toEqual([]);
  });

  it('of emergency calls stays as it is, too', async () => {
    const { run, rows } = await setUp();
    const numbers = (usage: string) => ({ 112: { masks: [], usage } });
    const before = await run();
    const args = { name: 'NL', numbers: numbers('International'), enhancedServices: false, adopt: false };
    const { id, state: old } = await before.emergency.create({ args, context: aContext('emergency') });
    const { route, emergency } = await run();
    await route.create({ args: routeOf([late]), context: aContext('route') });
    const wanted = { ...args, numbers: numbers('National') };
    const { state } = await emergency.update({ id, args: wanted, state: old, context: aContext('emergency') });
    expect(state).toMatchObject({ numbers: numbers('International'), waiting: { for: 'voice route "NL mobile"' } });
    expect(JSON.stringify(rows('CsTeamsEmergencyCallRoutingPolicy'))).not.toContain('National');
  });

  it('Global stays as it is, and nothing is put back then', async () => {
    const { tenant, run, rows } = await setUp();
    tenant.run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages: ['International'] });
    const { route, global } = await run();
    await route.create({ args: routeOf([late]), context: aContext('route') });
    const args = { pstnUsages: ['National'] };
    const { state } = await global.create({ args, context: aContext('global') });
    expect(state).toMatchObject({ pstnUsages: ['International'], waiting: { since, for: 'voice route "NL mobile"' } });
    expect(global.diff({ urn: '', id: 'global', state, args }).map(({ path }) => path)).toContain('waiting');
    await global.delete({ id: 'global', state, context: aContext('global') });
    expect(rows('CsOnlineVoiceRoutingPolicy').find(({ Identity }) => Identity === 'Global')?.OnlinePstnUsages).toEqual([
      'International',
    ]);
    const context = aContext('global');
    expect((await global.read({ id: 'global', state, args, context }))?.state).toEqual(state);
  });
});
