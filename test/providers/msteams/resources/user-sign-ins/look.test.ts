import { describe, expect, it } from 'vitest';
import { type ErrorKind, ServiceError } from '../../../../../providers/kit/error.ts';
import type { Graph, GraphReply } from '../../../../../providers/msteams/graph/graph.ts';
import { readRoles } from '../../../../../providers/msteams/resources/user-sign-ins/look.ts';
import { stepContext } from '../../lab-tenant.ts';

const refusal = (kind: ErrorKind): GraphReply => ({
  status: 400,
  body: undefined,
  error: new ServiceError({ kind, doing: 'read', text: 'No.' }),
});
const shown = (body: unknown): GraphReply => ({ status: 200, body });
const admin = { value: [{ id: 'r', displayName: 'Helpdesk Administrator' }] };

/** Roles of people whom Graph answers so, one reply each. */
const rolesAfter = async (...replies: GraphReply[]) => {
  const listed: string[] = [];
  const graph: Pick<Graph, 'batch' | 'list'> = {
    batch: async () => replies,
    list: async (path, row) => {
      listed.push(path);
      return admin.value.map((one) => row.parse(one));
    },
  };
  const ids = replies.map((_, at) => `u${at}`);
  return { roles: Object.fromEntries(await readRoles(graph, ids, stepContext())), listed };
};

describe('directory roles of people', () => {
  it('are none only where Graph says so', async () => {
    expect((await rolesAfter(shown({ value: [] }), shown(admin))).roles).toEqual({
      u0: [],
      u1: ['Helpdesk Administrator'],
    });
  });

  it.each([
    ['may not be read', refusal('Forbidden')],
    ['are not found', refusal('NotFound')],
    ['come in an answer that nobody understands', shown({ value: 'none' })],
    ['come in an answer without a body', shown(undefined)],
  ])('are not known where they %s, and those of the others are', async (_, reply) => {
    expect((await rolesAfter(reply, shown(admin))).roles).toEqual({ u1: ['Helpdesk Administrator'] });
  });

  it('are read to the last page', async () => {
    const { roles, listed } = await rolesAfter(
      shown({ value: [], '@odata.nextLink': 'https://graph.microsoft.com/v1.0/next' }),
    );
    expect(roles).toEqual({ u0: ['Helpdesk Administrator'] });
    expect(listed).toEqual(['/users/u0/memberOf/microsoft.graph.directoryRole?$select=id,displayName']);
  });

  it('end the run where Graph fails', async () => {
    await expect(rolesAfter(refusal('Unavailable'))).rejects.toThrow('No.');
  });
});
