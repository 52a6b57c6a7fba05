import { describe, expect, it } from 'vitest';
import type { Switches } from '../../../../../lab/switches.ts';
import { ServiceError } from '../../../../../providers/kit/error.ts';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import { createPstnUsageKind } from '../../../../../providers/msteams/resources/pstn-usage.ts';
import { aContext, aTenant } from '../teams-session.ts';

const sbc = 'sbc1.carrier.example';
const argsOf = (name: string, order: readonly string[] = [name], numberPattern = '^\\+31') => ({
  name,
  numberPattern,
  pstnUsages: ['National'],
  sbcs: [sbc],
  trialOrder: [...order],
  adopt: false,
});

const setUp = (switches: Partial<Switches> = {}) => {
  const tenant = aTenant(switches);
  tenant.run('New-CsOnlinePSTNGateway', { Fqdn: sbc, SipSignalingPort: 5061 });
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National'] });
  const session = tenant.newRun();
  const kind = createVoiceRouteKind(session);
  const routes = () =>
    tenant.store
      .list('voiceRoute')
      .filter(({ Identity }) => Identity !== 'LocalRoute')
      .sort((one, other) => one.Priority - other.Priority);
  return {
    ...tenant,
    session,
    kind,
    routes,
    order: () => routes().map(({ Identity }) => Identity),
    count: (cmdlet: string) => tenant.calls.filter((call) => call.cmdlet.startsWith(cmdlet)).length,
    create: (name: string, order?: readonly string[]) =>
      kind.create({ args: argsOf(name, order), context: aContext(name) }),
  };
};

const names = (count: number) => Array.from({ length: count }, (_, index) => `Route ${index}`);

describe('a run over many routes', () => {
  it('reads the list once: a hundred routes are a hundred New', async () => {
    const { create, calls, order } = setUp();
    const wanted = names(100);
    const states = await Promise.all([...wanted].reverse().map((name) => create(name, wanted)));
    expect(order()).toEqual(wanted);
    expect(states.every(({ state }) => state.trialOrder.length === 100)).toBe(true);
    expect(calls.map(({ cmdlet }) => cmdlet).filter((cmdlet) => cmdlet !== 'New-CsOnlineVoiceRoute')).toEqual([
      'Get-CsOnlineVoiceRoute',
      'Get-CsOnlinePstnUsage',
    ]);
    expect(calls).toHaveLength(102);
  });

  it('reads the list once for a hundred changes too, and knows the numbers that it gave itself', async () => {
    const { create, newRun, calls, order } = setUp();
    const wanted = names(20);
    const states = await Promise.all(wanted.map((name) => create(name, wanted)));
    calls.splice(0);
    const turned = [...wanted].reverse();
    const next = createVoiceRouteKind(newRun());
    await Promise.all(
      states.map(({ id, state }) =>
        next.update({ id, state, args: argsOf(state.name, turned, '^\\+32'), context: aContext(state.name) }),
      ),
    );
    expect(order()).toEqual(turned);
    // Where no number is free the routes behind are moved, and nothing is moved on an old list.
    const reads = calls.filter(({ cmdlet }) => cmdlet === 'Get-CsOnlineVoiceRoute').length;
    expect(reads).toBeLessThanOrEqual(1 + calls.filter(({ parameters }) => onlyPriority(parameters)).length);
  });

  it('looks again after trouble, once, and goes on', async () => {
    const { create, lab, count, order } = setUp();
    const wanted = names(10);
    lab.faults.add({ kind: 'lostReply', on: 'New-CsOnlineVoiceRoute', times: 1 });
    lab.faults.add({ kind: 'crash', on: 'New-CsOnlineVoiceRoute', times: 1 });
    lab.faults.add({ kind: 'error', on: 'New-CsOnlineVoiceRoute', times: 1 });
    await Promise.all(wanted.map((name) => create(name, wanted)));
    expect(order()).toEqual(wanted);
    expect(count('Get-CsOnlineVoiceRoute')).toBeLessThanOrEqual(1 + 3 + 1);
  });

  it.each(['keep', 'push-down'] as const)(
    'ends in the right order when somebody takes a number in the middle of it (equal numbers: %s)',
    async (equalPriorities) => {
      const { create, run, order } = setUp({ equalPriorities });
      const wanted = names(6);
      await create('Route 5', wanted);
      await create('Route 0', wanted);
      for (const [index, name] of ['By hand 1', 'By hand 2'].entries()) {
        run('New-CsOnlineVoiceRoute', { Identity: name, Priority: 20 + index * 10, NumberPattern: '^9' });
      }
      for (const name of ['Route 2', 'Route 4', 'Route 1', 'Route 3']) await create(name, wanted);
      expect(order().filter((name) => name.startsWith('Route'))).toEqual(wanted);
    },
  );

  it('refuses what somebody made by hand in the middle of it', async () => {
    const { create, run, writes } = setUp();
    await create('A');
    run('New-CsOnlineVoiceRoute', { Identity: 'B', NumberPattern: '^9' });
    writes();
    await expect(create('B')).rejects.toMatchObject({ kind: 'AlreadyExists' });
    expect(writes()).toEqual(['New-CsOnlineVoiceRoute']);
  });

  it('believes after trouble only what Teams shows: a Set that it took and did not carry out is no success', async () => {
    const { session, create } = setUp();
    const { id, state } = await create('A');
    const cmdlets = await session.cmdlets();
    let sets = 0;
    const run: typeof cmdlets.run = async (cmdlet, ...rest) => {
      if (!cmdlet.startsWith('Set-')) return cmdlets.run(cmdlet, ...rest);
      sets += 1;
      if (sets === 1) throw new ServiceError({ kind: 'Unavailable', doing: 'update it', text: '503' });
      return [];
    };
    const deaf = createVoiceRouteKind({ ...session, cmdlets: async () => ({ ...cmdlets, run }) });
    const args = argsOf('A', ['A'], '^\\+32');
    await expect(deaf.update({ id, state, args, context: aContext('A') })).rejects.toMatchObject({
      reasons: [{ message: expect.stringContaining("Teams accepted it, but doesn't show it yet.") }],
    });
  });

  it('refuses nothing for what was there when the list was read, and is there no more', async () => {
    const { create, run, order } = setUp();
    run('New-CsOnlineVoiceRoute', { Identity: 'B', NumberPattern: '^9' });
    await create('A');
    run('Remove-CsOnlineVoiceRoute', { Identity: 'B' });
    await create('B');
    expect(order()).toEqual(['A', 'B']);
  });

  it('makes anew what somebody deleted in the middle of it', async () => {
    const { create, kind, run, order } = setUp();
    const { id, state } = await create('A');
    run('Remove-CsOnlineVoiceRoute', { Identity: 'A' });
    await kind.update({ id, state, args: argsOf('A', ['A'], '^\\+32'), context: aContext('A') });
    expect(order()).toEqual(['A']);
  });

  it('places a route by the number that a Set of this run gave to another', async () => {
    const { create, newRun, calls, order } = setUp();
    const { id, state } = await create('A', ['A', 'B']);
    await create('B', ['A', 'B']);
    const next = createVoiceRouteKind(newRun());
    await next.update({ id, state, args: argsOf('A', ['B', 'A']), context: aContext('A') });
    calls.splice(0);
    await next.create({ args: argsOf('D', ['A', 'D']), context: aContext('D') });
    expect(order()).toEqual(['B', 'A', 'D']);
    expect(calls.map(({ cmdlet }) => cmdlet)).not.toContain('Get-CsOnlineVoiceRoute');
  });

  it('takes a usage that joined in this run in the spelling that the list has', async () => {
    const { session, kind, routes } = setUp();
    await createPstnUsageKind(session).create({ args: { name: 'Abroad' }, context: aContext('usage') });
    const args = { ...argsOf('A'), pstnUsages: ['ABROAD'] };
    await kind.create({ args, context: aContext('A') });
    expect(routes()[0]?.OnlinePstnUsages).toEqual(['Abroad']);
  });
});

