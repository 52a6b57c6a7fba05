import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { type TrunkProvider, trunkProviderNames, trunkProviders } from '../trunk-providers.ts';
import { numberProblem } from '../users/phone-number.ts';
import { block } from './block.ts';
import { domainName } from './domain-name.ts';
import { numberBlock } from './number-block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** The same in a file that no spreadsheet has touched. */
const inYaml = (value: string): Wording | undefined => numberProblem(value, undefined, 'yaml');

const codec = (value: string): Wording | undefined =>
  /^[A-Za-z0-9][A-Za-z0-9.+-]{0,31}$/.test(value)
    ? undefined
    : {
        message: `"${value}" isn't the name of a codec.`,
        allowed: 'The name that SDP has for it, without its rate: letters, digits and - . +.',
        fix: 'write e.g. PCMA.',
      };

/** What each provider whose trunk `up` makes needs to know, under its name. */
const ofProviders = Object.fromEntries(
  trunkProviderNames.map((name) => [name, trunkProviders[name].settings.optional()]),
) as { [Name in TrunkProvider]: z.ZodOptional<(typeof trunkProviders)[Name]['settings']> };

/** The SIP trunk: whose it is, what it takes, and where CCAIP sends calls. */
export const sipTrunk = block({
  provider: z
    .enum(['byo', ...trunkProviderNames])
    .default('byo')
    .meta({
      description:
        'Who provides the trunk. byo: a provider of your own choice, who has it ready; these are the facts of it. telnyx: up makes it there, and writes sipDomain.name and the fqdn of the SBC that is the trunk, which are left out until then. Default: byo.',
      examples: ['byo'],
    }),
  inboundDomain: domainName()
    .meta({
      description:
        'Inbound SIP subdomain at the SIP provider: the host of every SIP URI that CCAIP dials, unless sipUriHost says otherwise.',
      examples: ['ujet.sip.carrier.example'],
    })
    .optional(),
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
        "All blocks of numbers that the carrier has given the tenant, those of users.csv among them. Only so is it known that a number which nobody holds is the tenant's: lint names numbers of users.csv outside of them, and takes any other number that a treatment of unassigned numbers takes as one outside.",
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
  fqdn: domainName()
    .meta({
      description:
        "The trunk's host at the carrier, which the SBC connects to. Nothing is set by it: npm run doctor asks DNS for it. Not with a provider whose trunk up makes.",
      examples: ['trunk.carrier.example'],
    })
    .optional(),
  codecs: z
    .array(text().check(worded(codec)))
    .min(1)
    .optional()
    .meta({
      description: 'The codecs that the trunk takes, in order, by the names that SDP has for them.',
      examples: [['PCMA', 'PCMU', 'G722']],
    }),
  capacity: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'How many calls the trunk takes at the same time.', examples: [200] }),
  ...ofProviders,
}).meta({
  description: 'Where CCAIP sends calls, and whose SIP trunk takes them.',
  examples: ['{ inboundDomain: ujet.sip.carrier.example }'],
});
