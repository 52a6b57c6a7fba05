import { afterEach, describe, expect, it } from 'vitest';
import { asked, changes, close, ready, start } from './a-sip-domain.ts';

afterEach(close);

describe('a licence that is to go back', () => {
  it('stays until Teams has an SBC in the domain, and is then taken', async () => {
    const lab = await start();
    const args = asked(ready, { keep: false });
    const { state } = await lab.create(args);
    expect([state.keep, state.hasLicence]).toEqual([true, true]);
    expect(changes(lab, args, state)).toEqual(['keep']);
    lab.store.put('gateway', `sbc1.${ready}`, {
      Identity: `sbc1.${ready}`,
      Fqdn: `sbc1.${ready}`,
      SipSignalingPort: 5061,
    });
    const { state: after } = await lab.update(args, state);
    expect([after.keep, after.hasLicence]).toEqual([false, false]);
    expect(lab.users(`activate@${ready}`)[0]?.licences).toEqual([]);
    expect(changes(lab, args, after)).toEqual([]);
    expect(lab.writes()).toEqual(['1 POST /users/{id}/assignLicense']);
  });
});

describe('a SIP domain that goes', () => {
  const remove = async (lab: Awaited<ReturnType<typeof start>>, lifted?: readonly string[]) => {
    const { id, state } = await lab.create(asked(ready));
    await lab.newKind({ ...(lifted && { lifted }) }).delete({ id, state, context: lab.step() });
  };
  const user = `activate@${ready}`;

  it('stays in the tenant with its user and licence, and says how each is lifted', async () => {
    const lab = await start({ setup: false });
    await remove(lab);
    expect(lab.writes()).toEqual([]);
    expect(lab.said.join('\n')).toContain(
      `left in the tenant: domain ${ready}, its user ${user}, the user's licence. Only --lift "sip-domain:${ready}" --lift "activation-user:${user}" --lift "licence:${user}" lets them go.`,
    );
  });

  it('gives the licence back where that alone is lifted', async () => {
    const lab = await start();
    await remove(lab, [`licence:${user}`]);
    expect(lab.users(user)[0]).toMatchObject({ licences: [], deletedDateTime: null });
    expect(lab.store.get('domain', ready)).toBeDefined();
  });

  it('loses neither user nor licence where somebody else is in the domain', async () => {
    const lab = await start();
    const [ada] = lab.users('ada@contoso.example');
    if (ada !== undefined) lab.store.put('user', ada.id, { ...ada, userPrincipalName: `ada@${ready}` });
    const all = [`sip-domain:${ready}`, `activation-user:${user}`, `licence:${user}`];
    await expect(remove(lab, all)).rejects.toThrow(`Still used by ada@${ready}.`);
    expect(lab.writes()).toEqual([]);
  });

  it('goes whole where all three are lifted, and never while somebody is in it', async () => {
    const lab = await start();
    await expect(remove(lab, [`sip-domain:${ready}`])).rejects.toThrow(`Still used by ${user}.`);
    await remove(lab, [`sip-domain:${ready}`, `activation-user:${user}`, `licence:${user}`]);
    expect(lab.store.get('domain', ready)).toBeUndefined();
    expect(lab.users(user)[0]?.deletedDateTime).not.toBeNull();
    expect(lab.writes().join('\n')).not.toMatch(/forceDelete/);
  });
});
