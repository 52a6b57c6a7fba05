import { describe, expect, it } from 'vitest';
import type { ExternalUserRemovalsState } from '../../../../providers/ccaip/schema/external-user-removals.ts';
import { userChanges } from '../../msteams/roster-values.ts';
import { ccaipAtWork, emailOf, howOf, portal, refusing } from './ccaip-at-work.ts';

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

  it('that failed in part and are taken back leave nobody without calls: who was cleared is set again', async () => {
    for (const name of ['ada', 'bob', 'cyd']) at.put(name);
    const everybody = { ada: 1, bob: 2, cyd: 3 };
    const users = await at.create(everybody);
    const state = await made('ada', 'bob', 'cyd');
    at.refuse(refusing('cyd'));
    await expect(update(state, ['ada'])).rejects.toThrow('1 of 2');
    at.refuse(() => undefined);
    expect(at.has()).toMatchObject({ bob: '' });
    expect(at.removals().diff({ urn, id, state, args: at.removalsArgs('ada', 'bob', 'cyd') })).toEqual([]);
    expect(at.changes(users, everybody)).toEqual(['update bob@contoso.com', 'update cyd@contoso.com']);
    const next = await at.update(users, everybody);
    expect(at.has()).toMatchObject({ bob: '+31205552102@sip.example', cyd: '+31205552103@sip.example' });
    expect(howOf(next)).toEqual({ ada: 'made', bob: 'made', cyd: 'made' });
    expect(at.diff(next, everybody)).toEqual([]);
  });

  it('that were killed once CCAIP had cleared are known from the journal, and without one a refresh is what is told', async () => {
    at.put('ada');
    at.put('bob');
    const users = await at.create({ ada: 1, bob: 2 });
    const state = await made('ada', 'bob');
    const killed = (more: object = {}) =>
      at.removals({
        ...more,
        people: () => ({
          settled: async () => undefined,
          read: async () => [],
          write: async () => {
            at.put('bob');
            throw new Error('killed');
          },
        }),
      });
    await expect(update(state, ['ada'], {}, killed())).rejects.toThrow('killed');
    expect(at.changes(users, { ada: 1, bob: 2 })).toEqual(['update bob@contoso.com']);
    const context = at.contextOf('ExternalUserRemovals');
    await killed({ journal: undefined }).foresee?.({ args: at.removalsArgs('ada'), state, context });
    expect(context.lines.join('\n')).toContain('Fix: run refresh before the next up');
  });

  it('wait for what an earlier run has begun, and look then', async () => {
    external('ada');
    external('bob');
    at.earlier(() => void at.put('bob'));
    await update(await made('ada', 'bob'), ['ada']);
    expect(at.from()).toEqual([null]);
  });

  it('of somebody whom CCAIP has under another address fail, naming it, and write nothing', async () => {
    external('cyd');
    const places = at.placesOf({ ada: 1, bob: 2, cyd: 3 });
    const state = { ...(await made('ada', 'bob', 'cyd')), places };
    const gone = (more: object) => {
      at.put('bob.new', { external: true, sipUri: '', ucaasName: '', ...more });
      return update(state, ['ada']).catch((error: Error) => error.message);
    };
    expect(await gone({ sipUri: 'SIP:+31205552102@SIP.example' })).toBe(
      "clear external users of CCAIP: 1 of 2 users aren't cleared, so their numbers stay as they are.\n" +
        'clear the external fields of bob@contoso.com: CCAIP has no such user, but bob.new@contoso.com has SIP:+31205552102@SIP.example -, so that it would go on handing calls to that place.\n' +
        '  Fix: if that is the same person, put the row back with bob.new@contoso.com in ccaipEmail, run up, then take it out; or clear the fields of bob.new@contoso.com in the portal.\n' +
        '  Fix: correct what is named and run the same command again; what clears a field can be set by TRUNKLINE_CCAIP_LITERALS (docs/external-users.md), or clear them in the portal.',
    );
    expect(await gone({ ucaasName: 'Bob@contoso.com' })).toContain('CCAIP has no such user');
    expect(at.writes()).toEqual([]);
    expect(await gone({ ucaasName: 'Bob@contoso.com', deactivatedAt: '2026-01-01' })).toMatchObject({
      asked: `${emailOf('ada')}\n`,
    });
    at.put('bob.new', { external: true, sipUri: '+31205552102@sip.example', ucaasName: '' });
    const asked = await update(state, ['ada', 'bob.new']);
    expect(asked.asked).toContain('bob.new');
  });

  it('keep what was asked of each, and change with it', async () => {
    const places = at.placesOf({ ada: 1 });
    const state = { ...(await made('ada')), places };
    const args = { ...at.removalsArgs('ada'), places: at.placesOf({ ada: 2 }) };
    expect(at.removals().diff({ urn, id, state, args: { ...args, places } })).toEqual([]);
    expect(at.removals().diff({ urn, id, state, args })).toEqual([{ path: 'places', kind: 'update' }]);
    expect((await update(state, ['ada'], { places: args.places })).places).toBe(args.places);
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
