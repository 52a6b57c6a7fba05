import { describe, expect, it } from 'vitest';
import type { Switches } from '../../../../../lab/switches.ts';
import { createVoiceRouteKind } from '../../../../../providers/msteams/resources/described/voice-route.ts';
import type { VoiceRouteArgs } from '../../../../../providers/msteams/schema/voice-route.ts';
import { aContext, aTenant } from '../teams-session.ts';

type VoiceRouteState = Omit<VoiceRouteArgs, 'adopt'>;

const sbc = 'sbc1.carrier.example';
const argsOf = (
  name: string,
  order: readonly string[] = [name],
  more: Partial<VoiceRouteArgs> = {},
): VoiceRouteArgs => ({
  name,
  numberPattern: '^\\+31',
  pstnUsages: ['National'],
  sbcs: [sbc],
  trialOrder: [...order],
  adopt: false,
  ...more,
});

const setUp = (switches: Partial<Switches> = {}) => {
  const tenant = aTenant(switches);
  tenant.run('New-CsOnlinePSTNGateway', { Fqdn: sbc, SipSignalingPort: 5061 });
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['National', 'International'] });
  const kind = createVoiceRouteKind(tenant.newRun());
  const rows = () => tenant.run('Get-CsOnlineVoiceRoute').output;
  const route = (name: string) => rows().find(({ Identity }) => Identity === name);
  /** All but LocalRoute, as Teams tries them. */
  const order = () =>
    rows()
      .filter(({ Identity }) => Identity !== 'LocalRoute')
      .sort((one, other) => Number(one.Priority) - Number(other.Priority))
      .map(({ Identity }) => Identity);
  const create = async (name: string, asked?: readonly string[], more?: Partial<VoiceRouteArgs>) =>
    (await kind.create({ args: argsOf(name, asked, more), context: aContext(name) })).state;
  const update = async (state: VoiceRouteState, asked: readonly string[]) =>
    (
      await kind.update({
        id: state.name.toLowerCase(),
        args: argsOf(state.name, asked),
        state,
        context: aContext(state.name),
      })
    ).state;
  const diff = (state: VoiceRouteState, args: VoiceRouteArgs) =>
    kind.diff({ urn: '', id: state.name.toLowerCase(), state, args });
  return { ...tenant, kind, rows, route, order, create, update, diff };
};

describe('a voice route', () => {
  it('is made in one call with a number of its own, and shows no difference', async () => {
    const { kind, create, diff, route, writes } = setUp();
    const state = await create('NL mobile', undefined, { description: 'Calls to mobiles' });
    expect(writes()).toEqual(['New-CsOnlineVoiceRoute']);
    expect(route('NL mobile')).toMatchObject({
      Priority: 10,
      NumberPattern: '^\\+31',
      OnlinePstnUsages: ['National'],
      OnlinePstnGatewayList: [sbc],
    });
    const args = argsOf('NL mobile', undefined, { description: 'Calls to mobiles' });
    expect(diff(state, args)).toEqual([]);
    const context = aContext('NL mobile');
    expect(await kind.read({ id: 'nl mobile', state, args, context })).toEqual({ id: 'nl mobile', state, args });
  });

  it('has a number of its own also when many are made at once', async () => {
    const { create, rows, writes } = setUp();
    await Promise.all(['A', 'B', 'C', 'D'].map((name) => create(name)));
    expect(new Set(rows().map(({ Priority }) => Priority)).size).toBe(5);
    expect(writes()).toEqual(Array(4).fill('New-CsOnlineVoiceRoute'));
  });

  it('is changed by one Set with what differs, and deleted twice without harm', async () => {
    const { kind, create, diff, calls, route, writes } = setUp();
    const state = await create('NL mobile');
    const args = argsOf('NL mobile', undefined, {
      numberPattern: '^\\+316',
      pstnUsages: ['International', 'National'],
    });
    expect(diff(state, args)).toEqual([
      { path: 'numberPattern', kind: 'update' },
      { path: 'pstnUsages[0]', kind: 'add' },
    ]);
    calls.splice(0);
    const context = aContext('NL mobile');
    const updated = await kind.update({ id: 'nl mobile', args, state, context });
    expect(calls.filter(({ cmdlet }) => cmdlet.startsWith('Set-')).map(({ parameters }) => parameters)).toEqual([
      { Identity: 'NL mobile', NumberPattern: '^\\+316', OnlinePstnUsages: ['International', 'National'] },
    ]);
    writes();
    await kind.delete({ id: 'nl mobile', state: updated.state, context });
    await kind.delete({ id: 'nl mobile', state: updated.state, context });
    expect(route('NL mobile')).toBeUndefined();
    expect(writes()).toEqual(['Remove-CsOnlineVoiceRoute']);
  });

  it('that names an SBC which Teams does not know says which', async () => {
    const { create } = setUp();
    await expect(create('NL mobile', undefined, { sbcs: ['sbc9.carrier.example'] })).rejects.toThrow(
      /Cannot find specified Gateway "sbc9\.carrier\.example"\..*\n {2}Fix: add "sbc9\.carrier\.example" under sbcs/,
    );
  });

  it('refuses an order of trial without itself', () => {
    const { kind } = setUp();
    const { adopt: _, ...news } = argsOf('NL mobile', ['Other']);
    expect(kind.check({ urn: '', news }).failures).toHaveLength(1);
  });
});

