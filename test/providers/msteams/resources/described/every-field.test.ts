import { describe, expect, it } from 'vitest';
import { cmdlets } from '../../../../../lab/teams/cmdlets.ts';
import { createPstnUsageKind } from '../../../../../providers/msteams/resources/pstn-usage.ts';
import { ruleFields } from '../../../../../providers/msteams/schema/normalization-rule.ts';
import { pstnUsage } from '../../../../../providers/msteams/schema/pstn-usage.ts';
import { sbc } from '../../../../../providers/msteams/schema/sbc.ts';
import { aContext, aTenant } from '../teams-session.ts';
import { aTenantWith, named } from './a-kind-at-work.ts';
import { type Case, cases, type Values } from './cases.ts';
import { ruleSamples, type Sample, sbcSamples } from './samples.ts';

describe.each<Case>(cases)('$kind', (one) => {
  const { declared, samples, identity, apart, base, noun } = one;

  it('has a sample of every field that it declares, and declares what the cmdlet takes', () => {
    expect([...Object.keys(samples), ...apart, identity, 'adopt'].toSorted()).toEqual(declared.toSorted());
    const taken = Object.keys(cmdlets.find(({ name }) => name === `Set-${noun}`)?.parameters ?? {});
    const known = [...Object.values(samples).map(({ teams }) => teams), ...one.notOurs];
    expect([...known, 'Identity', 'MsftInternalProcessingMode'].toSorted()).toEqual(taken.toSorted());
  });

  it('is replaced under another name, and says nothing of adopting', async () => {
    const { create, diff } = aTenantWith(one);
    const state = await create(base);
    const other = { ...base, [identity]: 'other.contoso.example' };
    const sameOrder = 'trialOrder' in base ? { trialOrder: [other[identity], 'Other'] } : {};
    expect(diff(state, { ...other, ...sameOrder })).toContainEqual({ path: identity, kind: 'update', replaces: true });
    expect(diff(state, { ...base, adopt: true })).toEqual([]);
    expect(state).not.toHaveProperty('adopt');
    expect(state[identity]).toBe(base[identity]);
  });

  describe.each<[string, Sample]>(Object.entries(samples))('%s', (field, sample) => {
    const { from, to, teams, shown = (value) => value } = sample;
    const before = { ...base, ...sample.beside, [field]: from };
    const after = { ...before, [field]: to };

    it('goes to Teams when the object is made and when it is changed, alone, and comes back', async () => {
      const tenant = aTenantWith(one);
      const state = await tenant.create(before);
      expect(state[field]).toEqual(from);
      const asMade = tenant.shown();
      expect(asMade[teams]).toEqual(shown(from));
      expect(tenant.diff(state, before)).toEqual([]);
      expect(named(tenant.diff(state, after))).toEqual([field]);
      const changed = await tenant.update(after, state);
      expect(changed[field]).toEqual(to);
      expect(tenant.shown()).toEqual({
        ...asMade,
        [teams]: shown(to),
        ...(sample.alsoShownAs && { [sample.alsoShownAs]: shown(to) }),
      });
      const read = await tenant.refresh(changed, after);
      expect(read.state).toEqual(changed);
      expect(read.args[field]).toEqual(to);
      expect(tenant.diff(changed, after)).toEqual([]);
    });

    it('is found and put right when somebody changed it by hand', async () => {
      const tenant = aTenantWith(one);
      const state = await tenant.create(after);
      const isMarked = teams === 'Description';
      tenant.byHand({
        [teams]: isMarked ? String(tenant.shown()[teams]).replace(String(to), String(from)) : shown(from),
      });
      const { state: found } = await tenant.refresh(state, after);
      expect(found[field]).toEqual(from);
      expect(named(tenant.diff(found, after))).toEqual([field]);
      await tenant.update(after, found);
      expect(tenant.shown()[teams]).toEqual(shown(to));
    });

    if (!('cleared' in sample)) return;

    it('goes back when it is asked no more', async () => {
      const tenant = aTenantWith(one);
      const state = await tenant.create(after);
      const { [field]: _, ...without } = after;
      expect(named(tenant.diff(state, without))).toEqual([field]);
      const changed = await tenant.update(without, state);
      expect(tenant.shown()[teams]).toEqual(sample.cleared);
      expect(tenant.diff(changed, without)).toEqual([]);
      expect(await tenant.refresh(changed, without)).toMatchObject({ state: changed });
    });
  });
});

describe("an SBC's settings that a tenant file may leave to others", () => {
  const one = cases[0];
  const left = Object.entries(sbcSamples).filter(([name]) => sbc.fields[name as keyof typeof sbc.fields].leftAlone);

  it.each(left)('%s: set by hand it stays, in silence, until it is asked', async (field, { to, teams, beside }) => {
    const tenant = aTenantWith(one);
    const state = await tenant.create(one.base);
    tenant.byHand({ [teams]: to });
    const { state: found, args } = await tenant.refresh(state, one.base);
    expect(found).toEqual(state);
    expect(args).not.toHaveProperty(field);
    await tenant.update({ ...one.base, forwardPai: true }, found);
    expect(tenant.shown()).toMatchObject({ ForwardPai: true, [teams]: to });
    const asked = { ...one.base, ...beside, [field]: to };
    expect(named(tenant.diff(found, asked))).toContain(field);
    expect((await tenant.update(asked, found))[field]).toEqual(to);
  });
});

