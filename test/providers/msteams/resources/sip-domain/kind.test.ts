import { afterEach, describe, expect, it } from 'vitest';
import { createSipDomainKind } from '../../../../../providers/msteams/resources/sip-domain/kind.ts';
import { createSession, type Session } from '../../../../../providers/msteams/session.ts';
import { asked, changes, close, fresh, ready, start } from './a-sip-domain.ts';

afterEach(close);

describe('a SIP domain that is there already', () => {
  it('is taken as it is, without a setup identity and without a write, and changes nothing in the next preview', async () => {
    const lab = await start({ setup: false });
    const { id, state } = await lab.create(asked(ready));
    expect(id).toBe(ready);
    expect(state).toMatchObject({ isVerified: true, hasLicence: true, activatedBefore: false });
    expect(state.userId).toBe(lab.users(`activate@${ready}`)[0]?.id);
    expect(lab.writes()).toEqual([]);
    expect(lab.said).toEqual([]);
    expect(changes(lab, asked(ready), state)).toEqual([]);
    expect(changes(lab, asked(ready.toUpperCase(), { user: `Activate@${ready}` }), state)).toEqual([]);
    const read = await lab.newKind().read({ id, state, context: lab.step() });
    expect(read?.state).toEqual(state);
  });

  it('is read without PowerShell', async () => {
    const lab = await start({ setup: false });
    const cmdlets = () => Promise.reject(new Error('no PowerShell here'));
    await expect(lab.create(asked(ready), { cmdlets })).resolves.toMatchObject({ id: ready });
  });

  it('whose user lost the licence shows after a refresh, and is given one again', async () => {
    const lab = await start();
    const { state } = await lab.create(asked(ready));
    const [user] = lab.users(`activate@${ready}`);
    if (user !== undefined) lab.store.put('user', user.id, { ...user, licences: [] });
    const read = await lab.newKind().read({ id: ready, state, context: lab.step() });
    expect(read?.state.hasLicence).toBe(false);
    expect(changes(lab, asked(ready), read?.state ?? state)).toEqual(['hasLicence']);
    const after = await lab.update(asked(ready), read?.state ?? state);
    expect(after.state.hasLicence).toBe(true);
    expect(lab.writes()).toEqual(['1 POST /users/{id}/assignLicense']);
  });

  it('with an SBC that Teams took without such a user stays as it is, and says so', async () => {
    const lab = await start({ setup: false });
    const [user] = lab.users(`activate@${ready}`);
    lab.store.put('gateway', `sbc1.${ready}`, {
      Identity: `sbc1.${ready}`,
      Fqdn: `sbc1.${ready}`,
      SipSignalingPort: 5061,
    });
    if (user !== undefined) lab.store.put('user', user.id, { ...user, deletedDateTime: '2026-01-01T00:00:00Z' });
    const { state } = await lab.create(asked(ready));
    expect(state).toMatchObject({ activatedBefore: true, hasLicence: false });
    expect(lab.said.join('\n')).toContain(`Teams has an SBC in "${ready}" already, so nothing is made`);
    expect(changes(lab, asked(ready), state)).toEqual([]);
  });
});

