import { describe, expect, it } from 'vitest';
import type { ExternalUserRemovalsState } from '../../../../providers/ccaip/schema/external-user-removals.ts';
import { userChanges } from '../../msteams/roster-values.ts';
import { ccaipAtWork, emailOf, portal } from './ccaip-at-work.ts';

const at = ccaipAtWork();
const id = 'external-user-removals';
const urn = 'urn:pulumi:contoso::trunkline::ccaip:index:ExternalUserRemovals::removals';

const external = (name: string) =>
  at.put(name, { external: true, sipUri: `${name}@sip.example`, ucaasName: emailOf(name) });

const made = async (...names: string[]): Promise<ExternalUserRemovalsState> =>
  (await at.removals().create({ args: at.removalsArgs(...names), context: at.contextOf('ExternalUserRemovals') }))
    .state;

const update = async (state: ExternalUserRemovalsState, names: string[], more: object = {}, kind = at.removals()) =>
  (
    await kind.update({
      ...{ id, state, args: { ...at.removalsArgs(...names), ...more } },
      context: at.contextOf('ExternalUserRemovals'),
    })
  ).state;

describe('the removals of external users', () => {
  it('do nothing in CCAIP when they are made, nor when they are deleted', async () => {
    external('ada');
    const state = await made('ada');
    await at.removals({ people: () => undefined }).delete({ id, state, context: at.contextOf('ExternalUserRemovals') });
    expect(at.has()).toEqual({ ada: 'ada@sip.example' });
    expect(at.writes()).toEqual([]);
  });

  it('clear who is asked no more, whoever gave it, and nobody else', async () => {
    for (const name of ['ada', 'bob', 'eve']) external(name);
    const state = await made('ada', 'bob');
    const args = at.removalsArgs('ada');
    expect(userChanges(at.removals().diff({ urn, id, state, args }))).toEqual(['delete bob@contoso.com']);
    const next = await update(state, ['ada']);
    expect(at.has()).toEqual({ ada: 'ada@sip.example', bob: '', eve: 'eve@sip.example' });
    expect(at.writes()).toEqual([{ email: emailOf('bob'), external: 'clear' }]);
    expect(at.removals().diff({ urn, id, state: next, args })).toEqual([]);
  });

  it('deactivate only where the file says so', async () => {
    external('bob');
    await update(await made('bob', 'ada'), ['ada'], { whenRemoved: 'deactivate' });
    expect(at.writes()).toEqual([{ email: emailOf('bob'), external: 'clear', status: 'Inactive' }]);
    expect(at.user('bob')?.deactivatedAt).not.toBe('');
  });

  it('fail whole where one is not cleared, so that no number is released, and keep what they knew', async () => {
    for (const name of ['ada', 'bob', 'cyd']) external(name);
    const state = await made('ada', 'bob', 'cyd');
    at.refuse(({ email }) =>
      email === emailOf('bob')
        ? { email, ended: 'refused', problems: ['External SIP URI: reads back as before'], warnings: [] }
        : undefined,
    );
    const failure = await update(state, ['ada']).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: 'ServiceError' });
    expect(String(failure)).toContain(
      "1 of 2 users aren't cleared, so their numbers stay as they are.\nclear the external fields of bob@contoso.com: External SIP URI: reads back as before",
    );
    at.refuse(({ email }) => ({ email, ended: 'unsure', problems: [], warnings: [] }));
    await expect(update(state, ['ada'])).rejects.toThrow("2 of 2 users aren't cleared");
  });

  it('are refused without the token, and told to be unknown in a preview', async () => {
    const kind = at.removals({ people: () => undefined });
    const state = await made('ada', 'bob');
    await expect(update(state, ['ada'], {}, kind)).rejects.toThrow("CCAIP's token isn't set");
    const context = at.contextOf('ExternalUserRemovals');
    await kind.foresee?.({ args: at.removalsArgs('ada'), state, context });
    expect(context.lines[0]).toBe(
      'External fields are cleared in CCAIP, before the numbers change: bob@contoso.com (1).',
    );
    expect(context.lines[1]).toContain("can't be told: CCAIP's token isn't set.");
  });

  it('name who came by an update, as long as they are asked', async () => {
    const state = await made('ada');
    const one = await update(state, ['ada', 'bob']);
    expect(one.lookAgain).toMatch(/^bob@contoso\.com 2026-11-30T\S+\n$/);
    const two = await update(one, ['ada', 'bob', 'cyd']);
    expect(two.lookAgain.startsWith(one.lookAgain)).toBe(true);
    expect((await update(two, ['ada', 'cyd'])).lookAgain).not.toContain('bob');
  });

  it('of many at once need a count that a person gave', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `user${index}`);
    const state = await made(...names);
    const check = (more: object = {}, oldState: ExternalUserRemovalsState | undefined = state) =>
      at
        .removals()
        .check({ urn, olds: at.removalsArgs('user0'), oldState, news: { ...at.removalsArgs('user0'), ...more } })
        .failures[0]?.reason;
    expect(check()).toBe(
      'this clears the external fields of 7 users of CCAIP (user1@contoso.com is the first). Is users.csv complete?\n' +
        '  Allowed: up to 5 at once (5, or 5 % of the roster), or as many as the tenant file approves.\n' +
        '  Fix: correct users.csv; or, if this is meant, add to tenant.yaml: approvals: { externalUsers: { count: 7, reason: … } }',
    );
    expect(check({ approvedRemovals: 6 })).toContain('approves 6 at most');
    expect(check({ approvedRemovals: 7 })).toBeUndefined();
    expect(check({ whenRemoved: 'deactivate' })).toContain('this deactivates 7 users of CCAIP');
  });

  it('know nobody of another portal', async () => {
    external('ada');
    const state = { ...(await made('ada')), portal: 'https://fabrikam.uc1.ccaiplatform.example' };
    const next = await update(state, []);
    expect([at.has(), next.portal]).toEqual([{ ada: 'ada@sip.example' }, portal]);
  });

  it('are refused in the change that names another portal, whose users this run does not reach', async () => {
    const state = { ...(await made('ada', 'bob')), portal: 'https://fabrikam.uc1.ccaiplatform.example' };
    const check = (...names: string[]) =>
      at
        .removals()
        .check({ urn, oldState: state, news: at.removalsArgs(...names) })
        .failures.map(({ reason }) => reason);
    expect(check('ada', 'bob', 'cyd')).toEqual([]);
    expect(check('ada')).toEqual([
      `bob@contoso.com leaves in the change that takes CCAIP from ${state.portal} to ${portal}: the numbers would be released, and nobody is cleared there.\n` +
        '  Each in a change of its own: up clears in the portal that the tenant file names.\n' +
        '  Fix: put the rows back into users.csv for this up, or app.redirectDomain as it was.',
    ]);
  });

  it('take an address for the same whatever its case', async () => {
    const args = { ...at.removalsArgs(), asked: 'Bob@Contoso.com\nada@contoso.com\n' };
    expect(at.removals().check({ urn, news: args }).args.asked).toBe('ada@contoso.com\nbob@contoso.com\n');
  });
});
