import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runRecord } from '../../../../../providers/msteams/resources/run-record.ts';
import { stepContext } from '../../lab-tenant.ts';
import { argsOf, how, policiesAtWork, policyType } from './policies-at-work.ts';

const { tenant, session, run, create, update, destroy, hand, assigned } = policiesAtWork();

describe('policies that users had before', () => {
  it('are found, said in preview and run, and left by destroy; a row that goes takes them', async () => {
    hand('ada', 'NL agents');
    hand('eve', 'NL agents');
    const preview = stepContext();
    const wanted = { ada: 'NL agents', bob: 'NL agents', eve: 'nl agents' };
    await run().foresee?.({ args: argsOf(wanted), context: preview });
    const said =
      "Already with their users: 2 of 3 assignments of OnlineVoiceRoutingPolicy: ada@contoso.example (NL agents), eve@contoso.example (nl agents). Destroy leaves what was there before; a row that is taken out doesn't.";
    expect(preview.lines).toEqual([said]);
    const context = stepContext();
    const state = await create(wanted, context);
    expect(context.lines).toContain(said);
    expect(how(state)).toEqual(['ada found NL agents', 'bob made NL agents', 'eve found nl agents']);
    const after = await update(state, { ada: 'NL agents', bob: 'NL agents' });
    expect(assigned()).toEqual({ ada: 'NL agents', bob: 'NL agents' });
    await destroy(after);
    expect(assigned()).toEqual({ ada: 'NL agents' });
  });

  it("count as made where the policy is this stack's own: it could not be removed otherwise", async () => {
    hand('ada', 'NL agents');
    const own = session();
    runRecord(own).noteKnown('msteams:index:VoiceRoutingPolicy', 'nl agents');
    const state = await create({ ada: 'NL agents' }, stepContext(), run(own));
    expect(how(state)).toEqual(['ada made NL agents']);
    await destroy(state);
    expect(assigned()).toEqual({});
  });

  it.each(['destroy', 'a row that goes'])(
    'are not what Teams still shows after %s: that was ours, whatever became of the state',
    async (by) => {
      const state = await create({ ada: 'NL agents', bob: 'NL agents' });
      const shown = () =>
        tenant().graph.list('/admin/teams/userConfigurations', z.looseObject({ id: z.string() }), {
          doing: 'look',
          context: stepContext(),
        });
      tenant().lab.clock.advance(3_600_000);
      const isShown = async () =>
        JSON.stringify((await shown()).find(({ id }) => id === tenant().user('ada').id)).includes('NL agents');
      if (by === 'destroy') await run().delete({ id: policyType, state, context: stepContext() });
      else await update(state, { bob: 'NL agents' });
      expect([assigned().ada, await isShown()]).toEqual([undefined, true]);
      const preview = stepContext();
      await run().foresee?.({ args: argsOf({ ada: 'NL agents' }), context: preview });
      expect(preview.lines).toEqual([]);
      const after = await create({ ada: 'NL agents' });
      expect(how(after)).toEqual(['ada made NL agents']);
      await destroy(after);
      expect(assigned().ada).toBeUndefined();
    },
  );

  it('are found again once Teams has had the time to forget what we took, and where it is another policy', async () => {
    const state = await create({ ada: 'NL agents', bob: 'NL agents' });
    await destroy(state);
    hand('bob', 'NL agents');
    expect(how(await create({ bob: 'NL agents' }))).toEqual(['bob found NL agents']);
    await destroy(await create({ ada: 'NL agents' }));
    tenant().lab.store.put('user', tenant().user('ada').id, {
      ...tenant().user('ada'),
      policies: { [policyType]: 'NL supervisors' },
    });
    tenant().lab.clock.advance(60_000);
    expect(how(await create({ ada: 'NL supervisors' }))).toEqual(['ada found NL supervisors']);
  });

  it('make way for one that we give, which is made', async () => {
    hand('ada', 'NL agents');
    const state = await update(await create({ ada: 'NL agents' }), { ada: 'NL supervisors' });
    expect(how(state)).toEqual(['ada made NL supervisors']);
  });

  it('stay found when the run that met them is killed', async () => {
    hand('ada', 'NL agents');
    await create({ ada: 'NL agents', bob: 'NL agents' }); // and the state is lost
    expect(how(await create({ ada: 'NL agents', bob: 'NL agents' }))).toEqual([
      'ada found NL agents',
      'bob made NL agents',
    ]);
  });

  it('are found where a refresh meets them in the place of ours', async () => {
    const state = await create({ ada: 'NL agents' });
    hand('ada', 'NL supervisors');
    const read = await run().read({ id: policyType, state, context: stepContext() });
    expect(how(read?.state ?? state)).toEqual(['ada found NL supervisors']);
  });
});