describe.each(['keep', 'push-down'] as const)(
  'the order of trial where Teams answers equal numbers with "%s"',
  (equalPriorities) => {
    const asked = ['Emergency', 'NL geographic', 'NL mobile', 'International'];

    it('holds whatever order the routes are made in, at once or one by one', async () => {
      const { create, order } = setUp({ equalPriorities });
      await Promise.all([...asked].reverse().map((name) => create(name, asked)));
      expect(order()).toEqual(asked);
      const other = setUp({ equalPriorities });
      for (const name of ['NL mobile', 'Emergency', 'International', 'NL geographic']) await other.create(name, asked);
      expect(other.order()).toEqual(asked);
    });

    it('holds after a move, by one Set, and nothing is left to do', async () => {
      const { create, update, diff, order, writes } = setUp({ equalPriorities });
      const states = await Promise.all(asked.map((name) => create(name, asked)));
      const moved = ['International', 'Emergency', 'NL geographic', 'NL mobile'];
      writes();
      const after = [];
      for (const state of states) {
        const hasMoved = diff(state, argsOf(state.name, moved)).length > 0;
        after.push(hasMoved ? await update(state, moved) : state);
      }
      expect(order()).toEqual(moved);
      for (const state of after) expect(diff(state, argsOf(state.name, moved))).toEqual([]);
    });

    it('holds among dense numbers of routes made by hand, and these keep theirs', async () => {
      const { create, run, order, route } = setUp({ equalPriorities });
      for (const [index, name] of ['By hand 1', 'By hand 2', 'By hand 3'].entries()) {
        run('New-CsOnlineVoiceRoute', { Identity: name, Priority: index + 1 });
      }
      await Promise.all(asked.map((name) => create(name, asked)));
      expect(order().filter((name) => asked.includes(String(name)))).toEqual(asked);
      expect(['By hand 1', 'By hand 2', 'By hand 3'].map((name) => route(name)?.Priority)).toEqual([1, 2, 3]);
      expect(route('LocalRoute')?.Priority).toBe(0);
    });

    it('holds for a route put between two of the stack that were imported with neighbouring numbers', async () => {
      const { kind, create, run, order, route } = setUp({ equalPriorities });
      for (const [index, name] of ['First', 'Last'].entries()) {
        run('New-CsOnlineVoiceRoute', { Identity: name, Priority: index + 1, OnlinePstnUsages: ['National'] });
      }
      const imported = await kind.read({ id: 'last', context: aContext('Last') });
      expect(imported?.state.trialOrder).toEqual(['First', 'Last']);
      const withNew = ['First', 'New', 'Last'];
      await expect(create('New', withNew)).rejects.toThrow(/"Last" \(priority 2\).* carries no mark of trunkline/);
      // The engine compares what is in the stack before it makes what is new.
      const state = imported?.state as VoiceRouteState;
      expect(kind.diff({ urn: '', id: 'last', state, args: argsOf('Last', withNew) })).not.toContainEqual(
        expect.objectContaining({ path: expect.stringContaining('trialOrder') }),
      );
      await create('New', withNew);
      expect(order()).toEqual(withNew);
      expect(route('First')?.Priority).toBe(1);
    });

    it('is put right after somebody changed it by hand', async () => {
      const { kind, create, update, diff, run, order } = setUp({ equalPriorities });
      const states = await Promise.all(asked.map((name) => create(name, asked)));
      run('Set-CsOnlineVoiceRoute', { Identity: 'Emergency', Priority: 99 });
      const read = await Promise.all(
        states.map((state) =>
          kind.read({
            id: state.name.toLowerCase(),
            state,
            args: argsOf(state.name, asked),
            context: aContext(state.name),
          }),
        ),
      );
      expect(read[0]?.state.trialOrder).toEqual(['NL geographic', 'NL mobile', 'International', 'Emergency']);
      const seen = read.flatMap((one) => one?.state ?? []);
      for (const state of seen) {
        if (diff(state, argsOf(state.name, asked)).length > 0) await update(state, asked);
      }
      expect(order()).toEqual(asked);
    });
  },
);

