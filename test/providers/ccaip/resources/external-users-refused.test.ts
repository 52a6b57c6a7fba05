import { describe, expect, it } from 'vitest';
import type { ExternalUsersState } from '../../../../providers/ccaip/schema/external-users.ts';
import { ServiceError } from '../../../../providers/kit/error.ts';
import { ccaipAtWork, emailOf, failed, howOf, valueAt } from './ccaip-at-work.ts';

const at = ccaipAtWork();

const newUsers = (users: string): string =>
  JSON.stringify([{ roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam', users }]);

describe('the external users of CCAIP, new or not as they should be', () => {
  it('are made with names of Entra and what the files say of new ones, and the preview counts the activation e-mails', async () => {
    at.entra['cyd.x@contoso.com'] = ['Cyd', 'Xu'];
    const newUsers = JSON.stringify([
      { roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam', users: 'cyd@contoso.com cyd.x@contoso.com' },
    ]);
    const context = at.contextOf('ExternalUsers');
    await at.roster().foresee?.({
      args: { portal: at.session().portal, externalUsers: `cyd@contoso.com ${valueAt('cyd', 1)}\n`, newUsers },
      context,
    });
    expect(context.lines.join('\n')).toBe(
      "1 person of users.csv isn't in CCAIP yet: made there, and each gets an activation e-mail of CCAIP: cyd@contoso.com.",
    );
    expect(at.writes()).toEqual([]);
    const state = await at.create({ cyd: 1 }, { more: { newUsers } });
    expect(at.writes()[0]?.newUser).toEqual({
      ...{ firstName: 'Cyd', lastName: 'Xu', roles: ['Agent'], teams: ['Sales'], location: 'Amsterdam' },
    });
    expect(howOf(state)).toEqual({ cyd: 'made' });
  });

  it('are refused with every column that is missing, all at once, and keep nobody from theirs', async () => {
    at.put('ada');
    at.put('dan', { firstName: '', deactivatedAt: '' });
    at.put('fay', { deactivatedAt: '2026-01-01' });
    const { reasons, state } = await failed(at.create({ ada: 1, cyd: 2, dan: 3, fay: 4 }));
    expect(at.has()).toMatchObject({ ada: '+31205552101@sip.example', dan: '', fay: '' });
    expect(reasons.map((one) => one.split('\n')[0])).toEqual([
      "add cyd@contoso.com to CCAIP: ccaipRole (no role), ccaipTeam (no team), ccaipLocation (no location), First name (Entra's user has no givenName), Last name (Entra's user has no surname).",
      "set the external fields of dan@contoso.com in CCAIP: First name (Entra's user has no givenName), Last name (Entra's user has no surname).",
      'set the external fields of fay@contoso.com in CCAIP: the user is deactivated there since 2026-01-01.',
    ]);
    expect(howOf(state)).toEqual({ ada: 'made' });
    expect(at.changes(state, { ada: 1, cyd: 2, dan: 3, fay: 4 })).toEqual(
      ['cyd', 'dan', 'fay'].map((one) => `add ${emailOf(one)}`),
    );
  });

  it('are not made beside the same person under another address', async () => {
    at.entra['c.xu@contoso.com'] = ['Cyd', 'Xu'];
    at.put('old', { ucaasName: 'C.Xu@contoso.com' });
    const more = { newUsers: newUsers('cyd@contoso.com c.xu@contoso.com') };
    const { reasons } = await failed(at.create({ cyd: 1 }, { more }));
    expect(reasons).toEqual([
      'add cyd@contoso.com to CCAIP: no user has this address, but old@contoso.com has the UCaaS username C.Xu@contoso.com, and a person is one user of CCAIP.\n' +
        '  Fix: write old@contoso.com in the column ccaipEmail of users.csv; or, if that is somebody else, clear that user in the portal.',
    ]);
    expect(at.writes()).toEqual([]);
    // Somebody of the file is who the file says.
    await at.create({ cyd: 1, old: 2 }, { more });
    expect(at.has()).toEqual({ old: '+31205552102@sip.example', cyd: '+31205552101@sip.example' });
  });

  it('whom Entra does not know, or of whom it cannot be asked, are refused for that', async () => {
    const more = { newUsers: newUsers('cyd@contoso.com') };
    const reasonBy = async (batch: unknown) => {
      const kind = at.roster({ graph: async () => ({ batch }) as never });
      return (await failed(at.create({ cyd: 1 }, { more, kind }))).reasons[0];
    };
    const absent = { status: 404, error: new ServiceError({ kind: 'NotFound', doing: 'read users', text: 'gone' }) };
    expect(await reasonBy(async () => [absent])).toBe(
      'add cyd@contoso.com to CCAIP: First name, Last name (Entra has no such user).\n' +
        '  Fix: fill in the columns of users.csv, or ucaas.externalUsers.newUsers; names are those of Entra; or add the user in the portal.',
    );
    const closed = new ServiceError({ kind: 'Forbidden', doing: 'read users', text: 'Insufficient privileges.' });
    expect(await reasonBy(() => Promise.reject(closed))).toBe(
      "add cyd@contoso.com to CCAIP: First name, Last name (Entra wasn't readable: read users: Insufficient privileges).\n" +
        '  Fix: fill in the columns of users.csv, or ucaas.externalUsers.newUsers; names are those of Entra, which the everyday identity must be able to read; or add the user in the portal.',
    );
    at.put('dan', { firstName: '' });
    const kind = at.roster({ graph: () => Promise.reject(closed) });
    expect((await failed(at.create({ dan: 1 }, { kind }))).reasons[0]).toContain('or let the everyday identity read');
  });

  it('whose SIP URIs change at once, many, need a count that a person gave', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `user${index}`);
    for (const name of names) at.put(name);
    const at1 = Object.fromEntries(names.map((name, index) => [name, index]));
    const oldState = await at.create(at1);
    const check = (more: object, from: ExternalUsersState = oldState) =>
      at.roster().check({
        ...{ urn: '', oldState: from },
        news: {
          portal: at.session().portal,
          externalUsers: at.placesOf(at1).replaceAll('sip.example', 'x.example'),
          ...more,
        },
      }).failures[0]?.reason;
    expect(check({})).toBe(
      'this changes the SIP URIs of 6 users of CCAIP (user0@contoso.com is the first). Are the numbers, and sipTrunk.sipUriHost, meant so?\n' +
        '  Allowed: up to 5 at once (5, or 5 % of the roster), or as many as the tenant file approves.\n' +
        '  Fix: correct the files; or, if this is meant, add to tenant.yaml: approvals: { externalUsers: { count: 6, reason: … } }',
    );
    expect(check({ approvedChanges: 5 })).toContain('The tenant file approves 5 at most.');
    expect(check({ approvedChanges: 6 })).toBeUndefined();
    expect(check({ externalUsers: at.placesOf(at1) })).toBeUndefined();
    expect(check({}, { ...oldState, portal: 'https://fabrikam.uc1.ccaiplatform.example' })).toBeUndefined();
  });

  it('that are new, many at once, are neither previewed nor made without a count that a person gave; others are set', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `user${index}`);
    for (const name of names) at.entra[emailOf(name)] = ['A', 'B'];
    const pairs = Object.fromEntries(names.map((name, index) => [name, index]));
    at.put('ada');
    const facts = { newUsers: newUsers(names.map(emailOf).join('\n')) };
    const refusal =
      'this makes 6 users in CCAIP (user0@contoso.com is the first), and each gets an activation e-mail. Are their addresses in CCAIP those of users.csv?\n' +
      '  Allowed: up to 5 at once (5, or 5 % of the roster), or as many as the tenant file approves.\n' +
      '  Fix: correct ccaipEmail in users.csv; or, if this is meant, add to tenant.yaml: approvals: { newExternalUsers: { count: 6, reason: … } }';
    const args = (more: object) => ({
      ...{ portal: at.session().portal, externalUsers: at.placesOf({ ...pairs, ada: 9 }) },
      ...{ ...facts, ...more },
    });
    const foresee = async (more: object) =>
      at.roster().foresee?.({ args: args(more), context: at.contextOf('ExternalUsers') });
    await expect(foresee({})).rejects.toThrow(refusal);
    await foresee({ approvedNew: 6 });
    const { reasons, state } = await failed(at.create({}, { more: args({ approvedNew: 5 }) }));
    expect(reasons).toEqual([refusal.replace('users.csv?', 'users.csv? The tenant file approves 5 at most.')]);
    expect(at.has()).toEqual({ ada: '+31205552109@sip.example' });
    await at.update(state, {}, { more: args({ approvedNew: 6 }) });
    expect(Object.keys(at.has())).toHaveLength(7);
  });

  it('take names of Entra where the own record has none', async () => {
    at.put('dan', { lastName: '' });
    at.entra['dan@contoso.com'] = ['Dan', 'Do'];
    await at.create({ dan: 1 });
    expect(at.writes()[0]?.names).toEqual({ firstName: 'Dan', lastName: 'Do' });
  });
});
