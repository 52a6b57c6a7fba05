import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { block } from './block.ts';
import { line } from './line.ts';
import { worded } from './worded.ts';

const nothingExpected = (expected: object): Wording | undefined =>
  Object.values(expected).some((value) => value !== undefined)
    ? undefined
    : {
        message: 'It expects nothing of the call.',
        allowed: 'At least one of number, route, sbcs, caller, rings and treatment.',
        fix: 'write e.g. { route: NL mobile }, or blocked, or remove the call.',
      };

const nothingHandedOver = (expected: object): Wording | undefined =>
  Object.values(expected).some((value) => value !== undefined)
    ? undefined
    : {
        message: 'It expects nothing of the call.',
        allowed: 'rings, treatment, or both.',
        fix: 'write e.g. { rings: ada }, or remove the call.',
      };

const treatment = () =>
  line()
    .optional()
    .meta({
      description: 'The treatment of unassigned numbers that takes the call, since nobody holds the number.',
      examples: ['Leavers'],
    });

const dialled = block({
  as: line().meta({
    description: 'Who dials: a user of users.csv, by UPN or the part before the @.',
    examples: ['ada'],
  }),
  dial: line().meta({
    description: 'What they dial, in quotes where it begins with # or *.',
    examples: ['0612345678'],
  }),
  expect: z
    .union([
      z.literal('blocked').meta({ description: 'No route: the call is dropped.' }),
      block({
        number: line()
          .optional()
          .meta({ description: 'What the dialled number becomes.', examples: ['+31612345678'] }),
        route: line()
          .optional()
          .meta({
            description: 'The voice route that carries the call first: one whose SBCs all take no calls carries none.',
            examples: ['NL mobile'],
          }),
        sbcs: z
          .array(line())
          .min(1)
          .optional()
          .meta({
            description:
              'Keys of the SBCs of that route that take calls, all of them, in any order. A call that no SBC may take is blocked.',
            examples: [['main']],
          }),
        caller: line()
          .optional()
          .meta({
            description:
              'The number that the called person sees as it leaves these SBCs, after their translation rules, or anonymous.',
            examples: ['+31205559000'],
          }),
        rings: line()
          .optional()
          .meta({ description: 'The user whose own number it is: the call stays in Teams.', examples: ['bob'] }),
        treatment: treatment(),
      }).check((context) => {
        // A misspelt setting is told already.
        if (context.issues.length === 0) worded(nothingExpected)(context);
      }),
    ])
    .meta({
      description:
        'What must come of it: blocked, if the call must be dropped, or a map with number, route, sbcs, caller, rings, treatment; what is not said may be anything.',
      examples: ['{ route: NL mobile, sbcs: [main] }'],
    }),
}).meta({ description: 'A call that a user dials.' });

const handedOver = block({
  to: line().meta({ description: 'The number that CCAIP hands the call over to.', examples: ['+31205552101'] }),
  expect: block({
    rings: line()
      .optional()
      .meta({ description: 'The user who must ring, by UPN or the part before the @, or nobody.', examples: ['ada'] }),
    treatment: treatment(),
  })
    .check((context) => {
      if (context.issues.length === 0) worded(nothingHandedOver)(context);
    })
    .meta({ description: 'Who must ring, or which treatment takes the call.', examples: ['{ rings: ada }'] }),
}).meta({ description: 'A call that CCAIP hands over.' });

const call = z.union([dialled, handedOver]).meta({
  description:
    'A call that a user dials (as, dial), or one that CCAIP hands over (to), and what must come of it (expect).',
  examples: ['{ as: ada, dial: 0612345678, expect: { route: NL mobile } }'],
});

/** `stacks/<tenant>/calls.yaml`: calls that must stay as they are, whatever changes. */
export const callsFile = block({
  calls: z.array(call).meta({
    description: 'Calls, and what must come of each.',
    examples: ['[{ as: ada, dial: 0612345678, expect: { route: NL mobile } }]'],
  }),
}).meta({ title: 'trunkline calls', description: 'Calls that must stay as they are, whatever changes.' });
