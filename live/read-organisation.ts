import { z } from 'zod';
import type { Session } from '../providers/msteams/session.ts';
import { readContext } from './read-context.ts';

const organisation = z.looseObject({
  countryLetterCode: z.string().nullish(),
  verifiedDomains: z.array(
    z.looseObject({ name: z.string(), isDefault: z.boolean().nullish(), isInitial: z.boolean().nullish() }),
  ),
});

/** What Entra says of the organisation itself. @see https://learn.microsoft.com/graph/api/organization-list */
export interface Organisation {
  /** ISO 3166-1 alpha-2; where it is registered, not where its people are. */
  readonly country?: string;
  /** The domain that new accounts get. */
  readonly domain: string;
  /** Every registered domain, in lower case, by name. */
  readonly domains: readonly string[];
}

export const readOrganisation = async (session: Session): Promise<Organisation> => {
  const doing = 'read the organisation and its domains';
  const rows = await (await session.graph()).list('/organization', organisation, { doing, context: readContext });
  const domains = rows.flatMap(({ verifiedDomains }) => verifiedDomains);
  const main = domains.find(({ isDefault }) => isDefault) ?? domains.find(({ isInitial }) => isInitial) ?? domains[0];
  const country = rows[0]?.countryLetterCode;
  return {
    ...(country && { country: country.toUpperCase() }),
    domain: main?.name.toLowerCase() ?? '',
    domains: domains.map(({ name }) => name.toLowerCase()).toSorted(),
  };
};
