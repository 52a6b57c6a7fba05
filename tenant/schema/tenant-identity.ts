import { z } from 'zod';
import { block } from './block.ts';
import { domainName } from './domain-name.ts';
import { guid } from './guid.ts';

/** Which Microsoft 365 tenant this is. */
export const tenantIdentity = block({
  id: guid().meta({
    description:
      'Entra tenant id: Entra admin center, Overview. Credentials of another tenant are refused before anything is written. A change replaces everything.',
    examples: ['7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c'],
  }),
  domain: domainName().meta({ description: "The tenant's sign-in domain.", examples: ['contoso.com'] }),
  otherDomains: z
    .array(domainName())
    .default([])
    .meta({
      description:
        "Further domains registered in this tenant in which SBCs lie. A carrier's derived trunk needs its very name registered here.",
      examples: [['contoso.customers.carrier.example']],
    }),
}).meta({
  description: 'Which Microsoft 365 tenant this is.',
  examples: ['{ id: 7c2f0b0e-6d1c-4c57-9a53-1f7d0f1a2b3c, domain: contoso.com }'],
});
