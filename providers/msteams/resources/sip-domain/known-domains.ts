import { ServiceError } from '../../../kit/error.ts';
import type { Graph } from '../../graph/graph.ts';
import { readVerifiedDomains } from '../../readiness/verified-domains.ts';
import { type Asking, type Domain, readDomains } from './read.ts';

/** The domains of the tenant, as far as they may be read. */
export interface KnownDomains {
  readonly rows: readonly Domain[];
  /** Why only the verified ones are known: whether another is registered isn't. */
  readonly onlyVerified?: ServiceError;
}

/**
 * Every domain; without Domain.Read.All those that are verified, which Organization.Read.All shows: that is all there is to know of a
 * domain that has been activated, so a run that has nothing to do with it needs no permission for it.
 *
 * @see https://learn.microsoft.com/graph/api/resources/verifieddomain
 */
export const knownDomains = async (graph: Graph, asking: Asking): Promise<KnownDomains> => {
  try {
    return { rows: await readDomains(graph, asking) };
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== 'Forbidden') throw error;
    const found = await readVerifiedDomains(graph, asking.context).catch(() => {
      throw error;
    });
    const rows = found.map(({ name, type }) => ({ id: name, isVerified: true, authenticationType: type ?? null }));
    return { rows, onlyVerified: error };
  }
};

/** The refusal, and what can't be known for it. */
export const notKnown = (name: string, { facts }: ServiceError): ServiceError =>
  new ServiceError({
    ...facts,
    text: `"${name}" isn't among the tenant's verified domains, and whether it is registered can't be known: ${facts.text}`,
  });
