import { z } from 'zod';
import { countryCodes, countryOf } from '../../../tenant/countries.ts';
import type { Wording } from '../../../tenant/problem.ts';
import { amount } from '../../../tenant/schema/amount.ts';
import { block } from '../../../tenant/schema/block.ts';
import { name } from '../../../tenant/schema/name.ts';
import { text } from '../../../tenant/schema/text.ts';
import { worded } from '../../../tenant/schema/worded.ts';
import { numberProblem } from '../../../tenant/users/phone-number.ts';
import { order, orderName } from './order.ts';

const label = (value: string): Wording | undefined =>
  /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(value)
    ? undefined
    : {
        message: `"${value}" isn't the first part of a domain name.`,
        allowed: 'Letters, digits and hyphens, at most 63, with no hyphen at either end. Telnyx adds .sip.telnyx.com.',
        fix: `write the part alone, e.g. ${/^([a-z0-9-]+)\.sip\.telnyx\.com$/i.exec(value)?.[1] ?? 'contoso-ujet'}.`,
      };

const destination = (value: string): Wording | undefined => {
  if (countryOf(value) !== undefined) return undefined;
  const upper = value.toUpperCase();
  const spelt = upper === 'UK' ? 'GB' : upper;
  return {
    message: `"${value}" isn't a country.`,
    allowed: 'Two capital letters of ISO 3166-1, e.g. NL, GB, US: the countries that calls may go to.',
    fix: countryCodes().includes(spelt) ? `write ${spelt}.` : 'write the codes of the countries that may be called.',
  };
};

const outbound = block({
  destinations: z
    .array(text().check(worded(destination)))
    .min(1)
    .meta({
      description:
        'The countries that calls may go to, as ISO 3166-1 codes: Telnyx refuses every other call. What voice routes let through and this does not fails there. @telnyx whitelisted_destinations',
      examples: [['NL', 'BE']],
    }),
  dailySpendLimit: z.union([z.literal('none'), amount()]).meta({
    description:
      'What calls may cost in a day, in USD, before Telnyx takes no more of them; none: no limit, and a stolen account then costs what it costs. @telnyx daily_spend_limit',
    examples: [50],
  }),
  maxDestinationRate: amount()
    .optional()
    .meta({
      description:
        'The dearest minute that a call may cost, in USD; Telnyx refuses dearer destinations. Default: no limit. @telnyx max_destination_rate',
      examples: [0.35],
    }),
  concurrentCalls: z
    .int()
    .min(1)
    .optional()
    .meta({
      description: "Calls out at the same time. Default: the account's own limit. @telnyx concurrent_call_limit",
      examples: [40],
    }),
}).meta({
  description: 'The outbound voice profile: without one Telnyx refuses every call out.',
  examples: ['{ destinations: [NL, BE], dailySpendLimit: 50 }'],
});

const inYaml = (value: string): Wording | undefined => numberProblem(value, undefined, 'yaml');

/** The trunk at Telnyx, as a tenant file says it. Fields: the types of npm `telnyx` 7.24.0. */
export const telnyxSettings = block({
  connection: name.optional().meta({
    description:
      "Name of the FQDN connection. A change renames it. Default: trunkline and the name of the tenant's folder. @telnyx connection_name",
    examples: ['contoso Teams'],
  }),
  subdomain: text()
    .check(worded(label))
    .optional()
    .meta({
      description:
        'Inbound SIP subdomain: CCAIP calls <number>@<subdomain>.sip.telnyx.com. Telnyx takes no TLS there, so these calls are in clear. @telnyx inbound.sip_subdomain',
      examples: ['contoso-ujet'],
    }),
  receiveFrom: z
    .enum(['anyone', 'ownConnections'])
    .optional()
    .meta({
      description:
        "Who may call the subdomain; to be said with it. anyone: every SIP endpoint of the Internet. ownConnections: connections of the same Telnyx account alone, which CCAIP's has to be then. @telnyx inbound.sip_subdomain_receive_settings",
      examples: ['ownConnections'],
    }),
  region: z
    .enum(['US', 'Europe', 'Australia'])
    .optional()
    .meta({
      description: "Where Telnyx takes inbound calls. Default: Telnyx' own, US. @telnyx inbound.sip_region",
      examples: ['Europe'],
    }),
  outbound,
  emergencyAddress: text()
    .optional()
    .meta({
      description:
        'Id of an address at Telnyx: emergency calling is enabled with it on each number. Default: none is enabled. @telnyx emergency_address_id',
      examples: ['5678'],
    }),
  orders: z
    .map(orderName, order)
    .default(new Map())
    .meta({
      description:
        'Orders of numbers by name. Each is placed once, ever: a changed one is refused, a new name is a new order. It takes approvals.purchase. @telnyx customer_reference',
      examples: ["{ 2026-12: { numbers: ['+31205552101'] } }"],
    }),
  release: z
    .array(text().check(worded(inYaml)))
    .default([])
    .meta({
      description:
        'Numbers that are given back to Telnyx for good. It takes approvals.numberReleases; nobody in users.csv may hold one.',
      examples: [['+31205552199']],
    }),
}).meta({
  description: 'The trunk at Telnyx, with provider: telnyx.',
  examples: ['{ outbound: { destinations: [NL], dailySpendLimit: 50 } }'],
});
