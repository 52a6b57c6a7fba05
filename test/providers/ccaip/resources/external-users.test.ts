import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExternalUsersState } from '../../../../providers/ccaip/schema/external-users.ts';
import type { PartialFailure } from '../../../../providers/kit/resource.ts';
import { ccaipAtWork, emailOf, howOf, valueAt } from './ccaip-at-work.ts';

const at = ccaipAtWork();

const failed = async (work: Promise<unknown>): Promise<{ reasons: string[]; state: ExternalUsersState }> => {
  const error = await work.then(
    () => undefined,
    (thrown: PartialFailure) => thrown,
  );
  if (error?.name !== 'PartialFailure') throw error ?? new Error('It did not fail.');
  return {
    reasons: error.reasons.map((reason) => (typeof reason === 'string' ? reason : reason.message)),
    state: error.state as ExternalUsersState,
  };
};

describe('the external users of CCAIP', () => {
  it('are set where they are not, and left where they are', async () => {
    at.put('ada');
    at.put('bob', { external: true, sipUri: `SIP:+31205552102@SIP.example`, ucaasName: 'Bob@contoso.com' });
    at.put('eve', { external: true, sipUri: 'elsewhere@sip.example', ucaasName: 'eve' });
    const context = at.contextOf('ExternalUsers');
    const state = await at.create({ ada: 1, bob: 2 }, { context });
    expect(at.has()).toEqual({
      ada: '+31205552101@sip.example',
      bob: 'SIP:+31205552102@SIP.example',
      eve: 'elsewhere@sip.example',
    });
    expect(howOf(state)).toEqual({ ada: 'made', bob: 'found' });
    expect(at.writes().map(({ email }) => email)).toEqual([emailOf('ada')]);
    expect(context.lines.join('\n')).toContain('Already with their users: 1 of 2 external users: bob@contoso.com');
    expect(at.diff(state, { ada: 1, bob: 2 })).toEqual([]);
  });

  it('follow their numbers, and the window in which CCAIP had the former one is told', async () => {
    at.put('ada');
    at.put('bob');
    const before = await at.create({ ada: 1, bob: 2 });
    expect(at.changes(before, { ada: 2, bob: 3 })).toEqual(['update ada@contoso.com', 'update bob@contoso.com']);
    const session = at.session();
    const context = at.contextOf('ExternalUsers');
    const { createExternalUserRemovalsKind } = await import(
      '../../../../providers/ccaip/resources/external-user-removals/kind.ts'
    );
    const { createExternalUsersKind } = await import('../../../../providers/ccaip/resources/external-users/kind.ts');
    const args = at.removalsArgs('ada', 'bob');
    createExternalUserRemovalsKind(session).diff({ urn: '', id: '', state: { ...args, lookAgain: '' }, args });
    await Promise.resolve();
    await at.update(before, { ada: 2, bob: 3 }, { context, kind: createExternalUsersKind(session) });
    expect(at.has()).toEqual({ ada: '+31205552102@sip.example', bob: '+31205552103@sip.example' });
    expect(context.lines.join('\n')).toBe(
      'From 21:00:41 to 21:01:22 UTC at most CCAIP handed calls for 2 people to the former number:\n' +
        '  ada@contoso.com: to +31205552101@sip.example, which nobody of users.csv has now\n' +
        '  bob@contoso.com: to +31205552102@sip.example, which ada@contoso.com has now',
    );
  });

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

  it('whose number is not with them stay in CCAIP as they are, keep nobody from theirs, and end the run with the reason', async () => {
    at.put('ada');
    at.put('bob');
    const before = await at.create({ bob: 2 });
    at.forget();
    const problems = 'assign +31205552103 to bob@contoso.com: no licence.';
    const context = at.contextOf('ExternalUsers');
    const more = { notYet: `${emailOf('bob')}\n`, problems };
    const { reasons, state } = await failed(at.update(before, { ada: 1, bob: 3 }, { more, context }));
    expect(at.has()).toEqual({ ada: '+31205552101@sip.example', bob: '+31205552102@sip.example' });
    expect(reasons).toEqual([problems]);
    expect(context.lines).toContain("Left in CCAIP as they are, since their number isn't with them: bob@contoso.com.");
    expect(howOf(state)).toEqual({ ada: 'made', bob: 'made' });
    expect(at.changes(state, { ada: 1, bob: 3 })).toEqual(['update bob@contoso.com']);
    expect(at.diff(state, { ada: 1, bob: 2 }, { problems }).map(({ path }) => path)).toEqual(['problems']);
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

  it('take names of Entra where the own record has none', async () => {
    at.put('dan', { lastName: '' });
    at.entra['dan@contoso.com'] = ['Dan', 'Do'];
    await at.create({ dan: 1 });
    expect(at.writes()[0]?.names).toEqual({ firstName: 'Dan', lastName: 'Do' });
  });

  it('whose end is not known stay pending, are looked at by the next run, and count as made', async () => {
    at.put('ada');
    at.refuse(({ email }) => ({ email, ended: 'unsure', problems: ['No answer.'], warnings: [] }));
    const { state, reasons } = await failed(at.create({ ada: 1 }));
    expect(howOf(state)).toEqual({ ada: 'pending' });
    expect(reasons).toEqual([
      'set the external fields of ada@contoso.com in CCAIP: No answer.\n  Fix: run up again: it looks first.',
    ]);
    at.put('ada', { external: true, sipUri: '+31205552101@sip.example', ucaasName: 'ada@contoso.com' });
    at.refuse(() => undefined);
    expect(at.changes(state, { ada: 1 })).toEqual(
      ['update ada@contoso.com'].map((one) => one.replace('update', 'add')),
    );
    const next = await at.update(state, { ada: 1 });
    expect(howOf(next)).toEqual({ ada: 'made' });
  });

  it('that a killed run had sent are known from the journal, and cleared by a destroy', async () => {
    at.put('ada');
    const killed = at.roster({
      people: () => ({
        read: async () => [{ email: emailOf('ada'), firstName: 'A', lastName: 'B', external: false }],
        write: async () => {
          at.put('ada', { external: true, sipUri: '+31205552101@sip.example', ucaasName: 'ada@contoso.com' });
          throw new Error('killed');
        },
      }),
    });
    await expect(at.create({ ada: 1 }, { kind: killed })).rejects.toThrow('killed');
    const context = at.contextOf('ExternalUsers');
    expect(howOf(await at.create({ ada: 1 }, { context }))).toEqual({ ada: 'made' });
    expect(context.lines.join('\n')).toContain('Only the journal knows of these');
    expect(at.writes()).toEqual([]);
  });

  it('are taken back by a destroy where this stack gave them, and left where it found them', async () => {
    at.put('ada');
    at.put('bob', { external: true, sipUri: '+31205552102@sip.example', ucaasName: 'bob@contoso.com' });
    at.put('cyd');
    const state = await at.create({ ada: 1, bob: 2, cyd: 3 });
    at.put('cyd', { external: true, sipUri: 'by-hand@sip.example', ucaasName: 'cyd' });
    const lines = await at.destroy(state);
    expect(at.has()).toEqual({ ada: '', bob: '+31205552102@sip.example', cyd: 'by-hand@sip.example' });
    expect(lines.join('\n')).toContain(
      "cyd@contoso.com has by-hand@sip.example cyd in CCAIP now, which isn't from this stack",
    );
    expect(lines.join('\n')).toContain('CCAIP no longer hands calls over to ada@contoso.com');
  });

  it('that a destroy could not clear keep it from going on to the numbers', async () => {
    at.put('ada');
    const state = await at.create({ ada: 1 });
    at.refuse(({ email }) => ({
      email,
      ended: 'refused',
      problems: ['External SIP URI: reads back as before'],
      warnings: [],
    }));
    await expect(at.destroy(state)).rejects.toThrow("1 of 1 users aren't cleared, so their numbers stay as they are.");
    await expect(at.destroy(state, at.roster({ people: () => undefined }))).rejects.toThrow("CCAIP's token isn't set");
  });

  it('are handed over to people by an update, and a deletion afterwards clears nobody', async () => {
    at.put('ada');
    const state = await at.create({ ada: 1 });
    const lines: string[] = [];
    const kind = at.roster({ people: () => undefined });
    const args = { portal: at.session().portal, externalUsers: '', handOver: true };
    const urn = at.contextOf('ExternalUsers').urn;
    const changes = kind.diff({ urn, id: '', state, args, log: (line) => lines.push(line) });
    expect(changes.length).toBeGreaterThan(0);
    expect(lines[0]).toContain(
      '1 external user of CCAIP keeps what they have, and people look after that from now on: ada@contoso.com',
    );
    const handed = await at.update(state, {}, { kind, more: { handOver: true } });
    expect(handed.users).toBe('');
    expect(kind.diff({ urn, id: '', state: handed, args })).toEqual([]);
    await at.destroy(handed, kind);
    expect(at.has()).toEqual({ ada: '+31205552101@sip.example' });
  });

  it('who were cleared by a run that came no further are set again, though the state has them', async () => {
    at.put('ada');
    const state = await at.create({ ada: 1 });
    at.put('ada');
    const more = { lookAgain: `${emailOf('ada')} 2026-11-30T22:00:00.000Z\n` };
    expect(at.changes(state, { ada: 1 }, more)).toEqual(['add ada@contoso.com']);
    const next = await at.update(state, { ada: 1 }, { more });
    expect(at.has()).toEqual({ ada: '+31205552101@sip.example' });
    expect(at.diff(next, { ada: 1 }, more)).toEqual([]);
  });

  it('of another portal are nobody that this stack knows', async () => {
    at.put('ada');
    const state = { ...(await at.create({ ada: 1 })), portal: 'https://fabrikam.uc1.ccaiplatform.example' };
    expect(at.diff(state, { ada: 1 }).map(({ path }) => path)).toContain('portal');
    expect(howOf(await at.update(state, { ada: 1 }))).toEqual({ ada: 'found' });
  });

  it('are compared with CCAIP by a refresh: what a person changed is found, what is gone is gone', async () => {
    for (const name of ['ada', 'bob', 'cyd']) at.put(name);
    const state = await at.create({ ada: 1, bob: 2, cyd: 3 });
    at.put('bob', { external: true, sipUri: 'by-hand@sip.example', ucaasName: 'bob' });
    at.put('cyd');
    const read = await at.read(state);
    expect(howOf(read)).toEqual({ ada: 'made', bob: 'found' });
    expect(at.changes(read, { ada: 1, bob: 2, cyd: 3 })).toEqual(['update bob@contoso.com', 'add cyd@contoso.com']);
  });

  it('are what a preview without the token cannot tell, and goes on', async () => {
    const kind = at.roster({ people: () => undefined });
    expect(await at.foresee({ ada: 1 }, undefined, kind)).toEqual([
      "what changes in CCAIP can't be told: CCAIP's token isn't set.\n  Fix: set TRUNKLINE_CCAIP_TOKEN; an up without it is refused before anything is written.",
    ]);
    await expect(at.create({ ada: 1 }, { kind })).rejects.toThrow(
      "set external users of CCAIP: CCAIP's token isn't set.",
    );
  });

  it('stand in the journal before they are sent', async () => {
    at.put('ada');
    let seen = '';
    const { journal, people } = at.session();
    const kind = at.roster({
      people: (...given) => {
        const open = people(...given);
        return (
          open && {
            ...open,
            write: async (some) => {
              const [file = ''] = readdirSync(journal?.folder ?? '');
              seen = readFileSync(join(journal?.folder ?? '', file), 'utf8');
              return open.write(some);
            },
          }
        );
      },
    });
    await at.create({ ada: 1 }, { kind });
    expect(JSON.parse(seen)).toMatchObject({
      kind: 'ExternalUsers',
      upn: 'ada@contoso.com',
      to: valueAt('ada', 1),
      step: 'sent',
    });
  });
});
