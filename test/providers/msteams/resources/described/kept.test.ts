import { describe, expect, it } from 'vitest';
import { keptAfterRead } from '../../../../../providers/msteams/resources/described/kept.ts';
import { markOf, withMark } from '../../../../../providers/msteams/resources/described/mark.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { aContext, aTenant, urnOf } from '../teams-session.ts';

const name = 'NL agents';
const id = 'nl agents';
const args = { name, pstnUsages: ['Emergency'], adopt: false };
const set = { Identity: name };

const setUp = () => {
  const tenant = aTenant();
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National'] });
  const kindOfNewRun = () => createVoiceRoutingPolicyKind(tenant.newRun());
  const row = () => tenant.store.get('voiceRoutingPolicy', name);
  const make = async (as: string) => (await kindOfNewRun().create({ args, context: aContext(as) })).state;
  return { ...tenant, kindOfNewRun, row, make };
};
const changed = { ...args, pstnUsages: ['National'] };

describe('what a read leaves of a mark', () => {
  const own = 'aaaaaaaaaa';
  it.each([
    ['a state of before: the one that is there', {}, 'bbbbbbbbbb', { __mark: 'bbbbbbbbbb' }],
    ['a state of before without any', {}, undefined, {}],
    ['our own', { __mark: 'bbbbbbbbbb' }, own, { __mark: own }],
    ["another's does not take the place of ours", { __mark: own }, 'cccccccccc', { __mark: own }],
    ['one that was wiped out is not forgotten', { __mark: own }, undefined, { __mark: own }],
    ['how it was found stays', { __found: 'adopted' as const }, own, { __mark: own, __found: 'adopted' }],
    ['an import', undefined, undefined, { __found: 'imported' }],
    ["an import of another's", undefined, 'bbbbbbbbbb', { __mark: 'bbbbbbbbbb', __found: 'imported' }],
    ['an import of what this very resource made', undefined, own, { __mark: own }],
  ])('%s', (_what, before, mark, after) => {
    expect(keptAfterRead(before, mark, own)).toEqual(after);
  });
});

describe('an object of trunkline', () => {
  it.each([
    ['an alias, or a component of a new name', 'new-name'],
    ['its own name', 'old-name'],
  ])('is changed under %s, and carries the mark of that from then on', async (_what, as) => {
    const { kindOfNewRun, make, row } = setUp();
    const state = await make('old-name');
    const updated = await kindOfNewRun().update({ id, args: changed, state, context: aContext(as) });
    expect(row()?.Description).toBe(withMark(undefined, markOf(urnOf(as))));
    expect(updated.state).toMatchObject({ pstnUsages: ['National'], __mark: markOf(urnOf(as)) });
  });

  it('is left alone once another resource has taken it over: by an update, by a refresh and by a destroy', async () => {
    const { kindOfNewRun, make, row, run, writes } = setUp();
    const state = await make('ours');
    run('Set-CsOnlineVoiceRoutingPolicy', { ...set, Description: withMark('theirs', markOf(urnOf('theirs'))) });
    const context = aContext('ours');
    writes();
    const kind = kindOfNewRun();
    const read = await kind.read({ id, state, args, context });
    expect(read?.state).toMatchObject({ __mark: markOf(urnOf('ours')) });
    expect(context.said).toEqual([expect.stringContaining('carries the mark of another resource')]);
    await expect(kind.update({ id, args: changed, state: read?.state ?? state, context })).rejects.toThrow(
      /carries the mark of another resource of trunkline/,
    );
    await kind.delete({ id, state, context });
    expect(context.said.at(-1)).toMatch(/^left alone: voice routing policy "NL agents" carries the mark/);
    expect(writes()).toEqual([]);
    expect(row()).toBeDefined();
  });

  it('gets its mark back when somebody wrote its Description anew', async () => {
    const { kindOfNewRun, make, row, run } = setUp();
    const state = await make('ours');
    run('Set-CsOnlineVoiceRoutingPolicy', { ...set, Description: 'By hand' });
    await kindOfNewRun().update({ id, args: changed, state, context: aContext('ours') });
    expect(row()).toMatchObject({
      OnlinePstnUsages: ['National'],
      Description: withMark(undefined, markOf(urnOf('ours'))),
    });
  });

  it('is not written over where somebody removed it and made another', async () => {
    const { kindOfNewRun, make, row, run } = setUp();
    const state = await make('ours');
    run('Remove-CsOnlineVoiceRoutingPolicy', set);
    run('New-CsOnlineVoiceRoutingPolicy', { ...set, OnlinePstnUsages: ['National', 'Emergency'] });
    const context = aContext('ours');
    await expect(kindOfNewRun().update({ id, args: changed, state, context })).rejects.toThrow(
      /lost trunkline's mark, and its OnlinePstnUsages isn't what trunkline left/,
    );
    expect(row()?.OnlinePstnUsages).toEqual(['National', 'Emergency']);
    const read = await kindOfNewRun().read({ id, state, args, context });
    expect(context.said).toEqual([expect.stringContaining("lost trunkline's mark")]);
    await kindOfNewRun().update({ id, args: changed, state: read?.state ?? state, context });
    expect(row()?.OnlinePstnUsages).toEqual(['National']);
  });

  it('of a state that knows no mark is changed whatever it carries, and known by its mark from then on', async () => {
    const { kindOfNewRun, make } = setUp();
    const { __mark: _, ...old } = await make('under a name that nobody knows any more');
    const { state } = await kindOfNewRun().update({ id, args: changed, state: old, context: aContext('ours') });
    expect(state.__mark).toBe(markOf(urnOf('ours')));
  });

  it('that is imported is no difference, and is marked by its first update; that it was found stays', async () => {
    const { kindOfNewRun, row, run } = setUp();
    run('New-CsOnlineVoiceRoutingPolicy', { ...set, OnlinePstnUsages: ['Emergency'], Description: 'By hand' });
    const context = aContext('ours');
    const imported = await kindOfNewRun().read({ id, context });
    expect(imported?.args).toEqual({ ...args, description: 'By hand' });
    const state = imported?.state ?? { name, pstnUsages: [] };
    expect(kindOfNewRun().diff({ urn: '', id, state, args: imported?.args ?? args })).toEqual([]);
    expect(row()?.Description).toBe('By hand');
    const updated = await kindOfNewRun().update({ id, args: { ...changed, description: 'By hand' }, state, context });
    expect(row()?.Description).toBe(withMark('By hand', markOf(urnOf('ours'))));
    expect(updated.state).toMatchObject({ __found: 'imported', __mark: markOf(urnOf('ours')) });
  });

  it('that was adopted stays so over updates, a kill in the middle of it too, and is made once it was made anew', async () => {
    const { kindOfNewRun, run } = setUp();
    run('New-CsOnlineVoiceRoutingPolicy', { ...set, OnlinePstnUsages: ['National'] });
    const context = aContext('ours');
    const adopting = { ...args, adopt: true };
    const first = await kindOfNewRun().create({ args: adopting, context });
    expect(first.state.__found).toBe('adopted');
    const afterKill = await kindOfNewRun().create({ args: adopting, context });
    expect(afterKill.state.__found).toBe('adopted');
    const { state } = await kindOfNewRun().update({
      id,
      args: { ...changed, adopt: true },
      state: afterKill.state,
      context,
    });
    expect(state.__found).toBe('adopted');
    run('Remove-CsOnlineVoiceRoutingPolicy', set);
    const anew = await kindOfNewRun().update({ id, args: adopting, state, context });
    expect(anew.state.__found).toBeUndefined();
  });
});
