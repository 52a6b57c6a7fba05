import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { numberProblem } from '../users/phone-number.ts';
import { block } from './block.ts';
import { domainName } from './domain-name.ts';
import { numberBlock } from './number-block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** The same in a file that no spreadsheet has touched. */
const inYaml = (value: string): Wording | undefined => numberProblem(value, undefined, 'yaml');

/** Where CCAIP sends calls. */
export const sipTrunk = block({
  inboundDomain: domainName().meta({
    description:
      'Inbound SIP subdomain at the SIP provider: the host of every SIP URI that CCAIP dials, unless sipUriHost says otherwise.',
    examples: ['ujet.sip.carrier.example'],
  }),
  sipUriHost: z
    .enum(['inboundDomain', 'sipDomain'])
    .optional()
    .meta({
      description:
        "What stands behind the @ of a SIP URI. Google's guide writes {phone_number}@{subdomain} and doesn't say which subdomain: inboundDomain, or sipDomain, the one registered in Microsoft 365. Make one test call, then write which it is. Left out, inboundDomain is assumed.",
      examples: ['inboundDomain'],
    }),
  plus: z.boolean().default(true).meta({
    description:
      "Whether the number in a SIP URI keeps its +, as in +31205552101@…. Google's guide doesn't say; ask the SIP provider which one it takes. Default: true.",
  }),
  numbers: z
    .array(numberBlock())
    .default([])
    .meta({
      description:
        "The blocks of numbers that the carrier has given the tenant, beside those of users.csv. Only so is it known that a number which nobody holds is the tenant's: lint takes any other number that a treatment of unassigned numbers takes as one outside.",
      examples: [['+31205552100-+31205552199']],
    }),
  callerNumbers: z
    .array(text().check(worded(inYaml)))
    .min(1)
    .optional()
    .meta({
      description:
        "The numbers that Teams sees as the caller's when CCAIP hands a call over, E.164: CCAIP's own or the customer's, which no page says; look at one call. Without them nobody can say whether blockedCallers silence CCAIP.",
      examples: [['+31205550000']],
    }),
}).meta({ description: 'Where CCAIP sends calls.', examples: ['{ inboundDomain: ujet.sip.carrier.example }'] });
