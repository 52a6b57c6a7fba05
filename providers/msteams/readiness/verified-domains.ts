import { z } from 'zod';
import type { Graph, GraphCall } from '../graph/graph.ts';

const verifiedDomain = z.looseObject({
  name: z.string(),
  /** Managed or Federated. */
  type: z.string().nullish(),
});

const organisation = z.looseObject({ verifiedDomains: z.array(verifiedDomain) });

/** A domain of the tenant that Microsoft 365 has verified. @see https://learn.microsoft.com/graph/api/resources/verifieddomain */
export type VerifiedDomain = Readonly<z.output<typeof verifiedDomain>>;

/** Organization.Read.All shows them; what is registered and not verified takes Domain.Read.All. */
export const readVerifiedDomains = async (
  graph: Pick<Graph, 'list'>,
  context: GraphCall['context'],
): Promise<VerifiedDomain[]> => {
  const rows = await graph.list('/organization', organisation, {
    doing: "read the tenant's domains",
    context,
  });
  return rows.flatMap(({ verifiedDomains }) => verifiedDomains);
};
