import { z } from 'zod';
import type { CallResult } from '../calls/call-result.ts';
import type { HandedOverCall } from '../explain-handed-over.ts';
import type { DialledCall } from '../trace.ts';
import { blockedBy, caller } from './caller-schema.ts';
import { doubts } from './doubts-schema.ts';

const text = (description: string) => z.string().meta({ description });

const failure = z
  .object({
    ok: z.literal(false),
    reason: z.enum(['invalid', 'unsupported']),
    construct: text('The piece of the pattern that it is about.'),
    position: z.number().meta({ description: 'Where that piece begins, from 0.' }),
    message: z.string(),
  })
  .optional()
  .meta({ description: 'Why a pattern is beyond the model.' });

const result = z.enum(['matched', 'no match', 'not modelled']);

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direct') }),
  z.object({ kind: z.literal('group'), group: z.string(), rank: z.number() }),
  z.object({ kind: z.literal('global') }),
]);

const inForce = z
  .object({ name: z.string(), source })
  .meta({ description: 'A plan or policy in force, and where it comes from.' });

const rule = z.object({
  name: z.string(),
  pattern: z.string(),
  translation: z.string(),
  internal: z.boolean().optional(),
  description: z.string().optional(),
  certainty: z
    .enum(['published', 'likely'])
    .optional()
    .meta({ description: "Of one of Teams' own rules for the country: printed by its cmdlets, or likely only." }),
  source: text("Where one of Teams' own rules is known from.").optional(),
});

const route = z.object({
  name: z.string(),
  pattern: z.string(),
  priority: z.number(),
  pstnUsages: z.array(z.string()),
  sbcs: z.array(z.string()),
});

const normalisation = z
  .object({
    plan: inForce,
    country: text("The user's usage location."),
    trials: z
      .array(z.object({ rule, origin: z.enum(['dial plan', 'service plan']), result, failure }))
      .meta({ description: 'Every rule tried, in order; the last one matched, if any did.' }),
    by: z.enum(['rule', 'country code', 'kept']).meta({ description: 'What decided about the number.' }),
    number: text('What goes on to reverse look-up and routing.'),
  })
  .meta({ description: 'What the dial plan made of the dialled number.' });

const list = z.enum(['inboundTeams', 'inboundPstn', 'outboundTeams', 'outboundPstn']);

const attempt = z.object({
  route: z.string(),
  sbcs: z
    .array(
      z.object({
        sbc: z.string(),
        called: text('The called number that leaves it.'),
        caller: text(
          "The number that is shown as the caller's; absent if there is none, or if it isn't known.",
        ).optional(),
        tried: z
          .array(
            z.object({
              list,
              rule: z.object({ name: z.string(), pattern: z.string(), translation: z.string() }),
              result: z.enum(['matched', 'no match', 'not modelled']),
              failure,
            }),
          )
          .meta({ description: 'Translation rules that were tried, list by list; absent where the SBC names none.' })
          .optional(),
        applied: z.array(z.object({ list, rule: z.string() })).meta({ description: 'Translation rules that applied.' }),
      }),
    )
    .meta({ description: 'A set: Teams takes healthy ones in random order.' }),
  disabled: z.array(z.string()).meta({ description: 'SBCs of the route that get no new calls.' }),
  draining: z
    .array(z.string())
    .meta({ description: 'Those of them that are being drained; absent where none is.' })
    .optional(),
  notConnected: z
    .array(z.string())
    .meta({ description: "Those of sbcs whose name isn't known yet; absent where none is." })
    .optional(),
});

const unnamed = z
  .array(z.string())
  .meta({ description: "SBCs whose name isn't known yet: the SIP trunk isn't connected." });

const treatment = z
  .object({
    name: z.string(),
    pattern: z.string(),
    target: z.object({
      kind: z.enum(['user', 'account', 'announcement']),
      to: text('Whose phone rings, or the path of what is played.'),
      sha256: text('Of what is played.').optional(),
    }),
  })
  .meta({ description: 'A treatment of unassigned numbers.' });

const treated = z
  .object({ kind: z.literal('treated'), treatment: z.string(), target: treatment.shape.target })
  .meta({ description: 'Nobody holds the number, and a treatment takes the call.' });

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('internal'), user: z.string() }),
  z.object({ kind: z.literal('routed'), usage: z.string(), attempts: z.array(attempt) }),
  z
    .object({ kind: z.literal('not known yet'), usage: z.string(), attempts: z.array(attempt), sbcs: unnamed })
    .meta({ description: 'What is tried first may be an SBC without a name: where the call ends nobody can tell.' }),
  treated,
  z.object({ kind: z.literal('calling plan') }),
  z.object({
    kind: z.literal('dropped'),
    reason: z.enum(['no usages', 'nothing matches', 'no sbc', 'no private calling']),
    draining: z
      .array(z.string())
      .meta({ description: 'SBCs of the routes that match which are being drained; absent where none is.' })
      .optional(),
  }),
]);

