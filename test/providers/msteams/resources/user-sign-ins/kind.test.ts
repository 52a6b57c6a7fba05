import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labTenantId } from '../../../../../lab/identity.ts';
import { createUserSignInsKind } from '../../../../../providers/msteams/resources/user-sign-ins/kind.ts';
import type { UserSignInsState } from '../../../../../providers/msteams/schema/user-sign-ins.ts';
import type { Session } from '../../../../../providers/msteams/session.ts';
import { labSleep } from '../../lab-clock.ts';
import { openLabTenant } from '../../lab-tenant.ts';
import { ada, all, bob, context, eve, failure, signInsAtWork, sip, to, urn } from './sign-ins-at-work.ts';

const { tenant, folder, patches, sessionWith, kind, names, set } = signInsAtWork();

describe('sign-in names that change', () => {
  it('are changed by the object id, one request a person, with the old name in the state and in the history', async () => {
    const { state } = await kind().create({ args: all(ada, bob), context: context() });
    expect(names('ada', 'bob')).toEqual([to(ada), to(bob)]);
    const id = tenant().user('ada').id;
    expect(state.users.split('\n')[0]).toBe(`${ada} ${id} made ${to(ada)}`);
    expect(state.signIns).toContain(`${ada} ${to(ada)}\n`);
    expect(kind().diff({ urn, id: '', state, args: all(ada, bob) })).toEqual([]);
    const lines = readFileSync(join(folder(), labTenantId, 'changes.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    expect(lines.filter(({ user, step }) => user === id && step === 'sent')).toMatchObject([
      { kind: 'UserSignIns', upn: ada, from: ada, to: to(ada), actor: 'setup' },
    ]);
  });

  it('are not written a second time, and nobody signs in as the second identity where nothing is to do', async () => {
    const { state } = await kind().create({ args: all(ada), context: context() });
    const session: Session = { ...sessionWith(), setupGraph: () => Promise.reject(new Error('asked for')) };
    const after = await createUserSignInsKind(session, labSleep).update({
      id: '',
      args: all(ada),
      state,
      context: context(),
    });
    expect(after.state).toEqual(state);
    await createUserSignInsKind(session, labSleep).foresee?.({ args: all(ada, bob), state, context: context() });
    expect(names('bob')).toEqual([bob]);
  });

  it('that were so before are found, and stay when the mark goes', async () => {
    set('ada', { userPrincipalName: to(ada) });
    const told = context();
    const { state } = await kind().create({ args: all(ada, bob), context: told });
    expect(told.lines.join('\n')).toContain(`Already with their users: 1 of 2 sign-in names: ${ada} (${to(ada)})`);
    expect(state.users).toContain(`${ada} ${tenant().user('ada').id} found ${to(ada)}`);
    const args = { ...all(bob) };
    const checked = kind().check({ urn, olds: all(ada, bob), oldState: state, news: args });
    expect(checked.failures).toEqual([]);
    const after = await kind().update({ id: '', args, state, context: context() });
    expect(names('ada')).toEqual([to(ada)]);
    expect(after.state.users).not.toContain(ada);
  });

  it('say in a preview whose sign-in changes, from what to what, and what breaks', async () => {
    const told = context();
    await kind().foresee?.({ args: all(ada, bob), context: told });
    const text = told.lines.join('\n');
    expect(text).toContain('The sign-in of 2 people changes:');
    expect(text).toContain(`  ${ada} → ${to(ada)}`);
    expect(text).toContain('Authenticator');
    expect(text).toContain('https://learn.microsoft.com/entra/identity/hybrid/connect/howto-troubleshoot-upn-changes');
    expect(names('ada')).toEqual([ada]);
  });

  it('are refused before the first write, all at once and each with its reason; the others are changed', async () => {
    set('bob', { synced: true });
    const domain = tenant().lab.store.get('domain', 'contoso.example');
    const args = {
      signIns: {
        ...all(ada, bob).signIns,
        [eve]: tenant().user('spare1').userPrincipalName,
        'nobody@contoso.example': to('nobody@x'),
      },
    };
    const told = context();
    await kind().foresee?.({ args, context: told });
    const { state, reasons } = await failure(kind().create({ args, context: context() }));
    const text = reasons.join('\n');
    expect(text).toContain(
      `change the sign-in of ${bob} to ${to(bob)}: An on-premises directory synchronises this user`,
    );
    expect(text).toContain(`${eve} and ${tenant().user('spare1').userPrincipalName} are two people`);
    expect(text).toContain('Entra knows no such user.');
    for (const reason of reasons) expect(told.lines.join('\n')).toContain(String(reason));
    expect(names('ada', 'bob', 'eve')).toEqual([to(ada), bob, eve]);
    expect((state as UserSignInsState).users).toBe(`${ada} ${tenant().user('ada').id} made ${to(ada)}`);
    expect(patches()).toHaveLength(1);
    expect(domain).toBeDefined();
  });

  it('of a federated domain are refused, whichever of the two it is', async () => {
    const domain = tenant().lab.store.get('domain', 'contoso.example');
    if (domain === undefined) throw new Error('no domain');
    tenant().lab.store.put('domain', domain.id, { ...domain, authenticationType: 'Federated' });
    const { reasons } = await failure(kind().create({ args: all(ada), context: context() }));
    expect(reasons.join('\n')).toContain('contoso.example is a federated domain');
    expect(patches()).toEqual([]);
  });

  it('wait for a domain that is not verified yet, without a failure, and are changed once it is', async () => {
    const domain = tenant().lab.store.get('domain', sip);
    if (domain === undefined) throw new Error('no domain');
    tenant().lab.store.put('domain', sip, { ...domain, isVerified: false });
    const told = context();
    const { state } = await kind().create({ args: all(ada, bob), context: told });
    expect(state).toMatchObject({ users: '', waiting: { for: `${sip}, which isn't a verified domain of the tenant` } });
    expect(told.lines.join('\n')).toMatch(/the change of 2 sign-in names waits since .* UTC for 4f9a1/);
    expect(patches()).toEqual([]);
    expect(kind().diff({ urn, id: '', state, args: all(ada, bob) })).toContainEqual({
      path: 'waiting',
      kind: 'delete',
    });
    tenant().lab.store.put('domain', sip, domain);
    const after = await kind().update({ id: '', args: all(ada, bob), state, context: context() });
    expect(after.state).not.toHaveProperty('waiting');
    expect(names('ada', 'bob')).toEqual([to(ada), to(bob)]);
  });

  it.each(['refused', 'shown'] as const)(
    'of people with a directory role are refused: roles are %s',
    async (roleReads) => {
      tenant().lab.switches.roleReads = roleReads;
      set('bob', { directoryRoles: ['Helpdesk Administrator'] });
      const { reasons } = await failure(kind().create({ args: all(ada, bob), context: context() }));
      expect(reasons).toHaveLength(1);
      expect(String(reasons[0])).toContain(
        roleReads === 'shown'
          ? `${to(bob)}: This user has the directory role Helpdesk Administrator`
          : 'Entra answers so, too, if the user has, or may take, a directory role.',
      );
      expect(names('ada', 'bob')).toEqual([to(ada), bob]);
      expect(patches()).toHaveLength(roleReads === 'shown' ? 1 : 2);
    },
  );

  it('need the second identity: without it nothing is written, and it is said beside what is refused', async () => {
    const session: Session = {
      ...sessionWith(),
      setupGraph: async (need) => (await openLabTenant()).session.setupGraph(need),
    };
    const { reasons, state } = await failure(
      createUserSignInsKind(session, labSleep).create({ args: all(ada, 'nobody@contoso.example'), context: context() }),
    );
    expect(reasons).toHaveLength(2);
    expect(reasons.join('\n')).toContain('TRUNKLINE_SETUP_CLIENT_ID');
    expect((state as UserSignInsState).users).toBe('');
    expect(names('ada')).toEqual([ada]);
  });
});

