import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ccaipAtWork, emailOf, failed, howOf, refusing, valueAt } from './ccaip-at-work.ts';

const at = ccaipAtWork();

const placeOf = (name: string, number: number) => ({
  ...{ external: true, sipUri: `+3120555210${number}@sip.example`, ucaasName: emailOf(name) },
});

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

  it('wait for what an earlier run has begun, and look then', async () => {
    at.put('ada');
    const state = await at.create({ ada: 1 });
    at.forget();
    at.put('ada');
    at.earlier(() => void at.put('ada', placeOf('ada', 1)));
    await at.update(state, { ada: 1 });
    at.put('ada');
    await at.destroy(state);
    expect(at.writes()).toEqual([{ email: emailOf('ada'), external: 'clear' }]);
  });

  it('stay made where a change of them fails, whatever is said of calls abroad', async () => {
    at.put('ada');
    const abroad = (word: string) => ({ externalUsers: `${emailOf('ada')} ${valueAt('ada', 1)}${word}\n` });
    const state = await at.create({}, { more: abroad(' restricted') });
    at.put('ada', {
      ...{ external: true, sipUri: 'sip:+31205552101@SIP.example', ucaasName: 'Ada@contoso.com' },
      unrestrictedInternationalCalling: false,
    });
    at.refuse(refusing('ada'));
    const kept = (await failed(at.update(state, {}, { more: abroad(' unrestricted') }))).state;
    expect(kept.users).toBe(state.users);
    at.refuse(() => undefined);
    const free = await at.update(kept, { ada: 1 });
    expect(howOf(free)).toEqual({ ada: 'made' });
    at.put('ada', { ...at.user('ada'), unrestrictedInternationalCalling: true });
    at.refuse(refusing('ada'));
    const other = (await failed(at.update(kept, {}, { more: abroad(' restricted') }))).state;
    expect(howOf(other)).toEqual({ ada: 'made' });
    expect(at.changes(other, {}, abroad(' restricted'))).toEqual(['update ada@contoso.com']);
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
        settled: async () => undefined,
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

  it('that a destroy has cleared in part are set again by the up that comes instead', async () => {
    at.put('ada');
    at.put('bob');
    const state = await at.create({ ada: 1, bob: 2 });
    at.refuse(refusing('bob'));
    await expect(at.destroy(state)).rejects.toThrow('1 of 2');
    at.refuse(() => undefined);
    expect(at.changes(state, { ada: 1, bob: 2 })).toEqual(['update ada@contoso.com', 'update bob@contoso.com']);
    expect(howOf(await at.update(state, { ada: 1, bob: 2 }))).toEqual({ ada: 'made', bob: 'made' });
    expect(at.has()).toMatchObject({ ada: '+31205552101@sip.example' });
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
