import { z } from 'zod';
import type { Graph, GraphCall } from '../graph/graph.ts';
import type { FunctionArgs, FunctionResult } from '../schema/functions.ts';

/** What azuread names an application between its two renames. */
const temporaryName = 'TERRAFORM_UPDATE_';

const row = z.object({
  id: z.string(),
  displayName: z.string(),
  web: z.object({ redirectUris: z.array(z.string()).nullish() }).nullish(),
});

/** What is left of runs that were killed between azuread's two renames; the redirect URI came with the first request. */
export const halfMadeApplications = async (
  graph: Graph,
  { redirectUri }: FunctionArgs<'getHalfMadeApplications'>,
  context: GraphCall['context'],
): Promise<FunctionResult<'getHalfMadeApplications'>> => {
  const filter = encodeURIComponent(`startswith(displayName,'${temporaryName}')`);
  const path = `/applications?$filter=${filter}&$select=id,displayName,web`;
  const doing = `look for applications named ${temporaryName}…`;
  const rows = await graph.list(path, row, { doing, context });
  const ours = rows.filter(({ web }) => web?.redirectUris?.includes(redirectUri) === true);
  return { applications: Object.fromEntries(ours.map(({ id, displayName }) => [id, displayName])) };
};
