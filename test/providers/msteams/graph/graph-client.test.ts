import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { setPermissions } from '../../../../lab/admin/permissions.ts';
import { automation, labTenantId } from '../../../../lab/identity.ts';
import type { ServiceError } from '../../../../providers/kit/error.ts';
import { openTokens } from '../../../../providers/msteams/auth/tokens.ts';
import { openGraph } from '../../../../providers/msteams/graph/graph-client.ts';
import { labSleep } from '../lab-clock.ts';
import { type LabTenant, openLabTenant, stepContext } from '../lab-tenant.ts';

let tenant: LabTenant;
beforeAll(async () => {
  tenant = await openLabTenant();
});
afterEach(() => {
  tenant.lab.faults.clear();
  tenant.lab.context.requests.clear();
});
afterAll(() => tenant.close());

const numbers = '/admin/teams/telephoneNumberManagement/numberAssignments';
const call = () => ({ doing: 'test Graph', context: stepContext() });
const anything = z.looseObject({});
const numberRow = z.looseObject({ telephoneNumber: z.string() });
const count = (shape: string): number => tenant.lab.context.requests.list()[shape] ?? 0;
const assign = (name: string, number: string) => ({
  method: 'POST' as const,
  path: `${numbers}/assignNumber`,
  body: { telephoneNumber: number, assignmentTargetId: tenant.user(name).id, numberType: 'directRouting' },
  doing: `assign ${number} to ${name}`,
});
const getUser = (name: string) => ({
  method: 'GET' as const,
  path: `/users/${name}%40contoso.example`,
  doing: `read ${name}`,
});

describe('openGraph', () => {
  it('follows the pages of a collection', async () => {
    const users = await tenant.graph.list('/users?$select=id&$top=5', z.looseObject({ id: z.string() }), call());
    expect(new Set(users.map((user) => user.id)).size).toBe(
      tenant.lab.store.list('user').filter((user) => user.deletedDateTime === null).length,
    );
    expect(count('GET /v1.0/users')).toBeGreaterThan(3);
  });

  it('finds a number with its plus sign', async () => {
    const filter = encodeURIComponent("telephoneNumber eq '+31205559000'");
    const rows = await tenant.graph.list(`${numbers}?$filter=${filter}`, numberRow, call());
    expect(rows.map((row) => row.telephoneNumber)).toEqual(['+31205559000']);
  });

  it("answers a batch in the order asked, with each item's own status", async () => {
    const replies = await tenant.graph.batch([getUser('ada'), getUser('nobody'), getUser('bob')], call());
    expect(replies.map((reply) => [reply.status, reply.error?.kind])).toEqual([
      [200, undefined],
      [404, 'NotFound'],
      [200, undefined],
    ]);
    expect(replies[1]?.error?.message).toMatch(/^read nobody: Request_ResourceNotFound: .*\(request /);
  });

  it('cuts many requests into batches of 20', async () => {
    const many = Array.from({ length: 45 }, () => getUser('ada'));
    expect(await tenant.graph.batch(many, call())).toHaveLength(45);
    expect(count('POST /v1.0/$batch')).toBe(3);
  });

  it.each(['kept', 'missing'] as const)("takes a 202 with its operation's place %s", async (batchLocation) => {
    Object.assign(tenant.lab.switches, { batchLocation });
    const [reply] = await tenant.graph.batch([assign('ada', '+31205552101')], call());
    expect(reply?.status).toBe(202);
    const place = /^\/admin\/teams\/telephoneNumberManagement\/operations\('.+'\)$/;
    expect(reply?.location ?? '').toMatch(batchLocation === 'kept' ? place : /^$/);
  });

  it('asks again for just the items that were throttled, also for writes', async () => {
    tenant.lab.faults.add({ kind: 'throttle', on: 'POST /v1.0/admin/teams', times: 1, retryAfterSeconds: 2 });
    const context = stepContext();
    const replies = await tenant.graph.batch([assign('bob', '+31205552102'), assign('cyd', '+31205552103')], {
      doing: 'assign two',
      context,
    });
    expect(replies.map((reply) => reply.status)).toEqual([202, 202]);
    expect(count(`batched POST /v1.0${numbers}/assignNumber`)).toBe(3);
    expect(context.lines).toEqual([
      'assign +31205552102 to bob: throttled, trying again in 2 s',
      'assign +31205552102 to bob: done after 2 s of waiting',
    ]);
  });

  it('never sends a write again after a 503 or a lost reply: nobody knows whether it was done', async () => {
    tenant.lab.faults.add({ kind: 'error', on: 'assignNumber', times: 1 });
    const [refused] = await tenant.graph.batch([assign('dan', '+31205552104')], call());
    expect(refused?.error?.kind).toBe('Unavailable');
    tenant.lab.faults.add({ kind: 'lostReply', on: '$batch', times: 1 });
    const [lost] = await tenant.graph.batch([assign('dan', '+31205552104')], call());
    expect(lost?.error?.kind).toBe('Unavailable');
    expect(lost?.error?.message).toContain('gave no answer');
    expect(count(`batched POST /v1.0${numbers}/assignNumber`)).toBe(2);
  });

  it.each(['throttle', 'error', 'lostReply', 'crash'] as const)('reads again after %s', async (kind) => {
    tenant.lab.faults.add({ kind, on: 'GET /v1.0/users', times: 2 });
    expect((await tenant.graph.batch([getUser('ada'), getUser('bob')], call())).map((one) => one.status)).toEqual([
      200, 200,
    ]);
    tenant.lab.faults.add({ kind, on: 'GET /v1.0/users', times: 2 });
    expect(await tenant.graph.list('/users?$top=999', anything, call())).not.toHaveLength(0);
  });

  it('names the permission that is missing', async () => {
    setPermissions(tenant.lab.context, automation.objectId, { roles: ['User.Read.All'] });
    const graph = openGraph(openTokens(labTenantId, tenant.env), { sleep: labSleep });
    const error: ServiceError = await graph.list(`${numbers}?$top=1`, anything, call()).catch((caught) => caught);
    tenant.lab.context.reset();
    expect(error.kind).toBe('Forbidden');
    expect(error.message).toContain('TeamsTelephoneNumber.ReadWrite.All');
  });

  it('does not follow a link to another host with its token', async () => {
    const error: Error = await tenant.graph
      .list('https://graph.evil.example/v1.0/users', anything, call())
      .catch((caught) => caught);
    expect(error.message).toContain('another host: graph.evil.example');
  });
});
