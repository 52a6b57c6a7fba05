import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createApplicationKind } from '../../../lab/azuread/application.ts';
import { createApplicationPasswordKind } from '../../../lab/azuread/application-password.ts';
import { connect } from '../../../lab/azuread/client.ts';
import { createDelegatedPermissionGrantKind } from '../../../lab/azuread/delegated-permission-grant.ts';
import { findServicePrincipal } from '../../../lab/azuread/find-service-principal.ts';
import { createServicePrincipalKind } from '../../../lab/azuread/service-principal.ts';
import { labEnvironment } from '../../../lab/environment.ts';
import { automation, openLab } from '../lab-fixture.ts';

const lab = await openLab();
afterAll(() => lab.end());

interface Sent {
  readonly request: string;
  readonly body: Record<string, unknown> | undefined;
}
const sent: Sent[] = [];
const requests = () => sent.map(({ request }) => request);

/** Signed in anew: permissions are those of the token. */
const session = async (): ReturnType<typeof connect> => {
  const client = await connect(labEnvironment(lab), { clock: lab.clock });
  return {
    ...client,
    call: (method, path, doing, body, again) => {
      const request = `${method} ${path.replace(/[0-9a-f-]{36}|[\w-]{43}/g, '#').replace(/\?.*/, '')}`;
      sent.push({ request, body: body && { ...body } });
      return client.call(method, path, doing, body, again);
    },
  };
};
const kinds = {
  application: createApplicationKind(session),
  principal: createServicePrincipalKind(session),
  password: createApplicationPasswordKind(session),
  grant: createDelegatedPermissionGrantKind(session),
};
const context = { urn: 'urn:pulumi:t::t::x::x', signal: new AbortController().signal, log: () => undefined };
const graphAppId = '00000003-0000-0000-c000-000000000000';
const may = (...roles: string[]) => lab.post('/lab/permissions', { principalId: automation.objectId, roles });

/** CCAIP's application, its service principal and Graph's. */
const made = async (owners: readonly string[] | undefined = [automation.objectId]) => {
  const news = { displayName: 'CCAIP', ...(owners.length > 0 && { owners }) };
  const { state: application, id } = await kinds.application.create({
    args: kinds.application.check({ urn: '', news }).args,
    context,
  });
  const { args } = kinds.principal.check({ urn: '', news: { ...news, clientId: application.clientId } });
  const { displayName: _, ...own } = args as typeof args & { displayName?: string };
  const { state: principal } = await kinds.principal.create({ args: own, context });
  const graph = await findServicePrincipal(await session(), { clientId: graphAppId });
  return { application, id, principal, graph };
};

const consent = async () => {
  const { principal, graph } = await made();
  const args = {
    servicePrincipalObjectId: principal.objectId,
    resourceServicePrincipalObjectId: String(graph.objectId),
    claimValues: ['User.Read.All', 'offline_access', 'Presence.Read.All'],
  };
  sent.length = 0;
  return { args, made: await kinds.grant.create({ args, context }) };
};

beforeEach(async () => {
  await lab.post('/lab/reset', {});
  await may('Application.ReadWrite.OwnedBy', 'DelegatedPermissionGrant.ReadWrite.All');
  sent.length = 0;
});

describe('owners, with Application.ReadWrite.OwnedBy alone', () => {
  it('are in the first request of application and service principal, so that a secret can be added and all of it removed', async () => {
    await may('Application.ReadWrite.OwnedBy');
    const { id, application, principal } = await made();
    const firsts = sent.filter(({ request }) => /^POST \/v1\.0\/(applications|servicePrincipals)$/.test(request));
    expect(firsts).toHaveLength(2);
    for (const { body } of firsts) {
      expect(body?.['owners@odata.bind']).toEqual([
        expect.stringContaining(`/directoryObjects/${automation.objectId}`),
      ]);
    }
    expect(requests().filter((one) => one.includes('owners/'))).toEqual([]);
    expect([application.owners, principal.owners]).toEqual([[automation.objectId], [automation.objectId]]);
    const secret = await kinds.password.create({ args: { applicationId: id, displayName: '2026-11' }, context });
    expect(secret.state.value).not.toBe('');
    await kinds.password.delete({ id: secret.id, state: secret.state, context });
    await kinds.principal.delete({ id: `/servicePrincipals/${principal.objectId}`, state: principal, context });
    await kinds.application.delete({ id, state: application, context });
  });
});

