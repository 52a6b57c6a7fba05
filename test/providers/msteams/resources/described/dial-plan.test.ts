import { describe, expect, it } from 'vitest';
import { createDialPlanKind } from '../../../../../providers/msteams/resources/described/dial-plan.ts';
import type { DialPlanArgs } from '../../../../../providers/msteams/schema/dial-plan.ts';
import { aContext, aTenant } from '../teams-session.ts';

const name = 'NL-Amsterdam';
const id = 'nl-amsterdam';
const rule = (pattern: string, translation: string, more: object = {}) => ({
  pattern,
  translation,
  internal: false,
  ...more,
});
const args: DialPlanArgs = {
  name,
  order: ['Emergency', 'Extension', 'National'],
  rules: {
    Emergency: rule('^(112)$', '$1', { description: 'Never rewritten' }),
    Extension: rule('^([2-8]\\d{3})$', '+3120555$1', { internal: true }),
    National: rule('^0([1-9]\\d{8})$', '+31$1'),
  },
  adopt: false,
};
const shownBy = (tenant: ReturnType<typeof aTenant>) =>
  tenant.run('Get-CsTenantDialPlan').output.find(({ Identity }) => Identity === `Tag:${name}`);

describe('a dial plan', () => {
  it('is made with its rules in order, from rule objects of the same session, and shows no difference', async () => {
    const tenant = aTenant();
    const kind = createDialPlanKind(tenant.newRun());
    const context = aContext('plan');
    const { state } = await kind.create({ args, context });
    expect(tenant.writes()).toEqual(['New-CsTenantDialPlan']);
    expect(shownBy(tenant)?.NormalizationRules).toMatchObject([
      { Name: 'Emergency', Pattern: '^(112)$', Translation: '$1', Description: 'Never rewritten' },
      { Name: 'Extension', IsInternalExtension: true },
      { Name: 'National', Translation: '+31$1', IsInternalExtension: false },
    ]);
    expect(kind.diff({ urn: '', id, state, args })).toEqual([]);
    expect(await kind.read({ id, state, args, context })).toEqual({ id, args, state });
  });

  it('shows a move as a change of order alone, and sets the whole list in one call', async () => {
    const tenant = aTenant();
    const kind = createDialPlanKind(tenant.newRun());
    const context = aContext('plan');
    const { state } = await kind.create({ args, context });
    const moved = { ...args, order: ['National', 'Emergency', 'Extension'] };
    expect(kind.diff({ urn: '', id, state, args: moved })).toEqual([
      { path: 'order[2]', kind: 'delete' },
      { path: 'order[0]', kind: 'add' },
    ]);
    tenant.writes();
    const updated = await kind.update({ id, args: moved, state, context });
    expect(tenant.writes()).toEqual(['Set-CsTenantDialPlan']);
    expect(updated.state.order).toEqual(moved.order);
    expect(kind.diff({ urn: '', id, state: updated.state, args: moved })).toEqual([]);
  });

  it('shows a changed rule by its name and field', async () => {
    const tenant = aTenant();
    const kind = createDialPlanKind(tenant.newRun());
    const { state } = await kind.create({ args, context: aContext('plan') });
    const changed = { ...args, rules: { ...args.rules, National: rule('^0(\\d{9})$', '+31$1') } };
    expect(kind.diff({ urn: '', id, state, args: changed })).toEqual([
      { path: 'rules["National"].pattern', kind: 'update' },
    ]);
  });

  it('keeps the SimpleName that the tenant gave it', async () => {
    const tenant = aTenant();
    const kind = createDialPlanKind(tenant.newRun());
    const { state } = await kind.create({ args, context: aContext('plan') });
    tenant.run('Set-CsTenantDialPlan', { Identity: name, SimpleName: 'amsterdam' });
    await kind.update({ id, args: { ...args, description: 'now with one' }, state, context: aContext('plan') });
    expect(shownBy(tenant)).toMatchObject({ SimpleName: 'amsterdam' });
  });

  it('is imported with its rules and their order', async () => {
    const tenant = aTenant();
    tenant.run('New-CsTenantDialPlan', {
      Identity: name,
      NormalizationRules: ['b', 'a'].map((one) => ({
        $cmdlet: 'New-CsVoiceNormalizationRule',
        parameters: { Parent: 'Global', Name: one, Pattern: `^${one}$`, Translation: '+1', InMemory: true },
      })),
    });
    const read = await createDialPlanKind(tenant.newRun()).read({ id: name, context: aContext('plan') });
    expect(read?.args).toEqual({
      name,
      order: ['b', 'a'],
      rules: { b: rule('^b$', '+1'), a: rule('^a$', '+1') },
      adopt: false,
    });
  });

  it('that users hold is removed once they are not, and goes only once', async () => {
    const tenant = aTenant({ assignedDialPlan: 'refuse', unassignmentSpreadSeconds: 60 });
    const kind = createDialPlanKind(tenant.newRun());
    const context = aContext('plan');
    const { state } = await kind.create({ args, context });
    const ada = tenant.user('ada');
    tenant.store.put('user', ada.id, { ...ada, policies: { TenantDialPlan: name } });
    await expect(kind.delete({ id, state, context })).rejects.toMatchObject({ kind: 'NotReady' });
    tenant.store.put('user', ada.id, { ...ada, policies: {} });
    tenant.later(3600);
    await kind.delete({ id, state, context });
    await kind.delete({ id, state, context });
    expect(shownBy(tenant)).toBeUndefined();
  });
});
