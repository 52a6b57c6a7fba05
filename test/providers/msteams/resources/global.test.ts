import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Switches } from '../../../../lab/switches.ts';
import { PartialFailure } from '../../../../providers/kit/resource.ts';
import {
  createGlobalCallerIdPolicyKind,
  createGlobalCallingPolicyKind,
  createGlobalDialPlanKind,
  createGlobalEmergencyCallRoutingPolicyKind,
  createGlobalVoiceRoutingPolicyKind,
} from '../../../../providers/msteams/resources/global/kinds.ts';
import type { Session } from '../../../../providers/msteams/session.ts';
import { aContext, addResourceAccount, aTenant } from './teams-session.ts';

const folder = mkdtempSync(join(tmpdir(), 'trunkline-before-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = (providerId: string) => ({ folder, providerId, run: 'run', now: () => new Date(0) });
let providers = 0;

/** A tenant with three usages; each run has a session of its own, and one provider's journal. */
const aTenantAtWork = (switches: Partial<Switches> = {}) => {
  const tenant = aTenant(switches);
  tenant.run('Set-CsOnlinePstnUsage', { Usage: ['Emergency', 'National', 'Abroad'] });
  providers += 1;
  const journal = place(`provider${providers}`);
  const run = (withJournal = true): Session => ({ ...tenant.newRun(), ...(withJournal && { journal }) });
  const shown = (noun: string) => tenant.run(`Get-${noun}`, { Identity: 'Global' }).output[0] ?? {};
  return {
    tenant,
    run,
    shown,
    usages: () => shown('CsOnlineVoiceRoutingPolicy').OnlinePstnUsages,
    context: aContext('everybody'),
  };
};
const records = () => readdirSync(folder);
const giveUsages = (tenant: ReturnType<typeof aTenant>, ...OnlinePstnUsages: string[]) =>
  tenant.run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', OnlinePstnUsages });

describe('the Global voice routing policy', () => {
  it('is never made and never removed: it is written, told, and put back', async () => {
    const { tenant, run, usages, context } = aTenantAtWork();
    giveUsages(tenant, 'National');
    const args = { pstnUsages: ['Emergency', 'abroad'] };
    const kind = createGlobalVoiceRoutingPolicyKind(run());
    tenant.writes();
    const { id, state } = await kind.create({ args, context });
    expect(usages()).toEqual(['Emergency', 'Abroad']);
    expect(context.said).toEqual([
      'before this stack, the Global voice routing policy had OnlinePstnUsages ["National"]. That is put back when its entry goes.',
    ]);
    expect(kind.diff({ urn: '', id, state, args })).toEqual([]);
    expect(kind.diff({ urn: '', id, state, args: { pstnUsages: ['Emergency'] } })).toEqual([
      { path: 'pstnUsages[1]', kind: 'delete' },
    ]);
    const { state: next } = await createGlobalVoiceRoutingPolicyKind(run()).update({
      id,
      state,
      args: { pstnUsages: ['Emergency'] },
      context,
    });
    expect(usages()).toEqual(['Emergency']);
    await createGlobalVoiceRoutingPolicyKind(run()).delete({ id, state: next, context });
    expect(usages()).toEqual(['National']);
    expect(tenant.writes()).toEqual(Array(3).fill('Set-CsOnlineVoiceRoutingPolicy'));
  });

  it('leaves what somebody changed since, and says so', async () => {
    const { tenant, run, usages, context } = aTenantAtWork();
    const { id, state } = await createGlobalVoiceRoutingPolicyKind(run()).create({
      args: { pstnUsages: ['Emergency'] },
      context,
    });
    giveUsages(tenant, 'Emergency', 'National');
    tenant.writes();
    await createGlobalVoiceRoutingPolicyKind(run()).delete({ id, state, context });
    expect(usages()).toEqual(['Emergency', 'National']);
    expect(tenant.writes()).toEqual([]);
    expect(context.said.at(-1)).toBe(
      'left as it is: OnlinePstnUsages of the Global voice routing policy is no longer what this stack wrote, somebody has changed it since. Before, it was empty.',
    );
  });

  it('keeps its Description, and shows what a hand did in a refresh', async () => {
    const { tenant, run, shown, context } = aTenantAtWork();
    tenant.run('Set-CsOnlineVoiceRoutingPolicy', { Identity: 'Global', Description: 'theirs' });
    const args = { pstnUsages: ['Emergency'] };
    const kind = createGlobalVoiceRoutingPolicyKind(run());
    const { id, state } = await kind.create({ args, context });
    expect(shown('CsOnlineVoiceRoutingPolicy')).toMatchObject({ Description: 'theirs' });
    giveUsages(tenant, 'National');
    const read = await createGlobalVoiceRoutingPolicyKind(run()).read({ id, state, args, context });
    expect(read?.state).toEqual({ ...state, pstnUsages: ['National'] });
    expect(kind.diff({ urn: '', id, state: read?.state ?? state, args })).not.toEqual([]);
    const { state: back } = await createGlobalVoiceRoutingPolicyKind(run()).update({
      id,
      state: read?.state ?? state,
      args,
      context,
    });
    expect(back).toEqual(state);
  });

  it('is not imported', async () => {
    const { run, context } = aTenantAtWork();
    await expect(createGlobalVoiceRoutingPolicyKind(run()).read({ id: 'global', context })).rejects.toThrow(
      /isn't imported.*\n {2}Fix: describe it under global/,
    );
  });

  it('killed between the write and the state, is known by the next run for what it was', async () => {
    const { tenant, run, usages, context } = aTenantAtWork();
    giveUsages(tenant, 'National');
    const args = { pstnUsages: ['emergency'] };
    await createGlobalVoiceRoutingPolicyKind(run()).create({ args, context }); // its state is lost
    expect(usages()).toEqual(['Emergency']);
    const { id, state } = await createGlobalVoiceRoutingPolicyKind(run()).create({ args, context });
    expect(JSON.parse(state.__before ?? '')).toEqual({ OnlinePstnUsages: ['National'] });
    await createGlobalVoiceRoutingPolicyKind(run()).delete({ id, state, context });
    expect(usages()).toEqual(['National']);
  });

  it('killed before the write, or changed by hand after the kill, is what it is now', async () => {
    const { tenant, run, context } = aTenantAtWork();
    giveUsages(tenant, 'National');
    const args = { pstnUsages: ['Emergency'] };
    await createGlobalVoiceRoutingPolicyKind(run()).create({ args, context });
    giveUsages(tenant, 'Abroad');
    const { state } = await createGlobalVoiceRoutingPolicyKind(run()).create({ args, context });
    expect(JSON.parse(state.__before ?? '')).toEqual({ OnlinePstnUsages: ['Abroad'] });
  });

  it('says without a journal that only its own line knows what was, and forgets the file once it is put back', async () => {
    const { run, context } = aTenantAtWork();
    const kind = createGlobalVoiceRoutingPolicyKind(run(false));
    await kind.create({ args: { pstnUsages: ['Emergency'] }, context });
    expect(context.said.at(-1)).toContain('Without TRUNKLINE_JOURNAL only this line knows it');
    const other = aTenantAtWork();
    const { id, state } = await createGlobalVoiceRoutingPolicyKind(other.run()).create({
      args: { pstnUsages: ['Emergency'] },
      context: other.context,
    });
    const own = () => records().filter((file) => file.includes(`.provider${providers}.`));
    expect(own()).toHaveLength(1);
    await createGlobalVoiceRoutingPolicyKind(other.run()).delete({ id, state, context: other.context });
    expect(own()).toEqual([]);
  });

  it('keeps what it was when a write fails half-way', async () => {
    const { tenant, run, context } = aTenantAtWork();
    giveUsages(tenant, 'National');
    const failed = await createGlobalVoiceRoutingPolicyKind(run())
      .create({ args: { pstnUsages: ['Nobody knows it'] }, context })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PartialFailure);
    expect(failed).toMatchObject({ id: 'global', state: { __before: '{"OnlinePstnUsages":["National"]}' } });
  });
});

describe('the Global dial plan', () => {
  const plan = (...names: string[]) => ({
    order: names,
    rules: Object.fromEntries(
      names.map((name) => [name, { pattern: `^${name}$`, translation: '+1', internal: false }]),
    ),
  });

  it('gets its rules in one call and gives them back', async () => {
    const { run, shown, context } = aTenantAtWork();
    const names = () => (shown('CsTenantDialPlan').NormalizationRules as { Name: string }[]).map(({ Name }) => Name);
    const kind = createGlobalDialPlanKind(run());
    const { id, state } = await kind.create({ args: plan('112', '0'), context });
    expect(names()).toEqual(['112', '0']);
    expect(kind.diff({ urn: '', id, state, args: plan('112', '0') })).toEqual([]);
    await createGlobalDialPlanKind(run()).delete({ id, state, context });
    expect(names()).toEqual([]);
  });

  it('that takes rules without a word and shows none is found out', async () => {
    const { run, context } = aTenantAtWork({ emptyGlobalDialPlanDrops: 1 });
    await expect(createGlobalDialPlanKind(run()).create({ args: plan('112'), context })).rejects.toThrow(
      /update Global dial plan: Teams accepted the change of the Global dial plan, but still shows what it was\./,
    );
  });
});

describe('the Global calling policy', () => {
  it('is changed in what is asked alone, field by field, there and back', async () => {
    const { tenant, run, shown, context } = aTenantAtWork();
    const was = shown('CsTeamsCallingPolicy');
    tenant.run('Set-CsTeamsCallingPolicy', { Identity: 'Global', AllowVoicemail: 'AlwaysEnabled' });
    const kind = () => createGlobalCallingPolicyKind(run());
    const first = await kind().create({ args: { voicemail: 'AlwaysDisabled', callGroups: false }, context });
    expect(shown('CsTeamsCallingPolicy')).toEqual({ ...was, AllowVoicemail: 'AlwaysDisabled', AllowCallGroups: false });
    expect(first.state).toMatchObject({ voicemail: 'AlwaysDisabled', callGroups: false });
    const second = await kind().update({
      ...first,
      args: { callGroups: false, popout: 'Enabled', popoutPath: 'https://crm.example/' },
      context,
    });
    expect(shown('CsTeamsCallingPolicy')).toEqual({
      ...was,
      AllowVoicemail: 'AlwaysEnabled',
      AllowCallGroups: false,
      PopoutForIncomingPstnCalls: 'Enabled',
      PopoutAppPathForIncomingPstnCalls: 'https://crm.example/',
    });
    expect(second.state).not.toHaveProperty('voicemail');
    await kind().delete({ id: first.id, state: second.state, context });
    expect(shown('CsTeamsCallingPolicy')).toEqual({ ...was, AllowVoicemail: 'AlwaysEnabled' });
  });
});

describe('the Global emergency call routing policy', () => {
  it('gets its numbers by usages in the spelling of the tenant, and gives them back', async () => {
    const { run, shown, context } = aTenantAtWork();
    const numbers = () => shown('CsTeamsEmergencyCallRoutingPolicy').EmergencyNumbers as Record<string, unknown>[];
    const args = { numbers: { '112': { masks: ['117'], usage: 'emergency' } }, enhancedServices: true };
    const kind = createGlobalEmergencyCallRoutingPolicyKind(run());
    const { id, state } = await kind.create({ args, context });
    expect(numbers()).toMatchObject([
      { EmergencyDialString: '112', EmergencyDialMask: '117', OnlinePSTNUsage: 'Emergency' },
    ]);
    expect(kind.diff({ urn: '', id, state, args })).toEqual([]);
    await createGlobalEmergencyCallRoutingPolicyKind(run()).delete({ id, state, context });
    expect(shown('CsTeamsEmergencyCallRoutingPolicy')).toMatchObject({
      EmergencyNumbers: [],
      AllowEnhancedEmergencyServices: false,
    });
  });
});

describe('the Global caller ID policy', () => {
  const account = 'reception@contoso.example';
  const asked = { show: 'resource', account, companyName: 'Contoso', userOverride: false, hideCallers: false } as const;
  const atWork = () => {
    const work = aTenantAtWork();
    const kind = () => createGlobalCallerIdPolicyKind(work.run());
    return { ...work, kind, policy: () => work.shown('CsCallingLineIdentity') };
  };

  it('is not written, and told in the preview, while the account holds no number', async () => {
    const { tenant, kind, context } = atWork();
    addResourceAccount(tenant, 'reception');
    const words = `update Global caller ID policy: ${account} holds no phone number, so there is none to show.`;
    await expect(kind().foresee?.({ args: asked, context })).rejects.toThrow(words);
    await expect(kind().create({ args: asked, context })).rejects.toThrow(words);
    expect(tenant.writes().filter((one) => one.includes('CallingLineIdentity'))).toEqual([]);
  });

  it('shows the number of an account by its sign-in name, and is put back, but for what no Guid can clear', async () => {
    const { tenant, kind, policy, context } = atWork();
    const id = addResourceAccount(tenant, 'reception', '+31205559000');
    const was = policy();
    const made = await kind().create({ args: asked, context });
    expect(policy()).toMatchObject({ CallingIDSubstitute: 'Resource', ResourceAccount: id, CompanyName: 'Contoso' });
    expect(made.state).toMatchObject({ show: 'resource', account });
    expect(kind().diff({ urn: '', ...made, args: asked })).toEqual([]);
    expect((await kind().read({ ...made, args: asked, context }))?.state).toEqual(made.state);
    await kind().delete({ ...made, context });
    expect(policy()).toEqual({ ...was, ResourceAccount: id });
  });

  it('gives the account back that another had there', async () => {
    const { tenant, kind, policy, context } = atWork();
    const before = addResourceAccount(tenant, 'desk', '+31205559001');
    addResourceAccount(tenant, 'reception', '+31205559000');
    const theirs = { CallingIDSubstitute: 'Resource', ResourceAccount: before };
    tenant.run('Set-CsCallingLineIdentity', { Identity: 'Global', ...theirs });
    const made = await kind().create({ args: asked, context });
    await kind().delete({ ...made, context });
    expect(policy()).toMatchObject({ ...theirs, CompanyName: null });
  });

  it('goes from an account to no number, and a hand that gave it a name is seen and mended', async () => {
    const { tenant, kind, policy, context } = atWork();
    addResourceAccount(tenant, 'reception', '+31205559000');
    const made = await kind().create({ args: asked, context });
    const args = { show: 'anonymous', userOverride: false, hideCallers: true } as const;
    const { state } = await kind().update({ ...made, args, context });
    expect(policy()).toMatchObject({
      CallingIDSubstitute: 'Anonymous',
      CompanyName: null,
      BlockIncomingPstnCallerID: true,
    });
    tenant.run('Set-CsCallingLineIdentity', { Identity: 'Global', CompanyName: 'Fabrikam' });
    const read = await kind().read({ id: made.id, state, args, context });
    expect(read?.state).toMatchObject({ companyName: 'Fabrikam' });
    expect(kind().diff({ urn: '', id: made.id, state: read?.state ?? state, args })).toEqual([
      { path: 'companyName', kind: 'delete' },
    ]);
    await kind().update({ id: made.id, state: read?.state ?? state, args, context });
    expect(policy()).toMatchObject({ CompanyName: null });
  });
});