describe('a delegated permission grant of the stand-in', () => {
  it('is made by the very requests of the genuine plugin: both principals read, one POST for everybody, then read', async () => {
    const { made: grant, args } = await consent();
    expect(requests()).toEqual([
      'GET /v1.0/servicePrincipals/#',
      'GET /v1.0/servicePrincipals/#',
      'POST /v1.0/oauth2PermissionGrants',
      'GET /v1.0/oauth2PermissionGrants/#',
    ]);
    expect(sent[2]?.body).toEqual({
      clientId: args.servicePrincipalObjectId,
      consentType: 'AllPrincipals',
      resourceId: args.resourceServicePrincipalObjectId,
      scope: 'offline_access Presence.Read.All User.Read.All',
    });
    expect(grant.id).toMatch(/^\/oauth2PermissionGrants\/[\w-]+$/);
    expect(kinds.grant.diff({ urn: '', id: grant.id, state: grant.state, args })).toEqual([]);
  });

  it('changes its claims by one PATCH, and is made anew for another principal', async () => {
    const { made: grant, args } = await consent();
    const next = { ...args, claimValues: ['User.Read.All'] };
    const changes = kinds.grant.diff({ urn: '', id: grant.id, state: grant.state, args: next });
    expect(changes.map(({ kind, replaces }) => [kind, replaces])).toEqual([
      ['delete', undefined],
      ['delete', undefined],
    ]);
    sent.length = 0;
    const { state } = await kinds.grant.update({ id: grant.id, state: grant.state, args: next, context });
    expect(requests()).toEqual(['PATCH /v1.0/oauth2PermissionGrants/#', 'GET /v1.0/oauth2PermissionGrants/#']);
    expect(state.claimValues).toEqual(['User.Read.All']);
    const other = { ...args, servicePrincipalObjectId: automation.objectId };
    expect(kinds.grant.diff({ urn: '', id: grant.id, state: grant.state, args: other })).toEqual([
      { path: 'servicePrincipalObjectId', kind: 'update', replaces: true },
    ]);
  });

  it('is read from its id alone, and is absent when somebody took it back', async () => {
    const { made: grant, args } = await consent();
    expect((await kinds.grant.read({ id: grant.id, context }))?.state).toEqual({
      ...args,
      claimValues: args.claimValues.toSorted(),
    });
    await kinds.grant.delete({ id: grant.id, state: grant.state, context });
    expect(await kinds.grant.read({ id: grant.id, context })).toBeUndefined();
  });

  it('is refused where consent was given before, by Link for one', async () => {
    const { args } = await consent();
    await expect(kinds.grant.create({ args, context })).rejects.toThrow('Permission entry already exists.');
  });

  it('takes DelegatedPermissionGrant.ReadWrite.All', async () => {
    await may('Application.ReadWrite.OwnedBy');
    await expect(consent()).rejects.toThrow('Authorization_RequestDenied');
  });

  it('waits for a replica that does not know the principal yet', async () => {
    const { principal, graph } = await made();
    const { requests: counted, store } = lab.context;
    const { count } = counted;
    const row = store.get('servicePrincipal', principal.objectId) ?? expect.unreachable();
    let posts = 0;
    counted.count = (method, path) => {
      if (`${method} ${path}` !== 'POST /v1.0/oauth2PermissionGrants') return;
      posts += 1;
      if (posts === 1) store.delete('servicePrincipal', row.id);
      else store.put('servicePrincipal', row.id, row);
    };
    try {
      const args = {
        servicePrincipalObjectId: principal.objectId,
        resourceServicePrincipalObjectId: String(graph.objectId),
        claimValues: ['User.Read'],
      };
      expect((await kinds.grant.create({ args, context })).state.claimValues).toEqual(['User.Read']);
      expect(posts).toBe(2);
    } finally {
      counted.count = count;
    }
  });
});