describe('an SBC that goes from IPv6 to media bypass', () => {
  it('is changed in one step, whether the file says IPv4 or nothing', async () => {
    const one = cases[0];
    for (const next of [{ ipVersion: 'IPv4' }, {}]) {
      const tenant = aTenantWith(one);
      const state = await tenant.create({ ...one.base, ipVersion: 'IPv6' });
      await tenant.update({ ...one.base, ...next, mediaBypass: true }, state);
      expect(tenant.shown()).toMatchObject({ MediaBypass: true, IPAddressVersion: 'IPv4' });
    }
  });
});

describe('a PSTN usage', () => {
  it('has one field that Teams keeps, by which it comes, is found gone, and is replaced', async () => {
    expect(Object.keys(pstnUsage.fields)).toEqual(['name']);
    const tenant = aTenant();
    const kind = createPstnUsageKind(tenant.newRun());
    const context = aContext('usage');
    const { id, state } = await kind.create({ args: { name: 'National' }, context });
    const listed = () => tenant.run('Get-CsOnlinePstnUsage').output[0]?.Usage;
    expect(listed()).toEqual(['National']);
    expect(await kind.read({ id, state, context })).toEqual({ id, args: { name: 'National' }, state });
    expect(kind.diff({ urn: '', id, state, args: { name: 'Abroad' } })).toEqual([
      { path: 'name', kind: 'update', replaces: true },
    ]);
    tenant.run('Set-CsOnlinePstnUsage', { Usage: [] });
    expect(await kind.read({ id, state, context })).toBeUndefined();
  });
});

describe('the order of trial of a voice route', () => {
  it('is its place in Teams, both ways, and a hand-made move is found', async () => {
    const one = cases[1];
    const tenant = aTenantWith(one);
    const first = one.base;
    const last = { ...first, trialOrder: ['Other', 'NL mobile'] };
    const state = await tenant.create(last);
    expect(state.trialOrder).toEqual(['Other', 'NL mobile']);
    expect(Number(tenant.shown().Priority)).toBeGreaterThan(1);
    tenant.byHand({ Priority: 0 });
    const { state: found } = await tenant.refresh(state, last);
    expect(found.trialOrder).toEqual(['NL mobile', 'Other']);
    expect(named(tenant.diff(found, last))).toEqual(['trialOrder']);
    const back = await tenant.update(last, found);
    expect(back.trialOrder).toEqual(['Other', 'NL mobile']);
    expect(Number(tenant.shown().Priority)).toBeGreaterThan(1);
  });
});

describe('the rules of a dial plan', () => {
  const one = cases[3];
  const plan = (rule: Values) => ({ ...one.base, rules: { E: { pattern: '^(112)$', translation: '$1', ...rule } } });
  const shownRules = (row: Values) => row.NormalizationRules as Values[];

  it('has a sample of every field of a rule', () => {
    expect(Object.keys(ruleSamples).toSorted()).toEqual(Object.keys(ruleFields).toSorted());
  });

  it.each(Object.entries(ruleSamples))(
    '%s goes to Teams, comes back, and is found changed by hand',
    async (field, sample) => {
      const { from, to, teams } = sample;
      const tenant = aTenantWith(one);
      const state = await tenant.create(plan({ [field]: from }));
      expect(shownRules(tenant.shown())[0]?.[teams]).toEqual(from);
      const after = plan({ [field]: to });
      expect(tenant.diff(state, after).map(({ path }) => path)).toEqual([`rules["E"].${field}`]);
      const changed = await tenant.update(after, state);
      const asMade = shownRules(tenant.shown())[0];
      expect(asMade?.[teams]).toEqual(to);
      expect(tenant.diff(changed, after)).toEqual([]);
      const byHand = { Parent: 'Global', ...asMade, [teams]: from, InMemory: true };
      const { Description: note, ...rest } = byHand as Record<string, unknown>;
      const parameters = { ...rest, ...(note === null ? {} : { Description: note }) };
      tenant.byHand({ NormalizationRules: [{ $cmdlet: 'New-CsVoiceNormalizationRule', parameters }] });
      const { state: found } = await tenant.refresh(changed, after);
      expect(tenant.diff(found, after).map(({ path }) => path)).toEqual([`rules["E"].${field}`]);
      if (!('cleared' in sample)) return;
      const without = await tenant.update(plan({}), changed);
      expect(shownRules(tenant.shown())[0]?.[teams]).toEqual(sample.cleared);
      expect(tenant.diff(without, plan({}))).toEqual([]);
    },
  );

  it('are tried in their order', async () => {
    const tenant = aTenantWith(one);
    const rules = { E: { pattern: '1', translation: '+1' }, N: { pattern: '2', translation: '+2' } };
    const asked = (order: string[]) => ({ ...one.base, order, rules });
    const state = await tenant.create(asked(['E', 'N']));
    expect(named(tenant.diff(state, asked(['N', 'E'])))).toEqual(['order']);
    const changed = await tenant.update(asked(['N', 'E']), state);
    expect(shownRules(tenant.shown()).map(({ Name }) => Name)).toEqual(['N', 'E']);
    expect((await tenant.refresh(changed, asked(['N', 'E']))).state.order).toEqual(['N', 'E']);
  });
});
