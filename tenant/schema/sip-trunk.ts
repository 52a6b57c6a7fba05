import { z } from 'zod';
import { block } from './block.ts';
import { domainName } from './domain-name.ts';

/** Where CCAIP sends calls. */
export const sipTrunk = block({
  inboundDomain: domainName().meta({
    description: 'Inbound SIP subdomain at the SIP provider: the host of every SIP URI that CCAIP dials.',
    examples: ['ujet.sip.carrier.example'],
  }),
  plus: z.boolean().default(true).meta({
    description:
      "Whether the number in a SIP URI keeps its +, as in +31205552101@…. Google's guide doesn't say; ask the SIP provider which one it takes. Default: true.",
  }),
}).meta({ description: 'Where CCAIP sends calls.', examples: ['{ inboundDomain: ujet.sip.carrier.example }'] });
