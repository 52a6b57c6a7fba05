import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../../providers/kit/resource.ts';
import { createDialPlanKind } from '../../../../providers/msteams/resources/described/dial-plan.ts';
import { createSbcKind } from '../../../../providers/msteams/resources/described/sbc.ts';
import { createVoiceRouteKind } from '../../../../providers/msteams/resources/described/voice-route.ts';
import { createVoiceRoutingPolicyKind } from '../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { createPstnUsageKind } from '../../../../providers/msteams/resources/pstn-usage.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { type LabTenant, openLabTenant } from '../lab-tenant.ts';
import { aContext } from './teams-session.ts';

let tenant: LabTenant;
/** One run of the engine: what it made and took is forgotten by the next. */
const newRun = (): Session => ({ ...tenant.session });

beforeAll(async () => {
  tenant = await openLabTenant();
});
afterAll(() => tenant.close());

const rows = () => ({
  gateways: tenant.lab.store.list('gateway'),
  routes: tenant.lab.store.list('voiceRoute').map(({ Identity }) => Identity),
  policies: tenant.lab.store.list('voiceRoutingPolicy').map(({ Identity }) => Identity),
  dialPlans: tenant.lab.store.list('dialPlan').map(({ Identity }) => Identity),
});

/** Checks and makes it as the engine would, and sees that nothing is left to do. */
const make = async <Args extends object, State extends object>(
  kind: Kind<Args, State>,
  name: string,
  news: Record<string, unknown>,
) => {
  const { args, failures } = kind.check({ urn: name, news });
  expect(failures).toEqual([]);
  const context = aContext(name);
  const { id, state } = await kind.create({ args, context });
  expect(kind.diff({ urn: name, id, state, args })).toEqual([]);
  const read = await kind.read({ id, state, args, context });
  expect(read).toEqual({ id, args, state });
  return {
    id,
    args,
    state,
    context,
    remove: async (run: Kind<Args, State> = kind) => {
      await run.delete({ id, state, context });
      await run.delete({ id, state, context });
      expect(await run.read({ id, state, args, context })).toBeUndefined();
    },
  };
};

const route = (name: string, order: readonly string[], fqdn: string) => ({
  name,
  numberPattern: `^\\+31${order.indexOf(name)}`,
  pstnUsages: ['National'],
  sbcs: [fqdn],
  trialOrder: [...order],
});

