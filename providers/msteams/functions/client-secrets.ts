import { z } from 'zod';
import type { Graph, GraphCall } from '../graph/graph.ts';
import type { FunctionArgs, FunctionResult } from '../schema/functions.ts';

const row = z.object({
  passwordCredentials: z.array(
    z.object({ keyId: z.string(), displayName: z.string().nullish(), endDateTime: z.string() }),
  ),
});

/** An application's client secrets; one that is gone has none. */
export const clientSecrets = async (
  graph: Graph,
  { applicationId }: FunctionArgs<'getClientSecrets'>,
  context: GraphCall['context'],
): Promise<FunctionResult<'getClientSecrets'>> => {
  const path = `/applications?$filter=${encodeURIComponent(`id eq '${applicationId}'`)}&$select=id,passwordCredentials`;
  const doing = `read the client secrets of application "${applicationId}"`;
  const rows = await graph.list(path, row, { doing, context });
  const secrets = rows.flatMap(({ passwordCredentials }) => passwordCredentials);
  return {
    names: Object.fromEntries(secrets.map(({ keyId, displayName }) => [keyId, displayName ?? ''])),
    ends: Object.fromEntries(secrets.map(({ keyId, endDateTime }) => [keyId, endDateTime])),
  };
};