const dialled = z.object({
  direction: z.literal('dialled'),
  user: z.string(),
  dialled: z.string(),
  normalisation,
  policy: inForce,
  callingPolicy: text('The calling policy that allows no calls at all; absent: none that is known.').optional(),
  treatments: z.array(z.object({ treatment, result, failure })).optional().meta({
    description:
      'Treatments of unassigned numbers that were tried, in order; absent where there are none, or somebody holds the number.',
  }),
  emergency: z
    .object({
      policy: z.string(),
      dial: text('Dial string: what goes on to routing.'),
      mask: text('The mask that was dialled for it.').optional(),
      usage: text('PSTN usage whose routes take the call.'),
    })
    .optional()
    .meta({
      description: "The caller's emergency call routing policy takes the number, not the voice routing policy.",
    }),
  usages: z
    .array(z.object({ usage: z.string(), routes: z.array(z.object({ route, result, failure })) }))
    .meta({ description: 'Usages tried, in order; the last one matched, if any did.' }),
  outcome,
  caller: caller.optional(),
  doubts,
});

const ownTarget = {
  to: z.enum(['voicemail', 'one', 'delegates', 'group', 'nowhere']),
  target: z.string().optional(),
};

const handedOver = z.object({
  direction: z.literal('handed over'),
  address: text('SIP URI or number, as given.'),
  host: text('Host of the SIP URI; absent for a bare number.').optional(),
  inboundDomain: text("The host that the SIP provider's trunk takes.").optional(),
  arrivals: z.array(
    z.object({
      sbc: z.string(),
      mapped: z.boolean().meta({ description: "The SBC turned a user name into that user's number." }),
      called: text('The called number as Teams looks it up.'),
      rule: text('Translation rule that applied.').optional(),
      user: text('Who has that number.').optional(),
    }),
  ),
  outcome: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('rings'),
      user: z.string(),
      callingPolicy: z.string().optional(),
      settings: z
        .looseObject({ name: z.string() })
        .meta({
          description: "What is known of the calling policy, by the tenant file's words; absent: only its name.",
        })
        .optional(),
      own: z
        .object({
          forwards: z.object({ how: z.enum(['at once', 'too']), ...ownTarget }).optional(),
          unanswered: z.object({ ...ownTarget, afterSeconds: z.number().optional() }).optional(),
          secondCall: z.enum(['busy signal', 'as unanswered', 'rings', 'not set']).optional(),
        })
        .meta({ description: "The user's own call answering settings, read with --live." })
        .optional(),
      callersHiddenBy: text('The caller ID policy by which callers look anonymous to the user.').optional(),
    }),
    treated,
    z.object({
      kind: z.literal('nobody'),
      reason: z.enum(['foreign domain', 'no sbc', 'unknown user name', 'no plus', 'no such number']),
    }),
    z
      .object({
        kind: z.literal('not known yet'),
        sbcs: unnamed,
        user: text('Who has the number by the files.').optional(),
        treatment: text('The treatment that has it by the files.').optional(),
      })
      .meta({ description: "The SIP trunk isn't connected: nobody can tell whether the call gets to anybody." }),
    z.object({ kind: z.literal('depends on the sbc') }),
  ]),
  blockedBy,
  callersLeft: z
    .array(z.string())
    .optional()
    .meta({ description: 'Where some numbers of CCAIP are blocked: the others. Absent: all are, or none is.' }),
  doubts,
});

const call = z.discriminatedUnion('direction', [dialled, handedOver]);

const differences = z
  .array(
    z.object({
      about: z.enum([
        'user',
        'number',
        'dial plan',
        'policy',
        'route',
        'treatment',
        'SBC',
        'blocked caller',
        'outcome',
      ]),
      name: text("The thing's name."),
      text: text('The difference in one line: the tenant first, then the file.'),
    }),
  )
  .meta({ description: 'Of what the call meets; empty if the tenant agrees with the file.' });

const live = z
  .object({
    differences,
    byFile: call.optional().meta({ description: "The call by the file; absent if the file doesn't know who dials." }),
  })
  .optional()
  .meta({ description: 'With --live the call is told from the tenant, and here is what the file says otherwise.' });

/** What `npm run explain --json` prints. */
export const callSchema: z.ZodType<DialledCall | HandedOverCall> = z
  .discriminatedUnion('direction', [dialled.extend({ live }), handedOver.extend({ live })])
  .meta({ title: 'trunkline explain', description: 'The whole way of one call.' });

/** What `npm run calls --json` prints. */
export const callResultsSchema: z.ZodType<readonly Omit<CallResult, 'expected'>[]> = z
  .array(
    z.object({
      expected: z.record(z.string(), z.unknown()).meta({ description: 'The entry of calls.yaml.' }),
      failures: z.array(z.string()).meta({ description: "What isn't as expected; empty if all is." }),
      notKnownYet: text(
        "Why it isn't shown to hold, though nothing contradicts it: the SIP trunk isn't connected. Absent: what the call ends at is known.",
      ).optional(),
      call: call.optional().meta({ description: 'Absent if there is no such user or number.' }),
      live: z
        .object({
          verdict: z.enum(['holds', 'not in effect', 'wrong']).meta({
            description:
              'Not in effect: right by the files, and the tenant has it otherwise. Wrong: by the files already.',
          }),
          byFile: z.array(z.string()).meta({ description: "What isn't as expected by the files." }),
          differences,
        })
        .optional()
        .meta({ description: 'With --live failures and call are those of the tenant itself.' }),
    }),
  )
  .meta({ title: 'trunkline calls, results', description: 'What became of the expected calls.' });