describe('a refresh', () => {
  it('reads all routes with one cmdlet, and never from before our own write', async () => {
    const { kind, create, update, calls } = setUp();
    const names = ['A', 'B', 'C', 'D', 'E'];
    const states = await Promise.all(names.map((name) => create(name, names)));
    calls.splice(0);
    const readAll = () =>
      Promise.all(
        states.map((state) => kind.read({ id: state.name.toLowerCase(), state, context: aContext(state.name) })),
      );
    await readAll();
    expect(calls.map(({ cmdlet }) => cmdlet)).toEqual(['Get-CsOnlineVoiceRoute']);
    const order = ['B', 'A', 'C', 'D', 'E'];
    const [first] = states;
    if (first !== undefined) await update(first, order);
    const read = await kind.read({ id: 'a', context: aContext('A') });
    expect(read?.state.trialOrder).toEqual(order);
  });

  it('warns once of a route that somebody put before ours in a usage of ours, and of no other', async () => {
    const { kind, create, run } = setUp();
    const order = ['A', 'B', 'C'];
    const states = await Promise.all(order.map((name) => create(name, order)));
    run('Set-CsOnlineVoiceRoute', { Identity: 'B', Priority: 25 });
    const byHand = (Identity: string, Priority: number, usage: string, more: object = {}) =>
      run('New-CsOnlineVoiceRoute', {
        Identity,
        Priority,
        OnlinePstnUsages: [usage],
        NumberPattern: '^\\+31900',
        ...more,
      });
    byHand('Before B', 20, 'national', { OnlinePstnGatewayList: [sbc] });
    byHand('Elsewhere', 5, 'International');
    byHand('Behind', 90, 'National');
    const said: string[] = [];
    for (const state of states) {
      const context = aContext(state.name);
      await kind.read({ id: state.name.toLowerCase(), state, context });
      said.push(...context.said);
    }
    expect(said).toEqual([
      expect.stringMatching(
        /^voice route "Before B" \(priority 20\) .* before "B" in PSTN usage "National": calls that match \^\\\+31900 go to sbc1\.carrier\.example\./,
      ),
    ]);
  });

  it('that fails is no absence', async () => {
    const { kind, lab } = setUp();
    lab.faults.add({ kind: 'error', on: 'Get-CsOnlineVoiceRoute', times: 1000 });
    await expect(kind.read({ id: 'a', context: aContext('A') })).rejects.toMatchObject({ kind: 'Unavailable' });
  });
});