describe('a SIP domain that is to be made', () => {
  it('ends with what to set where there is no setup identity, before anything is written', async () => {
    const lab = await start({ setup: false });
    await expect(lab.create(asked(fresh))).rejects.toThrow(
      `make SIP domain "${fresh}": this takes the setup identity, and the environment names none: ` +
        `add the domain ${fresh}; verify it once its record is in DNS; make the user activate@${fresh}, who may not sign in; give SPE_E5 to activate@${fresh}.`,
    );
    await expect(lab.create(asked(fresh))).rejects.toThrow(
      'Domain.ReadWrite.All, User.ReadWrite.All and LicenseAssignment.ReadWrite.All',
    );
    expect(lab.writes()).toEqual([]);
    expect(lab.store.get('domain', fresh)).toBeUndefined();
  });

  it('is told by a preview, which needs no setup identity and writes nothing', async () => {
    const lab = await start({ setup: false });
    await lab.newKind().foresee?.({ args: asked(fresh), context: lab.step() });
    expect(lab.said.join('\n')).toContain(`up will add the domain ${fresh}; verify it`);
    expect(lab.writes()).toEqual([]);
  });

  it('is made but waits for its record, and says which; the next run goes on, to an SBC that Teams takes', async () => {
    const lab = await start();
    const { state } = await lab.create(asked(fresh));
    expect(state).toMatchObject({ isVerified: false, record: { label: fresh, type: 'TXT', ttl: '3600' } });
    expect(state.record?.value).toMatch(/^MS=ms\d{8}$/);
    expect(lab.said.join('\n')).toContain(
      `publish this record in DNS: ${fresh} TXT "${state.record?.value}" (TTL 3600 s)`,
    );
    expect(changes(lab, asked(fresh), state)).toEqual(['waiting']);
    const read = await lab.newKind().read({ id: fresh, state, context: lab.step() });
    expect(read?.state).toEqual(state);

    lab.clock.advance(3 * 3_600_000);
    const still = await lab.update(asked(fresh), state);
    expect(still.state.waiting).toEqual(state.waiting); // since the first run
    // Everyday runs go on meanwhile, and don't fail for it.
    const nobody = () => Promise.reject(new Error('nobody is asked'));
    const { setupGraph } = createSession({ tenantId: 't', openCmdlets: nobody, openGraph: nobody });
    const everyday = await lab.update(asked(fresh), state, { setupGraph });
    expect(everyday.state).toEqual(state);
    expect(lab.said.at(-1)).toContain('this takes the setup identity, and the environment names none: verify it');
    lab.publish(state);
    const { state: done } = await lab.update(asked(fresh), still.state);
    expect(done).toMatchObject({ isVerified: true, hasLicence: true, activatedBefore: false });
    expect(done).not.toHaveProperty('waiting');
    expect(done).not.toHaveProperty('record');
    const [user, ...more] = lab.users(`activate@${fresh}`);
    expect(more).toEqual([]);
    expect(user).toMatchObject({ id: done.userId, accountEnabled: false, usageLocation: 'NL' });
    expect(changes(lab, asked(fresh), done)).toEqual([]);
    expect(JSON.stringify([state, done, lab.said])).not.toMatch(/password/i);
  });

  it('whose record the program writes into a zone asks nobody to publish it, and keeps the record once it is verified', async () => {
    const lab = await start();
    const args = asked(fresh, { zone: 'teams.carrier.example' });
    const { state } = await lab.create(args);
    expect(lab.said.join('\n')).toContain(
      `the record ${fresh} TXT "${state.record?.value}" (TTL 3600 s) is to be written into the DNS zone teams.carrier.example by this run, as a resource of its own.`,
    );
    expect(lab.said.join('\n')).not.toContain('publish this record');
    lab.publish(state);
    expect(await lab.newKind().preview?.({ args, state })).toMatchObject({ record: state.record });
    const { state: verified } = await lab.update(args, state);
    expect(verified).toMatchObject({ isVerified: true, record: state.record });
    const read = await lab.newKind().read({ id: fresh, args, state: verified, context: lab.step() });
    expect(read).toMatchObject({ args: { zone: 'teams.carrier.example' }, state: { record: state.record } });
    expect(changes(lab, args, read?.state ?? verified)).toEqual([]);
  });

  it('isn’t said to wait for its record by a state that is older than its verification', async () => {
    const lab = await start();
    const { state } = await lab.create(asked(fresh));
    const domain = lab.store.get('domain', fresh);
    if (domain !== undefined) lab.store.put('domain', fresh, { ...domain, isVerified: true });
    const nobody = () => Promise.reject(new Error('nobody is asked'));
    const { setupGraph } = createSession({ tenantId: 't', openCmdlets: nobody, openGraph: nobody });
    await expect(lab.update(asked(fresh), state, { setupGraph })).rejects.toThrow(
      `the environment names none: make the user activate@${fresh}, who may not sign in; give SPE_E5`,
    );
    expect(lab.said.join('\n').match(/waits since/g)).toHaveLength(1); // by the first run
  });

  it('below a verified domain of the tenant needs no record', async () => {
    const lab = await start();
    const name = 'sbc.contoso.example';
    const { state } = await lab.create(asked(name));
    expect(state).toMatchObject({ isVerified: true, hasLicence: true });
    expect(lab.writes()).not.toContain('1 POST /domains/{id}/verify');
  });

  it('lets its user sign in where that is asked, from the start or later', async () => {
    const lab = await start();
    const name = 'sbc.contoso.example';
    const { state } = await lab.create(asked(name, { signIn: true }));
    expect(lab.users(`activate@${name}`)[0]?.accountEnabled).toBe(true);
    expect(changes(lab, asked(name), state)).toEqual(['signIn']);
    await lab.update(asked(name), state);
    expect(lab.users(`activate@${name}`)[0]?.accountEnabled).toBe(false);
  });

  it.each(['POST /v1.0/domains', 'verify', 'POST /v1.0/users', 'assignLicense'])(
    'is made once where the reply to %s is lost',
    async (on) => {
      const lab = await start();
      const first = await lab.create(asked(fresh)).catch((error: unknown) => error as Error);
      if (first instanceof Error) throw first;
      lab.publish(first.state);
      if (on === 'POST /v1.0/domains') {
        lab.store.delete('domain', fresh);
      }
      lab.faults.add({ kind: 'lostReply', on, times: 1 });
      const { state } =
        on === 'POST /v1.0/domains' ? await lab.create(asked(fresh)) : await lab.update(asked(fresh), first.state);
      expect(state).toMatchObject({ isVerified: true, hasLicence: true });
      expect(lab.users(`activate@${fresh}`)).toHaveLength(1);
      expect(lab.store.list('domain').filter(({ id }) => id === fresh)).toHaveLength(1);
      expect(lab.faults.list()).toEqual([]);
    },
  );

  it.each([
    ['a domain with people in its on-premises directory', 'sign-in name of 1 directory-synchronised person', 1],
  ])('is refused in %s, until a person agrees to as many', async (_, says, approvedSignIns) => {
    const lab = await start();
    const [ada] = lab.users('ada@contoso.example');
    if (ada !== undefined) lab.store.put('user', ada.id, { ...ada, onPremisesUserPrincipalName: 'ada@contoso.local' });
    await expect(lab.newKind().foresee?.({ args: asked(fresh), context: lab.step() })).rejects.toThrow(says);
    await expect(lab.create(asked(fresh))).rejects.toThrow('(ada@contoso.example)');
    await expect(lab.create(asked(fresh, { approvedSignIns: 0 }))).rejects.toThrow('0 are approved at most');
    expect(lab.writes()).toEqual([]);
    await expect(lab.create(asked(fresh, { approvedSignIns }))).resolves.toMatchObject({ id: fresh });
  });

  it('is refused below a federated domain, before anything is made', async () => {
    const lab = await start();
    const domain = lab.store.get('domain', 'contoso.example');
    if (domain !== undefined) lab.store.put('domain', domain.id, { ...domain, authenticationType: 'Federated' });
    await expect(lab.create(asked('sbc.contoso.example'))).rejects.toThrow('"contoso.example", above it, is federated');
    expect(lab.writes()).toEqual([]);
  });

  it.each([
    ['the tenant hasn’t bought', 'SPE_E9', 'The tenant has no licences "SPE_E9". It has: '],
    ['has no Teams in it', 'Microsoft_365_E5_(no_Teams)', `doesn't include Teams`],
  ])('is refused with a licence that %s, before anything is made', async (_, licence, says) => {
    const lab = await start();
    await expect(lab.create(asked(fresh, { licence }))).rejects.toThrow(says);
    expect(lab.writes()).toEqual([]);
  });

  it('is refused by a name that is too long to be registered, before anything is made; one that is registered may be', async () => {
    const lab = await start();
    const long = `${'a'.repeat(30)}.teams.carrier.example`;
    await expect(lab.create(asked(long))).rejects.toThrow('has 52 characters: Microsoft 365 takes at most 48');
    await expect(lab.newKind().foresee?.({ args: asked(long), context: lab.step() })).rejects.toThrow('at most 48');
    expect(lab.writes()).toEqual([]);
    const domain = lab.store.get('domain', ready);
    if (domain !== undefined) lab.store.put('domain', long, { ...domain, id: long });
    await expect(lab.create(asked(long))).resolves.toMatchObject({ id: long, state: { isVerified: true } });
  });

  it('checks whose domain the user is in', () => {
    const kind = createSipDomainKind({} as Session);
    const failures = (news: object) => kind.check({ urn: '', news: { ...asked(ready), ...news } }).failures;
    expect(failures({})).toEqual([]);
    expect(failures({ user: 'activate@contoso.example' })[0]?.reason).toContain(`isn't in ${ready}`);
  });
});
