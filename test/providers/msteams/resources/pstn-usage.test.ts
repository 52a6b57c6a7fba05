import { describe, expect, it } from 'vitest';
import type { Switches } from '../../../../lab/switches.ts';
import { PartialFailure } from '../../../../providers/kit/resource.ts';
import { createVoiceRouteKind } from '../../../../providers/msteams/resources/described/voice-route.ts';
import { createPstnUsageKind } from '../../../../providers/msteams/resources/pstn-usage.ts';
import { aContext, aTenant } from './teams-session.ts';

const args = { name: 'National' };
const id = 'national';
const setUp = (usages: readonly string[] = ['Old'], switches: Partial<Switches> = {}) => {
  const tenant = aTenant(switches);
  tenant.run('Set-CsOnlinePstnUsage', { Usage: [...usages] });
  const list = () => tenant.run('Get-CsOnlinePstnUsage').output[0]?.Usage;
  return { ...tenant, list, kind: createPstnUsageKind(tenant.newRun()) };
};

describe('a PSTN usage', () => {
  it("joins the tenant's list and leaves it, alone", async () => {
    const { kind, list, calls, writes } = setUp();
    const context = aContext('usage');
    const { id: made, state } = await kind.create({ args, context });
    expect({ made, state }).toEqual({ made: id, state: { name: 'National', existedBefore: false } });
    expect(list()).toEqual(['Old', 'National']);
    expect(kind.diff({ urn: '', id, state, args })).toEqual([]);
    expect(await kind.read({ id, state, args, context })).toEqual({ id, args, state });
    await kind.delete({ id, state, context });
    expect(list()).toEqual(['Old']);
    await kind.delete({ id, state, context });
    expect(calls.map(({ parameters }) => parameters.Usage).filter(Boolean)).toEqual([
      { Add: ['National'] },
      { Remove: ['National'] },
    ]);
    expect(writes()).toEqual(['Set-CsOnlinePstnUsage', 'Set-CsOnlinePstnUsage']);
  });

  it.each(['inUse', 'free'] as const)(
    'stays while an emergency call routing policy names it, though Teams may say that it is %s',
    async (usageOfEmergencyPolicy) => {
      const { kind, list, run } = setUp([], { usageOfEmergencyPolicy });
      const context = aContext('usage');
      const { state } = await kind.create({ args, context });
      run('New-CsTeamsEmergencyCallRoutingPolicy', {
        Identity: 'NL',
        EmergencyNumbers: [
          {
            $cmdlet: 'New-CsTeamsEmergencyNumber',
            parameters: { EmergencyDialString: '112', OnlinePSTNUsage: 'national' },
          },
        ],
      });
      await expect(kind.delete({ id, state, context })).rejects.toThrow(
        'Still used by emergency call routing policy "NL"',
      );
      expect(list()).toEqual(['National']);
      run('Set-CsTeamsEmergencyCallRoutingPolicy', { Identity: 'NL', EmergencyNumbers: [] });
      await kind.delete({ id, state, context });
      expect(list()).toEqual([]);
    },
  );

  it('that was there before is taken as it is, and stays', async () => {
    const { kind, list, writes } = setUp(['NATIONAL']);
    const context = aContext('usage');
    const { state } = await kind.create({ args, context });
    expect(state).toEqual({ name: 'National', existedBefore: true });
    await kind.delete({ id, state, context });
    expect(list()).toEqual(['NATIONAL']);
    expect(writes()).toEqual([]);
    expect(context.said).toEqual(['left in the tenant: PSTN usage "National" was there before trunkline.']);
  });

  it('is not "Local" because there is a "Local2"', async () => {
    const { kind, list } = setUp(['Local2']);
    await kind.create({ args: { name: 'Local' }, context: aContext('usage') });
    expect(list()).toEqual(['Local2', 'Local']);
  });

  it('keeps the spelling of the tenant when only its case changes, and is replaced under another name', async () => {
    const { kind, list, writes } = setUp();
    const { state } = await kind.create({ args, context: aContext('usage') });
    writes();
    expect(kind.diff({ urn: '', id, state, args: { name: 'NATIONAL' } })).toEqual([{ path: 'name', kind: 'update' }]);
    const updated = await kind.update({ id, args: { name: 'NATIONAL' }, state, context: aContext('usage') });
    expect(updated.state).toEqual({ name: 'NATIONAL', existedBefore: false });
    expect(list()).toEqual(['Old', 'National']);
    expect(writes()).toEqual([]);
    expect(kind.diff({ urn: '', id, state, args: { name: 'Abroad' } })).toEqual([
      { path: 'name', kind: 'update', replaces: true },
    ]);
  });

  it.each(['lostReply', 'crash'] as const)('is known to the engine when nobody can say how %s ended', async (fault) => {
    const { lab, kind, list } = setUp();
    lab.faults.add({ kind: fault, on: 'Set-CsOnlinePstnUsage', times: 1 });
    // The first look is answered, those after the fault are not.
    let looks = 0;
    const take = lab.faults.take;
    lab.faults.take = (request) =>
      request.startsWith('Get-') && looks++ > 0 ? { kind: 'error', on: request, times: 1 } : take(request);
    const failure = await kind.create({ args: { name: 'Abroad' }, context: aContext('usage') }).catch((error) => error);
    lab.faults.take = take;
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure).toMatchObject({ id: 'abroad', state: { name: 'Abroad', existedBefore: false } });
    const { state } = failure;
    await kind.update({ id: 'abroad', state, args: { name: 'Abroad' }, context: aContext('usage') });
    expect(list()).toContain('Abroad');
    await kind.delete({ id: 'abroad', state, context: aContext('usage') });
    expect(list()).not.toContain('Abroad');
  });

  it.each(['lostReply', 'crash', 'error'] as const)('is our own also after %s', async (fault) => {
    const { kind, lab, list } = setUp();
    lab.faults.add({ kind: fault, on: 'Set-CsOnlinePstnUsage', times: 1 });
    const { state } = await kind.create({ args, context: aContext('usage') });
    expect(state.existedBefore).toBe(false);
    expect(list()).toEqual(['Old', 'National']);
  });

  it('that somebody added since our look was there before, and stays', async () => {
    const { kind, lab, run, list } = setUp(['Old'], { duplicateUsage: 'refuse' });
    run('Set-CsOnlinePstnUsage', { Usage: { Add: ['National'] } });
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlinePstnUsage', times: 1 });
    const context = aContext('usage');
    const { state } = await kind.create({ args, context });
    expect(state.existedBefore).toBe(true);
    await kind.delete({ id, state, context });
    expect(list()).toEqual(['Old', 'National']);
  });

  it('waits until reads show it', async () => {
    const { kind, lab } = setUp();
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlinePstnUsage', times: 3 });
    const { state } = await kind.create({ args, context: aContext('usage') });
    expect(state.existedBefore).toBe(false);
  });

  it.each([{ usageInUse: 'ignore' }, { usageInUse: 'refuse' }] as const)(
    'that is in use is not removed, and the message names who uses it (%o)',
    async (switches) => {
      const { kind, run, list } = setUp(['Old'], switches as never);
      const context = aContext('usage');
      const { state } = await kind.create({ args, context });
      run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'NL agents', OnlinePstnUsages: ['national'] });
      run('New-CsOnlineVoiceRoute', { Identity: 'NL mobile', OnlinePstnUsages: ['National'] });
      await expect(kind.delete({ id, state, context })).rejects.toThrow(
        'delete PSTN usage "National": Still used by voice routing policy "NL agents", voice route "NL mobile".\n' +
          '  Fix: take it out of them first, then run the same command again.',
      );
      expect(list()).toEqual(['Old', 'National']);
    },
  );

  it('waits for what names it and is removed beside it, as a destroy right after an import does', async () => {
    const { newRun, run, list } = setUp(['National']);
    run('New-CsOnlineVoiceRoute', { Identity: 'NL mobile', OnlinePstnUsages: ['National'] });
    const session = newRun();
    const context = aContext('usage');
    const route = createVoiceRouteKind(session);
    const { state } = (await route.read({ id: 'nl mobile', context })) ?? expect.unreachable();
    await Promise.all([
      createPstnUsageKind(session).delete({ id, state: { name: 'National', existedBefore: false }, context }),
      route.delete({ id: 'nl mobile', state, context }),
    ]);
    expect(list()).toEqual([]);
  });

  it('that Teams silently keeps is reported, not forgotten', async () => {
    const { newRun, list } = setUp(['National']);
    const session = newRun();
    const cmdlets = await session.cmdlets();
    const kind = createPstnUsageKind({
      ...session,
      cmdlets: async () => ({
        ...cmdlets,
        run: async (cmdlet, ...rest) => (cmdlet.startsWith('Set-') ? [] : await cmdlets.run(cmdlet, ...rest)),
      }),
    });
    const state = { name: 'National', existedBefore: false };
    const context = aContext('usage');
    await expect(kind.delete({ id, state, context })).rejects.toThrow(
      'Teams accepted the removal, but still lists it.',
    );
    expect(list()).toEqual(['National']);
  });

  it('is imported as one that was there before, and is gone only when the list lacks it', async () => {
    const { kind } = setUp(['National']);
    expect(await kind.read({ id: 'NATIONAL', context: aContext('usage') })).toEqual({
      id,
      args: { name: 'National' },
      state: { name: 'National', existedBefore: true },
    });
    expect(await kind.read({ id: 'nobody', context: aContext('usage') })).toBeUndefined();
  });

  it('is put back by an update when somebody took it out by hand', async () => {
    const { kind, run, list } = setUp();
    const { state } = await kind.create({ args, context: aContext('usage') });
    run('Set-CsOnlinePstnUsage', { Usage: { Remove: ['National'] } });
    await kind.update({ id, args, state, context: aContext('usage') });
    expect(list()).toEqual(['Old', 'National']);
  });

  it('says in a preview only what is sure', () => {
    const { kind } = setUp();
    expect(kind.preview?.({ args })).toEqual({ name: 'National' });
    expect(kind.preview?.({ args, state: { name: 'national', existedBefore: true } })).toEqual({
      name: 'National',
      existedBefore: true,
    });
  });
});
