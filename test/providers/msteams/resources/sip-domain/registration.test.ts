import { afterEach, describe, expect, it } from 'vitest';
import { createSipDomainRegistrationKind } from '../../../../../providers/msteams/resources/sip-domain/registration.ts';
import type { SipDomainRegistrationArgs } from '../../../../../providers/msteams/schema/sip-domain-registration.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { asked, close, fresh, ready, start } from './a-sip-domain.ts';

afterEach(close);

const registered = (name: string): SipDomainRegistrationArgs => {
  const { keep: _, zone: _zone, ...args } = asked(name);
  return args;
};

/** A lab, and the kind at work in it. */
const open = async (options?: { readonly setup: boolean }) => {
  const lab = await start(options);
  const kind = (more: Partial<Session> = {}) => createSipDomainRegistrationKind(lab.session(more));
  return {
    ...lab,
    kind,
    register: (args: SipDomainRegistrationArgs) => kind().create({ args, context: lab.step() }),
    addByHand: (name: string) => lab.create(asked(name)),
  };
};

describe('the registration of a SIP domain', () => {
  it('adds the domain and tells its record, and nothing else is made; a SipDomain then goes on with the same record', async () => {
    const lab = await open();
    const { id, state } = await lab.register(registered(fresh));
    expect(id).toBe(fresh);
    expect(state).toEqual({
      name: fresh,
      record: { label: fresh, type: 'TXT', value: expect.stringMatching(/^MS=ms\d{8}$/), ttl: '3600' },
    });
    expect(lab.writes()).toEqual(['1 POST /domains']);
    const { state: waiting } = await lab.create(asked(fresh));
    expect(waiting.record).toEqual(state.record);
    lab.publish(waiting);
    const { state: done } = await lab.update(asked(fresh), waiting);
    expect(done).toMatchObject({ isVerified: true, hasLicence: true });
    // What is published by the record goes on to be.
    expect(lab.kind().diff({ urn: '', id, state, args: registered(fresh) })).toEqual([]);
    const read = await lab.kind().read({ id, state, args: registered(fresh), context: lab.step() });
    expect(read).toEqual({ id, state, args: registered(fresh) });
  });

  it('takes a verified domain as it is, without a record to publish, a setup identity or a write', async () => {
    const lab = await open({ setup: false });
    expect((await lab.register(registered(ready))).state).toEqual({ name: ready });
    expect(lab.writes()).toEqual([]);
  });

  it('tells the record of one that somebody registered, without a write or a setup identity', async () => {
    const lab = await open();
    const { state } = await lab.addByHand(fresh);
    const before = lab.writes();
    const setupGraph = () => Promise.reject(new Error('nobody is asked'));
    const made = await lab.kind({ setupGraph }).create({ args: registered(fresh), context: lab.step() });
    expect(made.state.record).toEqual(state.record);
    expect(lab.writes()).toEqual(before);
  });

  it('needs no record below a verified root', async () => {
    const lab = await open();
    const child = 'sbc.contoso.example';
    expect((await lab.register(registered(child))).state).toEqual({ name: child });
  });

  it('asks for the setup identity with all that its activation takes, before anything is written', async () => {
    const lab = await open({ setup: false });
    await expect(lab.register(registered(fresh))).rejects.toThrow(
      `add the domain ${fresh}; verify it once its record is in DNS; make the user activate@${fresh}, who may not sign in; give SPE_E5 to activate@${fresh}.`,
    );
    expect(lab.writes()).toEqual([]);
  });

  it.each([
    ['a licence that the tenant lacks', { licence: 'SPE_E7' }, 'The tenant has no licences "SPE_E7".'],
    [
      'a name that is too long',
      { name: `${'a'.repeat(40)}.teams.carrier.example` },
      'Microsoft 365 takes at most 48 in a new domain',
    ],
  ])('is refused for %s, as the whole SIP domain would be', async (_, more, reason) => {
    const lab = await open();
    const args = { ...registered(fresh), ...more };
    await expect(lab.register(args)).rejects.toThrow(reason);
    await expect(lab.create({ ...asked(fresh), ...more })).rejects.toThrow(reason);
    expect(lab.writes()).toEqual([]);
  });

  it('stays when its resource goes, unless it is lifted by name; and while anybody bears its name it is refused', async () => {
    const lab = await open();
    const { id, state } = await lab.register(registered(fresh));
    const remove = (lifted: readonly string[]) => lab.kind({ lifted }).delete({ id, state, context: lab.step() });
    await remove([]);
    expect(lab.store.get('domain', fresh)).toBeDefined();
    expect(lab.said.join('\n')).toContain(
      `left in the tenant: domain ${fresh}. Only --lift "sip-domain:${fresh}" lets it go.`,
    );
    const { state: waiting } = await lab.create(asked(fresh));
    lab.publish(waiting);
    await lab.update(asked(fresh), waiting);
    await expect(remove([`sip-domain:${fresh}`])).rejects.toThrow(`Still used by activate@${fresh}`);
    const [user] = lab.users(`activate@${fresh}`);
    if (user !== undefined) lab.store.put('user', user.id, { ...user, deletedDateTime: '2026-01-01T00:00:00Z' });
    await remove([`sip-domain:${fresh}`]);
    expect(lab.store.get('domain', fresh)).toBeUndefined();
    await remove([`sip-domain:${fresh}`]);
  });

  it('is another domain under another name, and the same one in other capitals', async () => {
    const lab = await open();
    const at = (name: string) =>
      lab.kind().diff({ urn: '', id: fresh, state: { name: fresh }, args: registered(name) });
    expect(at(fresh.toUpperCase())).toEqual([]);
    expect(at(ready)).toEqual([{ path: 'name', kind: 'update', replaces: true }]);
  });
});