describe('many at once', () => {
  it('need an approval of as many above five, which what is left doesn’t exceed', () => {
    const some = Array.from({ length: 6 }, (_, at) => `u${at}@contoso.example`);
    const failures = (news: object) =>
      kind()
        .check({ urn, news: { ...news } })
        .failures.map(({ reason }) => reason);
    expect(failures(all(...some.slice(1)))).toEqual([]);
    expect(failures(all(...some))).toEqual([expect.stringContaining('approvals: { signIns: { count: 6, reason')]);
    expect(failures({ ...all(...some), approvedChanges: 5 })[0]).toContain('The tenant file approves 5 at most.');
    expect(failures({ ...all(...some), approvedChanges: 6 })).toEqual([]);
    expect(failures({ ...all(...some), approvedChanges: 300 })).toEqual([]);
  });
});

describe('a refresh', () => {
  it('sees a name that was put back by hand, and one that is another', async () => {
    const { state } = await kind().create({ args: all(ada, bob), context: context() });
    expect((await kind().read({ id: '', state, args: all(ada, bob), context: context() }))?.state).toBe(state);
    set('ada', { userPrincipalName: ada });
    set('bob', { userPrincipalName: 'robert@contoso.example' });
    const read = await kind().read({ id: '', state, args: all(ada, bob), context: context() });
    expect(read?.state.users).toBe(`${bob} ${tenant().user('robert').id} found robert@contoso.example`);
    const after = await kind().update({ id: '', args: all(ada, bob), state: read?.state ?? state, context: context() });
    expect(after.state.users.split('\n')).toHaveLength(2);
    expect(names('ada', 'bob')).toEqual([to(ada), to(bob)]);
  });
});
