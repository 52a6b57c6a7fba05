import { describe, expect, it } from 'vitest';
import { createExternalUserRemovalsKind } from '../../../../providers/ccaip/resources/external-user-removals/kind.ts';
import { createExternalUsersKind } from '../../../../providers/ccaip/resources/external-users/kind.ts';
import { ccaipAtWork, emailOf, failed, refusing } from './ccaip-at-work.ts';

const at = ccaipAtWork();

/** The roster of a run whose removals had these places, and are asked those. */
const runFrom = async (before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) => {
  const session = at.session();
  const args = at.removalsArgs(...Object.keys(now));
  createExternalUserRemovalsKind(session).diff({
    ...{ urn: '', id: '', state: { ...args, places: at.placesOf(before), lookAgain: '' } },
    args: { ...args, places: at.placesOf(now) },
  });
  await Promise.resolve();
  return createExternalUsersKind(session);
};

describe('the external users of CCAIP whose numbers change', () => {
  it('follow their numbers, and the window in which CCAIP had the former one is told', async () => {
    at.put('ada');
    at.put('bob');
    const before = await at.create({ ada: 1, bob: 2 });
    expect(at.changes(before, { ada: 2, bob: 3 })).toEqual(['update ada@contoso.com', 'update bob@contoso.com']);
    const context = at.contextOf('ExternalUsers');
    await at.update(
      before,
      { ada: 2, bob: 3 },
      { context, kind: await runFrom({ ada: 1, bob: 2 }, { ada: 2, bob: 3 }) },
    );
    expect(at.has()).toEqual({ ada: '+31205552102@sip.example', bob: '+31205552103@sip.example' });
    expect(context.lines.join('\n')).toBe(
      'From 21:00:41 to 21:01:22 UTC at most CCAIP handed calls for 2 people to the former number:\n' +
        '  ada@contoso.com: to +31205552101@sip.example, which nobody of users.csv has now\n' +
        '  bob@contoso.com: to +31205552102@sip.example, which ada@contoso.com has now',
    );
  });

  it('whose number an earlier run may have changed are told so, with who is at the former number still', async () => {
    for (const name of ['ada', 'bob', 'cyd']) at.put(name);
    const before = await at.create({ ada: 1, bob: 2, cyd: 3 });
    at.refuse(({ email }) =>
      email === emailOf('cyd') ? { email, ended: 'unsure', problems: [], warnings: [] } : refusing('bob')({ email }),
    );
    const context = at.contextOf('ExternalUsers');
    // The removals know the new places since an earlier run; of ada alone it is this one that asks first.
    const kind = await runFrom({ ada: 1, bob: 5, cyd: 6 }, { ada: 4, bob: 5, cyd: 6 });
    const { state } = await failed(at.update(before, { ada: 4, bob: 5, cyd: 6 }, { context, kind }));
    expect(context.lines).toEqual([
      'From 21:00:41 to 21:01:22 UTC at most CCAIP handed calls for 1 person to the former number:\n' +
        '  ada@contoso.com: to +31205552101@sip.example, which nobody of users.csv has now',
      'CCAIP hands calls for 2 people to the former number still, as far as is known:\n' +
        '  bob@contoso.com: to +31205552102@sip.example, which nobody of users.csv has now\n' +
        '  cyd@contoso.com: to +31205552103@sip.example, which nobody of users.csv has now',
    ]);
    at.refuse(() => undefined);
    const next = at.contextOf('ExternalUsers');
    const again = await runFrom({ ada: 4, bob: 5, cyd: 6 }, { ada: 4, bob: 5, cyd: 6 });
    await at.update(state, { ada: 4, bob: 5, cyd: 6 }, { context: next, kind: again });
    expect(next.lines.at(-1)).toBe(
      'Until 21:02:03 UTC, and perhaps since an earlier run, CCAIP handed calls for 2 people to the former number:\n' +
        '  bob@contoso.com: to +31205552102@sip.example, which nobody of users.csv has now\n' +
        '  cyd@contoso.com: to +31205552103@sip.example, which nobody of users.csv has now',
    );
  });

  it('and who can not be written for want of a name are at the former one still', async () => {
    at.put('dan', { external: true, sipUri: '+31205552101@sip.example', ucaasName: emailOf('dan'), lastName: '' });
    const context = at.contextOf('ExternalUsers');
    await failed(at.create({ dan: 2 }, { context }));
    expect(context.lines).toEqual([
      'CCAIP hands calls for 1 person to the former number still, as far as is known:\n' +
        '  dan@contoso.com: to +31205552101@sip.example, which nobody of users.csv has now',
    ]);
  });
});
