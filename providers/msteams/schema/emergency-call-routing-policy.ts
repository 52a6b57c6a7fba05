import { z } from 'zod';
import { describedKind } from './declaration/described-kind.ts';
import { printedByCode, value } from './declaration/fields.ts';
import { emergencyNumber, printedEmergencyNumber } from './emergency-number.ts';
import { limits } from './limits.ts';
import { policyName } from './policy-name.ts';

const printedNumbers = z
  .array(printedEmergencyNumber)
  .nullish()
  .transform((numbers) => numbers ?? []);

/** What can be dialled as an emergency number: digits, and a + before them where a client sends one. */
const dialShape = /^\+?[0-9]+$/;

/** An emergency call routing policy: which numbers are emergency calls for its users, and whose routes take them. */
export const emergencyCallRoutingPolicy = describedKind({
  name: 'EmergencyCallRoutingPolicy',
  noun: 'emergency call routing policy',
  one: 'a policy',
  description:
    'An emergency call routing policy: which numbers are emergency calls for its users, and the PSTN usage whose routes take each.',
  details:
    "Its usage takes the call, not the caller's voice routing policy. Users without one have Global's, and one of a network site wins for users who are there. A policy that Teams shows with fewer numbers than asked is a failure, and nobody gets it.",
  example:
    "new EmergencyCallRoutingPolicy('nl', { name: 'NL', numbers: { '112': { usage: 'Emergency' } } }, { provider });",
  cmdletNoun: 'CsTeamsEmergencyCallRoutingPolicy',
  identity: 'name',
  waits: true,
  isPolicy: true,
  longestDescription: limits.emergencyPolicyDescription.max,
  fields: {
    name: policyName,
    numbers: printedByCode(z.record(z.string(), emergencyNumber), printedNumbers, {
      description:
        'Emergency numbers by dial string, which is what the SBC gets. Each dial string and each mask stands once in a policy; their order means nothing.',
      allowed: 'emergency numbers by dial string: digits, with or without a + before them',
      teams: 'EmergencyNumbers',
      comparison: 'map',
    }),
    enhancedServices: value(z.boolean().default(false), {
      description: "Whether the caller's location goes with the call, for a provider of dynamic emergency calling.",
      allowed: 'true or false',
      teams: 'AllowEnhancedEmergencyServices',
    }),
  },
  check: ({ numbers }, refuse) => {
    for (const dial of Object.keys(numbers)) {
      if (dialShape.test(dial)) continue;
      refuse(['numbers', dial], `"${dial}" isn't an emergency number.`, {
        allowed: 'digits, with or without a + before them',
        fix: 'write what people dial, e.g. 112; other numbers for the same are masks.',
      });
    }
    const first = new Map(Object.keys(numbers).map((dial) => [dial, 'a dial string']));
    for (const [dial, { masks }] of Object.entries(numbers)) {
      for (const [index, mask] of masks.entries()) {
        const before = first.get(mask);
        first.set(mask, before ?? `a mask of ${dial}`);
        if (before === undefined) continue;
        refuse(['numbers', dial, 'masks', index], `"${mask}" is ${before} already.`, {
          allowed: 'each dial string and each mask once in a policy',
          fix: 'remove one of them.',
        });
      }
    }
  },
});

export type EmergencyCallRoutingPolicyArgs = z.output<typeof emergencyCallRoutingPolicy.args>;
