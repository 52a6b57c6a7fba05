import { describe, expect, it } from 'vitest';
import { PartialFailure } from '../../../../../providers/kit/resource.ts';
import { createVoiceRoutingPolicyKind } from '../../../../../providers/msteams/resources/described/voice-routing-policy.ts';
import { aContext, aTenant } from '../teams-session.ts';

const name = 'NL agents';
const id = 'nl agents';
const args = { name, pstnUsages: ['Emergency', 'National'], adopt: false };
const aTenantWithUsages = (...options: Parameters<typeof aTenant>) => {
  const tenant = aTenant(...options);
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National', 'International'] });
  const kind = createVoiceRoutingPolicyKind(tenant.newRun());
  const shown = () =>
    tenant.run('Get-CsOnlineVoiceRoutingPolicy').output.find(({ Identity }) => Identity === `Tag:${name}`);
  return { ...tenant, kind, shown };
};

describe('a voice routing policy', () => {
  it('is made, shows no difference, is changed, and goes', async () => {
    const { kind, shown, writes } = aTenantWithUsages();
    const context = aContext('policy');
    const { state } = await kind.create({ args: { ...args, description: 'For agents' }, context });
    expect(state).toMatchObject({ name, pstnUsages: ['Emergency', 'National'], description: 'For agents' });
    expect(shown()).toMatchObject({ OnlinePstnUsages: ['Emergency', 'National'] });
    expect(shown()?.Description).toMatch(/^For agents \[trunkline [0-9a-f]{10}\]$/);
    expect(kind.diff({ urn: '', id, state, args: { ...args, description: 'For agents' } })).toEqual([]);

    const swapped = { ...args, pstnUsages: ['National', 'Emergency'] };
    expect(kind.diff({ urn: '', id, state, args: swapped })).toEqual([
      { path: 'pstnUsages[0]', kind: 'delete' },
      { path: 'pstnUsages[1]', kind: 'add' },
      { path: 'description', kind: 'delete' },
    ]);
    writes();
    const updated = await kind.update({ id, args: swapped, state, context });
    expect(writes()).toEqual(['Set-CsOnlineVoiceRoutingPolicy']);
    expect(shown()?.OnlinePstnUsages).toEqual(['National', 'Emergency']);

    await kind.delete({ id, state: updated.state, context });
    expect(shown()).toBeUndefined();
    await kind.delete({ id, state: updated.state, context });
    expect(writes()).toEqual(['Remove-CsOnlineVoiceRoutingPolicy']);
  });

  it('is replaced under another name, and only respelled by a change of case', async () => {
    const { kind, writes, shown } = aTenantWithUsages();
    const context = aContext('policy');
    const { state } = await kind.create({ args, context });
    writes();
    expect(kind.diff({ urn: '', id, state, args: { ...args, name: 'Other' } })).toEqual([
      { path: 'name', kind: 'update', replaces: true },
    ]);
    const respelled = { ...args, name: 'NL Agents' };
    expect(kind.diff({ urn: '', id, state, args: respelled })).toEqual([{ path: 'name', kind: 'update' }]);
    const updated = await kind.update({ id, args: respelled, state, context });
    expect(updated.state.name).toBe('NL Agents');
    expect(writes()).toEqual([]);
    expect(shown()?.Identity).toBe(`Tag:${name}`);
    expect(kind.diff({ urn: '', id, state: updated.state, args: respelled })).toEqual([]);
  });

  it('shows on refresh what somebody changed by hand, and is gone only when Teams does not list it', async () => {
    const { kind, run } = aTenantWithUsages();
    const context = aContext('policy');
    const { state } = await kind.create({ args, context });
    run('Set-CsOnlineVoiceRoutingPolicy', { Identity: name, OnlinePstnUsages: ['International'] });
    expect(await kind.read({ id, state, args, context })).toMatchObject({
      state: { name, pstnUsages: ['International'] },
      args: { adopt: false },
    });
    run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: name });
    expect(await kind.read({ id, state, args, context })).toBeUndefined();
  });

  it('is imported by its name in any case, without its mark', async () => {
    const { kind, run } = aTenantWithUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: name, OnlinePstnUsages: ['National'], Description: 'By hand' });
    expect(await kind.read({ id: 'NL AGENTS', context: aContext('policy') })).toEqual({
      id,
      args: { name, pstnUsages: ['National'], description: 'By hand', adopt: false },
      state: { name, pstnUsages: ['National'], description: 'By hand', __found: 'imported' },
    });
    expect(await kind.read({ id: 'nobody', context: aContext('policy') })).toBeUndefined();
  });

  it('that somebody else made is refused, and taken over where its entry says so', async () => {
    const { kind, run, shown, writes } = aTenantWithUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: 'nl AGENTS', OnlinePstnUsages: ['Emergency', 'National'] });
    await expect(kind.create({ args, context: aContext('policy') })).rejects.toMatchObject({ kind: 'AlreadyExists' });
    expect(writes()).toEqual([]);
    const { state } = await kind.create({ args: { ...args, adopt: true }, context: aContext('policy') });
    expect(state).toMatchObject({ name, pstnUsages: ['Emergency', 'National'], __found: 'adopted' });
    expect(shown()).toBeUndefined(); // Teams keeps its own spelling
    expect(writes()).toEqual(['Set-CsOnlineVoiceRoutingPolicy']);
  });

  it('of another URN is never taken: a rename without an alias loses nothing', async () => {
    const { kind, newRun, writes, shown } = aTenantWithUsages();
    await kind.create({ args, context: aContext('old-name') });
    writes();
    const next = createVoiceRoutingPolicyKind(newRun());
    await expect(next.create({ args: { ...args, adopt: true }, context: aContext('new-name') })).rejects.toThrow(
      /renamed\? add an alias/,
    );
    expect(writes()).toEqual([]);
    expect(shown()).toBeDefined();
  });

  it('that another URN took over in this run stays when the old one is deleted', async () => {
    const { kind, run, shown } = aTenantWithUsages();
    run('New-CsOnlineVoiceRoutingPolicy', { Identity: name, OnlinePstnUsages: ['Emergency', 'National'] });
    await kind.create({ args: { ...args, adopt: true }, context: aContext('new-name') });
    const context = aContext('old-name');
    await kind.delete({ id, state: { name, pstnUsages: [] }, context });
    expect(shown()).toBeDefined();
    expect(context.said).toEqual(['left alone: "new-name" took over it in this run.']);
  });

  it.each([
    ['the reply is lost', 'lostReply'],
    ['PowerShell ends before it', 'crash'],
    ['Teams is busy', 'error'],
  ] as const)('is made once when %s', async (_, fault) => {
    const { kind, lab, writes, shown } = aTenantWithUsages();
    lab.faults.add({ kind: fault, on: 'New-CsOnlineVoiceRoutingPolicy', times: 1 });
    const { state } = await kind.create({ args, context: aContext('policy') });
    expect(state.pstnUsages).toEqual(['Emergency', 'National']);
    expect(shown()).toBeDefined();
    expect(writes()).toEqual(
      fault === 'lostReply'
        ? ['New-CsOnlineVoiceRoutingPolicy', 'Set-CsOnlineVoiceRoutingPolicy']
        : ['New-CsOnlineVoiceRoutingPolicy', 'New-CsOnlineVoiceRoutingPolicy'],
    );
  });

  it('that a killed run left behind is taken up by the next one, whatever was half done', async () => {
    const { kind, newRun, run, writes } = aTenantWithUsages();
    await kind.create({ args, context: aContext('policy') });
    run('Set-CsOnlineVoiceRoutingPolicy', { Identity: name, OnlinePstnUsages: ['National'] });
    writes();
    const next = createVoiceRoutingPolicyKind(newRun());
    const { state } = await next.create({ args, context: aContext('policy') });
    expect(state.pstnUsages).toEqual(['Emergency', 'National']);
    expect(writes()).toEqual(['Set-CsOnlineVoiceRoutingPolicy']);
  });

  it('is not taken for there because reads still show what was deleted a moment ago', async () => {
    const { kind, lab, shown } = aTenantWithUsages();
    const context = aContext('policy');
    const { state } = await kind.create({ args, context });
    await kind.delete({ id, state, context });
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoutingPolicy', times: 2 });
    await kind.create({ args, context });
    expect(shown()).toBeDefined();
  });

  it('waits until reads show it', async () => {
    const { kind, lab } = aTenantWithUsages();
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoutingPolicy', times: 3 });
    const { state } = await kind.create({ args, context: aContext('policy') });
    expect(state.name).toBe(name);
  });

  it('is kept in the state when it is made but never shown: the next run goes on', async () => {
    const { kind, lab } = aTenantWithUsages();
    lab.faults.add({ kind: 'lag', on: 'New-CsOnlineVoiceRoutingPolicy', times: 1 });
    lab.faults.add({ kind: 'lag', on: 'Get-CsOnlineVoiceRoutingPolicy', times: 1000 });
    const failure = await kind.create({ args, context: aContext('policy') }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PartialFailure);
    expect(failure).toMatchObject({ id, state: { name, pstnUsages: ['Emergency', 'National'] } });
  });

  it('that names an unknown usage is refused with what to do', async () => {
    const { kind } = aTenantWithUsages();
    const unknown = { ...args, pstnUsages: ['Abroad'] };
    await expect(kind.create({ args: unknown, context: aContext('policy') })).rejects.toThrow(/Fix: .*pstnUsages/);
  });

  it('hands usages over in the spelling of the tenant, and keeps ours in the state', async () => {
    const { kind, calls } = aTenantWithUsages();
    const { state } = await kind.create({ args: { ...args, pstnUsages: ['EMERGENCY'] }, context: aContext('policy') });
    expect(state.pstnUsages).toEqual(['EMERGENCY']);
    expect(calls.find(({ cmdlet }) => cmdlet.startsWith('New-'))?.parameters).toMatchObject({
      OnlinePstnUsages: ['Emergency'],
    });
  });

  it('is made anew when somebody deleted it by hand', async () => {
    const { kind, run, shown, newRun } = aTenantWithUsages();
    const context = aContext('policy');
    const { state } = await kind.create({ args, context });
    run('Remove-CsOnlineVoiceRoutingPolicy', { Identity: name });
    await createVoiceRoutingPolicyKind(newRun()).update({ id, args, state, context });
    expect(shown()).toBeDefined();
    expect(context.said).toEqual(['voice routing policy "NL agents" is gone from the tenant: making it anew.']);
  });

  it('is removed once its last assignment has been forgotten, and says who to ask when it is not', async () => {
    const { kind, lab, store, user, later } = aTenantWithUsages({ unassignmentSpreadSeconds: 60 });
    const context = aContext('policy');
    const { state } = await kind.create({ args, context });
    store.put('user', user('ada').id, { ...user('ada'), policies: { OnlineVoiceRoutingPolicy: name } });
    await expect(kind.delete({ id, state, context })).rejects.toThrow(
      /delete voice routing policy "NL agents": ClientError: .*currently assigned.*\n {2}Fix: .*run the same command again later/,
    );
    store.put('user', user('ada').id, { ...user('ada'), policies: {} });
    later(3600);
    await kind.delete({ id, state, context });
    expect(lab.store.list('voiceRoutingPolicy').map(({ Identity }) => Identity)).toEqual(['Global']);
  });

  it('refuses what Teams would: the Global policy, a usage twice', () => {
    const { kind } = aTenantWithUsages();
    const check = (news: object) => kind.check({ urn: '', news: news as never }).failures.map(({ reason }) => reason);
    expect(check({ name: 'Global', pstnUsages: [] })).toEqual([expect.stringContaining('"Global"')]);
    expect(check({ name, pstnUsages: ['National', 'national'] })).toEqual([expect.stringContaining('listed twice')]);
    expect(check({ name, pstnUsages: [] })).toEqual([]);
  });
});
