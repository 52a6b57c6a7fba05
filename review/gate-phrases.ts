import { inWords } from '../routing/in-words.ts';
import type { TenantReview } from './review-schema.ts';

const gateWords = {
  'stack rename': 'its stack has to be renamed before the next up',
  protection: 'refused until an up with protect: false',
  rotation: 'refused as long as the linked secret is dropped',
  'trunk name': 'refused until the name is written again',
  'trunk provider': 'refused as long as the stack has the trunk of the other provider',
  purchase: 'refused until the purchase is approved',
  'stale approval': "let through by the older version's approval alone",
  order: 'refused as long as an order is rewritten',
  'number releases': 'refused until the numbers that are given back are approved',
  'sign-in approval': 'refused until the sign-ins are approved',
  'external users approval': "refused until the changes of CCAIP's users are approved",
};

/** What keeps `up` from carrying it out, and what isn't as expected. */
export const gatePhrases = ({ needs, calls, reach, state }: TenantReview): string[] => {
  const masses = needs.flatMap(({ what }) => (what === 'releases' || what === 'moves' ? what : []));
  // What the other rules find stands in the first line already; what was refused before stands under Needs alone.
  const isNew = state !== 'compared' || reach.some(({ direction }) => direction === 'gained');
  const rules = needs.flatMap(({ what, rule, isWithdrawn }) =>
    what === 'policy pack' && (isWithdrawn || (isNew && rule === 'toll-exposure-needs-approval')) ? (rule ?? []) : [],
  );
  return [
    ...(masses.length > 0 ? [`refused until the ${inWords(masses)} of numbers are approved`] : []),
    ...(rules.length > 0 ? [`refused by the policy pack: ${inWords(rules)}`] : []),
    ...Object.entries(gateWords).flatMap(([gate, words]) => (needs.some(({ what }) => what === gate) ? words : [])),
    ...(calls.failures.length > 0 ? [failing(calls)] : []),
    ...(calls.notKnownYet.length > 0 ? [open(calls)] : []),
  ];
};

const open = ({ notKnownYet: { length }, total }: TenantReview['calls']): string =>
  `${length} of ${total} expected calls ${length === 1 ? "isn't" : "aren't"} shown to hold`;

const failing = ({ failures, total }: TenantReview['calls']): string =>
  `${failures.length} of ${total} expected calls ${failures.length === 1 ? 'fails' : 'fail'}`;