describe('Teams objects through the real host protocol, on the lab', () => {
  it('are made, read, changed, found changed by hand, and removed without a trace', async () => {
    const before = rows();
    const session = newRun();
    const kinds = {
      sbc: createSbcKind(session),
      usage: createPstnUsageKind(session),
      route: createVoiceRouteKind(session),
      policy: createVoiceRoutingPolicyKind(session),
      plan: createDialPlanKind(session),
    };
    const fqdn = tenant.user('activate').userPrincipalName.split('@')[1] ?? '';
    const sbc = await make(kinds.sbc, 'sbc', { fqdn, sipSignalingPort: 5061, forwardPai: true });
    const usage = await make(kinds.usage, 'usage', { name: 'National' });
    const order = ['NL emergency', 'NL geographic', 'NL mobile'];
    const routes = await Promise.all(order.map((name) => make(kinds.route, name, route(name, order, fqdn))));
    const policy = await make(kinds.policy, 'policy', { name: 'NL agents', pstnUsages: ['National'] });
    const plan = await make(kinds.plan, 'plan', {
      name: 'NL-Amsterdam',
      order: ['Emergency', 'National'],
      rules: {
        National: { pattern: '^0([1-9]\\d{8})$', translation: '+31$1' },
        Emergency: { pattern: '^(112)$', translation: '$1', description: 'Zürich “quoted”' },
      },
    });
    expect(rows()).toMatchObject({ routes: ['LocalRoute', ...order], policies: ['Global', 'NL agents'] });

    const [first] = routes;
    if (first === undefined) throw new Error('no route');
    const changed = { ...first.args, numberPattern: '^\\+31999$' };
    const updated = await kinds.route.update({
      id: first.id,
      args: changed,
      state: first.state,
      context: first.context,
    });
    expect(kinds.route.diff({ urn: '', id: first.id, state: updated.state, args: changed })).toEqual([]);
    const cmdlets = await session.cmdlets();
    await cmdlets.run('Set-CsOnlineVoiceRoute', { Identity: first.id, NumberPattern: '^\\+1' }, 'change it by hand');
    const seen = await kinds.route.read({ id: first.id, state: updated.state, args: changed, context: first.context });
    expect(seen?.state.numberPattern).toBe('^\\+1');

    await plan.remove();
    await policy.remove();
    for (const each of routes) await each.remove();
    await usage.remove();
    await sbc.remove();
    expect(rows()).toEqual(before);
  });

  it.each([
    ['PowerShell crashes before the cmdlet', 'crash'],
    ['the reply is lost', 'lostReply'],
    ['Teams is throttling', 'throttle'],
    ['Teams is unavailable', 'error'],
    ['reads lag', 'lag'],
  ] as const)('are made once when %s', async (_, fault) => {
    const kind = createVoiceRoutingPolicyKind(newRun());
    const on = fault === 'lag' ? 'Get-CsOnlineVoiceRoutingPolicy' : 'New-CsOnlineVoiceRoutingPolicy';
    tenant.lab.faults.add({ kind: fault, on, times: fault === 'lag' ? 2 : 1 });
    const made = await make(kind, 'policy', { name: 'Once', pstnUsages: [] });
    expect(rows().policies).toEqual(['Global', 'Once']);
    await made.remove();
    expect(rows().policies).toEqual(['Global']);
    tenant.lab.faults.clear();
  });

  it('that a killed run left half done are finished by the next', async () => {
    const args = { name: 'Half done', pstnUsages: [], adopt: false };
    await createVoiceRoutingPolicyKind(newRun()).create({ args, context: aContext('policy') });
    const next = createVoiceRoutingPolicyKind(newRun());
    const again = { ...args, description: 'by the second run' };
    const { id, state } = await next.create({ args: again, context: aContext('policy') });
    expect(state.description).toBe('by the second run');
    await createVoiceRoutingPolicyKind(newRun()).delete({ id, state, context: aContext('policy') });
    expect(rows().policies).toEqual(['Global']);
  });

  it.each(['keep', 'push-down'] as const)('keep their order of trial where equal numbers "%s"', async (mode) => {
    tenant.lab.switches.equalPriorities = mode;
    const session = newRun();
    const kind = createVoiceRouteKind(session);
    const fqdn = tenant.user('activate').userPrincipalName.split('@')[1] ?? '';
    const sbc = await make(createSbcKind(session), 'sbc', { fqdn, sipSignalingPort: 5061 });
    const usage = await make(createPstnUsageKind(session), 'usage', { name: 'National' });
    const order = ['R1', 'R2', 'R3', 'R4'];
    const made = await Promise.all(['R3', 'R1', 'R4', 'R2'].map((name) => make(kind, name, route(name, order, fqdn))));
    const real = () =>
      tenant.lab.store
        .list('voiceRoute')
        .filter(({ Identity }) => order.includes(Identity))
        .sort((one, other) => one.Priority - other.Priority)
        .map(({ Identity }) => Identity);
    expect(real()).toEqual(order);
    const moved = ['R4', 'R2', 'R1', 'R3'];
    for (const { id, args, state, context } of made) {
      const wanted = { ...args, trialOrder: moved };
      if (kind.diff({ urn: '', id, state, args: wanted }).length > 0) {
        await kind.update({ id, args: wanted, state, context });
      }
    }
    expect(real()).toEqual(moved);
    for (const each of made) await each.remove();
    await usage.remove();
    await sbc.remove();
  });

  it('in a domain that Teams does not accept are made but waiting', async () => {
    const kind = createSbcKind(newRun());
    const context = aContext('sbc');
    const { args } = kind.check({ urn: '', news: { fqdn: 'sbc1.nowhere.example', sipSignalingPort: 5061 } });
    const { state } = await kind.create({ args, context });
    expect(state.waiting?.for).toMatch(/^Teams to accept its domain/);
    expect(context.said).toEqual([expect.stringMatching(/^SBC "sbc1\.nowhere\.example" waits since .* UTC for Teams/)]);
    await kind.delete({ id: 'sbc1.nowhere.example', state, context });
  });
});