const onlyPriority = (parameters: object): boolean =>
  Object.keys(parameters).every((name) => ['Identity', 'Priority'].includes(name));

describe('New that throws after it made the object', () => {
  it('is looked at again, and the object counts as ours without another write', async () => {
    const { create, kind, lab, writes, order } = setUp();
    lab.faults.add({ kind: 'lag', on: 'New-CsOnlineVoiceRoute', times: 1 });
    const { id, state } = await create('A');
    expect(writes()).toEqual(['New-CsOnlineVoiceRoute']);
    await kind.delete({ id, state, context: aContext('A') });
    expect(order()).toEqual([]);
  });

  it('leaves the object in the state when reads never show it: a destroy right after removes it', async () => {
    const { create, lab, newRun, order } = setUp();
    await create('first');
    lab.faults.add({ kind: 'lag', on: 'New-CsOnlineVoiceRoute', times: 1 });
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoute', times: 1000 });
    const failure = await create('A').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    const { id, state } = failure as { id: string; state: never };
    lab.faults.clear();
    await createVoiceRouteKind(newRun()).delete({ id, state, context: aContext('A') });
    expect(order()).toEqual(['first']);
  });

  it('names what Teams says it lacks when that is something else', async () => {
    const { kind } = setUp();
    const args = { ...argsOf('A'), sbcs: ['sbc9.carrier.example'] };
    await expect(kind.create({ args, context: aContext('A') })).rejects.not.toBeInstanceOf(PartialFailure);
  });

  it('whose end nobody knows stays in the state while Teams cannot be asked, and not when it can and has nothing', async () => {
    const lost = setUp();
    await lost.create('first');
    lost.lab.faults.add({ kind: 'lostReply', on: 'New-CsOnlineVoiceRoute', times: 1 });
    lost.lab.faults.add({ kind: 'error', on: 'Get-CsOnlineVoiceRoute', times: 1000 });
    await expect(lost.create('A')).rejects.toBeInstanceOf(PartialFailure);
    const refused = setUp();
    await refused.create('first');
    refused.lab.faults.add({ kind: 'error', on: 'New-CsOnlineVoiceRoute', times: 1000 });
    await expect(refused.create('A')).rejects.toMatchObject({ kind: 'Unavailable' });
  });

  it('stays in the state too where the New after it is refused', async () => {
    const { session, create, lab } = setUp();
    await create('first');
    const cmdlets = await session.cmdlets();
    lab.faults.add({ kind: 'lostReply', on: 'New-CsOnlineVoiceRoute', times: 1 });
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoute', times: 2 });
    let news = 0;
    const run: typeof cmdlets.run = async (cmdlet, ...rest) => {
      if (cmdlet === 'New-CsOnlineVoiceRoute' && ++news > 1) {
        throw new ServiceError({ kind: 'Forbidden', doing: 'create it', text: 'The role has ended.' });
      }
      return cmdlets.run(cmdlet, ...rest);
    };
    const kind = createVoiceRouteKind({ ...session, cmdlets: async () => ({ ...cmdlets, run }) });
    await expect(kind.create({ args: argsOf('A'), context: aContext('A') })).rejects.toBeInstanceOf(PartialFailure);
    expect(news).toBe(2);
  });
});
