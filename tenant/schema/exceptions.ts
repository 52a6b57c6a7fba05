import { block } from './block.ts';
import { text } from './text.ts';

/** The rules of the policy pack that a tenant can be excepted from, by the names of their files in policies/rules. */
export const exceptionNames = [
  'emergency-reachable',
  'expected-calls',
  'no-catch-all-before-specific',
  'no-write-to-global',
  'numbers-unique-across-stacks',
  'redirect-uri',
  'sbc-domains-have-users',
  'secret-expires-soon',
  'secret-lifetime',
  'toll-exposure-needs-approval',
] as const;

export type ExceptionName = (typeof exceptionNames)[number];

const exception = block({
  reason: text().meta({
    description: 'Why, for the reviewer; every preview shows it.',
    examples: ['The carrier bars premium numbers'],
  }),
})
  .optional()
  .meta({
    description: 'Lets what this rule finds through.',
    examples: ['{ reason: The carrier bars premium numbers }'],
  });

/** A person's word for what a rule of the policy pack would refuse. */
export const exceptions = block(
  Object.fromEntries(exceptionNames.map((name) => [name, exception])) as Record<ExceptionName, typeof exception>,
).meta({
  description:
    "A person's word for what a rule of the policy pack would refuse, by the rule's name. docs/reference/policies.md lists the rules.",
  examples: ['{ toll-exposure-needs-approval: { reason: The carrier bars premium numbers } }'],
});
