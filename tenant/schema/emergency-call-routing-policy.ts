import { z } from 'zod';
import { emergencyCallRoutingPolicy as declared } from '../../providers/msteams/schema/emergency-call-routing-policy.ts';
import { maskProblem } from '../../providers/msteams/schema/emergency-number.ts';
import { limits } from '../../providers/msteams/schema/limits.ts';
import { numbersByDial } from '../emergency-numbers.ts';
import type { Wording } from '../problem.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { settingsOf } from './settings-of.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

const judgeMask = (typed: string): Wording | undefined => {
  const problem = maskProblem(typed);
  return problem && { ...problem, allowed: sentence(problem.allowed) };
};

/** One text is a list of one: its check then says how more are written. */
const asList = (typed: unknown): unknown => (typeof typed === 'string' || typeof typed === 'number' ? [typed] : typed);

const emergencyNumber = block({
  dial: text().meta({
    description:
      'The emergency number: digits, and a + where one is dialled. It is what the SBC gets. @teams EmergencyDialString',
    examples: ['112'],
  }),
  masks: z
    .preprocess(asList, z.array(text().check(worded(judgeMask as (typed: unknown) => Wording | undefined))))
    .default([])
    .meta({
      description: `Other numbers that people may dial for it, each ${limits.emergencyMask.min} to ${limits.emergencyMask.max} digits. @teams EmergencyDialMask`,
      examples: [['117']],
    }),
  usage: text().meta({
    description:
      "PSTN usage whose routes take the call, whatever the caller's voice routing policy has. @teams OnlinePSTNUsage",
    examples: ['Emergency'],
  }),
}).meta({
  description: 'An emergency number: what is dialled for it, and whose routes take it.',
  examples: ["{ dial: '112', masks: ['117'], usage: Emergency }"],
});

const fields = block({
  numbers: z.array(emergencyNumber).meta({
    description:
      'Emergency numbers. Each dial string and each mask stands once; their order means nothing. An empty list routes no emergency call. @teams EmergencyNumbers',
    examples: ["[{ dial: '112', usage: Emergency }]"],
  }),
  ...settingsOf('EmergencyCallRoutingPolicy', declared.fields, ['name', 'numbers', 'description', 'adopt']),
  description: description({ limit: limits.emergencyPolicyDescription.max, marked: true }),
  adopt: adopt(),
});

/** What holds across the numbers, as the declaration says, at the places of the file's list. */
const relations = (context: z.core.ParsePayload<z.output<typeof fields>>): void => {
  const { numbers } = context.value;
  const refuse = (path: readonly PropertyKey[], { message, ...params }: Wording) =>
    context.issues.push({ code: 'custom', path: [...path], message, params, input: context.value });
  for (const [index, { dial }] of numbers.entries()) {
    const first = numbers.findIndex((one) => one.dial === dial);
    if (first === index) continue;
    refuse(['numbers', index, 'dial'], {
      message: `"${dial}" is a dial string already.`,
      allowed: 'Each dial string and each mask once in a policy.',
      fix: 'remove one of them, or join their masks.',
    });
  }
  const args = { numbers: numbersByDial(numbers) } as Parameters<NonNullable<typeof declared.check>>[0];
  declared.check?.(args, ([section, dial, ...rest], message, { allowed, fix }) => {
    const index = numbers.findIndex((one) => one.dial === dial);
    refuse([String(section), index, ...(rest.length > 0 ? rest : ['dial'])], {
      message,
      allowed: sentence(allowed),
      fix,
    });
  });
};

/** An emergency call routing policy: which numbers are emergency calls for its users, and whose routes take them. */
export const emergencyCallRoutingPolicy = fields.check(relations).meta({
  description:
    'An emergency call routing policy: which numbers are emergency calls for its users, and the PSTN usage whose routes take each. https://learn.microsoft.com/microsoftteams/manage-emergency-call-routing-policies',
  examples: ["{ numbers: [{ dial: '112', masks: ['117'], usage: Emergency }] }"],
});
