import { z } from 'zod';
import { handedOver } from './handed-over-schema.ts';
import { text, upns } from './schema-parts.ts';
import { trunk, trunkChanges } from './trunk/schema.ts';

const numbers = z
  .object({
    lines: z.array(z.string()).meta({ description: 'As a voice engineer writes them, e.g. +316x{8}; x is any digit.' }),
    complete: z.boolean().meta({ description: 'False: the lines are a part of the set.' }),
    count: text('How many there are, in decimal; absent if there is no end of them.').optional(),
  })
  .meta({ description: 'A set of numbers.' });

const why = text("Why, in half a sentence, e.g. Teams' own rules for NL are not all published.");

const example = text('A number as people write it, e.g. 00 44 20 7946 0123.').optional();

const withExtension = z.literal(true).optional().meta({
  description: 'Of numbers with an extension, which fare otherwise than without: `dialled` is what stands before it.',
});

const dialled = z.object({
  users: upns,
  policies: z.array(z.string()).meta({ description: 'Their voice routing policies in the newer version.' }),
  effect: z.enum(['lost', 'gained', 'elsewhere', 'renumbered']),
  before: text('E.g. main, or main, then spare, or dropped.'),
  after: z.string(),
  colleague: z
    .boolean()
    .meta({ description: 'A colleague rings before or after: it follows from who has which number.' }),
  kinds: z.record(z.string(), z.enum(['all', 'some'])),
  dialled: numbers,
  withExtension,
  numbers: numbers.optional().meta({ description: 'What they become; absent where that differs.' }),
  doubt: z
    .object({ of: z.enum(['all', 'some']), why })
    .optional()
    .meta({ description: "That the newer version does that to all or some of them isn't certain." }),
  swallowed: z.literal(true).optional().meta({
    description:
      "A treatment of unassigned numbers takes them from now on, though by the files they are no numbers of the tenant's.",
  }),
  colleaguesAside: z.boolean().meta({
    description: 'The numbers are described as if nobody had one: colleagues who are among them ring inside Teams.',
  }),
  example,
});

const unassigned = z
  .object({
    before: text('Where such calls ended; absent: at nobody. `who holds them`: somebody held the number.').optional(),
    after: text('Where they end; absent: at nobody.').optional(),
    outside: z.boolean().meta({ description: "By the files they are no numbers of the tenant's." }),
    numbers,
    example: text('One of them.'),
  })
  .meta({ description: 'Calls to numbers that nobody holds, in and out.' });

const emergency = z.object({
  dialled: z.string(),
  standing: z.enum(['required', 'likely']).meta({
    description: 'required: people where the users are are told to dial it; likely: so only one source says.',
  }),
  users: upns,
  before: text('Absent for users who are new.').optional(),
  after: z.string(),
  policy: text('Emergency call routing policy by which it goes; absent: by the voice routing policy.').optional(),
  sent: z.array(z.string()).meta({ description: 'What leaves the SBC.' }),
  sentBefore: z.array(z.string()).optional(),
  arrives: z.boolean(),
  notKnownYet: z
    .literal(true)
    .optional()
    .meta({ description: "It would arrive, and the SBC's name isn't known yet: nobody can tell." }),
  arrived: z.boolean().optional(),
  effect: z.enum(['lost', 'gained', 'elsewhere', 'rewritten']).optional().meta({
    description:
      "What changes; absent: nothing. `lost` is also what is newly needed, or what somebody new needs, and doesn't arrive.",
  }),
  unsure: text(
    'Why that effect, or that there is none, is not certain, in half a sentence; absent: the change leaves nothing open.',
  ).optional(),
  uncertain: z.array(z.object({ users: upns, why })).meta({
    description: "Those of the users for whom it isn't certain which rule decides about the number.",
  }),
  doubted: upns.meta({ description: 'Those of the users for whom a rule or route beyond analysis is tried first.' }),
});

const reach = z.object({
  kind: text('E.g. premium, satellite, abroad from NL.'),
  direction: z.enum(['gained', 'lost']),
  users: upns,
  newUsers: z.boolean().meta({ description: 'The users are new.' }),
  newToTenant: z.boolean().meta({ description: 'Nobody of the tenant reached that kind before.' }),
  example,
});

const lists = z.object({
  list: text('E.g. policy "NL agents".'),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
  moved: z.array(z.object({ item: z.string(), to: z.string() })),
  noCallChanges: z.boolean().meta({ description: 'Only moves, and it is proved that no call changes by them.' }),
});

const edit = z
  .object({
    about: z.enum(['users', 'numbers', 'secrets', 'calls.yaml', 'settings', 'names']),
    text: z.string(),
    thing: text('What the settings are of, e.g. SBC main, tenant.').optional(),
    changes: z
      .array(z.object({ field: z.string(), before: z.string().optional(), after: z.string().optional() }))
      .optional()
      .meta({ description: 'Its settings that changed; absent before or after: not set.' }),
  })
  .meta({ description: 'What was edited, in words; settings also as data.' });

const need = z.object({
  what: z.enum([
    'releases',
    'moves',
    'policy pack',
    'exception',
    'rotation',
    'secret',
    'stack rename',
    'kept object',
    'groups',
    'destroy',
    'tenant id',
    'protection',
    'drain',
    'global',
    'sign-ins',
    'sign-in approval',
    'licences',
    'external users',
    'external users approval',
    'queues',
    'trunk name',
    'trunk provider',
    'trunk numbers',
    'purchase',
    'stale approval',
    'order',
    'number releases',
  ]),
  rule: text('The rule of the policy pack.').optional(),
  group: text('The group whose direct members the files take users for, without knowing it.').optional(),
  text: z.string(),
  hasEnded: z.boolean().optional().meta({ description: 'The secret that CCAIP uses has ended: an outage.' }),
  isWithdrawn: z.boolean().optional().meta({ description: 'The older version was excepted from the rule.' }),
});

const exception = z.object({
  rule: z.string(),
  reason: z.string(),
  changed: z.boolean().meta({ description: 'Its entry is new or rewritten: it covers what is new, too.' }),
  newly: z.array(z.string()).meta({ description: 'What it lets through that the older version had not.' }),
});

const calls = z.object({
  total: z.number(),
  held: z.number(),
  failures: z.array(z.object({ call: z.string(), failures: z.array(z.string()), heldBefore: z.boolean().optional() })),
  notCertain: z
    .array(z.object({ call: z.string(), why }))
    .meta({ description: 'Calls that hold by all that is known, though not for certain.' }),
  notKnownYet: z.array(z.object({ call: z.string(), why })).meta({
    description: "Calls that nothing contradicts, and that aren't shown to hold: the SIP trunk isn't connected.",
  }),
});

const tenant = z
  .object({
    tenant: text('The folder of the tenant.'),
    state: z.enum(['compared', 'new', 'removed', 'unreadable', 'base unreadable']),
    summary: text('What a caller would notice.'),
    problems: z.array(z.string()).meta({ description: 'What is wrong with the files; then nothing else is told.' }),
    users: z.number().meta({ description: 'Rows of users.csv in the newer version, or the older if it is removed.' }),
    trunk,
    trunkChanges,
    handedOver,
    dialled: z.array(dialled),
    sampled: z.array(z.object({ users: upns, tried: z.number(), changed: z.number(), example: z.string() })),
    callers: z
      .array(z.object({ users: upns, sbc: z.string(), user: upns.element, before: z.string(), after: z.string() }))
      .meta({
        description:
          'Whose calls show another caller at an SBC, by caller ID policies and its translation rules; user is one of them.',
      }),
    uncertain: z.array(z.object({ users: upns, why, dialled: numbers, withExtension, example })).meta({
      description:
        'Calls that go as before by all that is known, though a rule decides now, or did, that is not certain.',
    }),
    unassigned: z.array(unassigned),
    emergency: z.array(emergency),
    emergencyUnknown: z.array(z.string()).meta({ description: "Countries whose emergency numbers aren't known here." }),
    reach: z.array(reach),
    uncounted: z.array(z.string()).meta({
      description:
        'People whom no file names and who are given a policy that decides otherwise about calls: whether theirs change is never certain.',
    }),
    lists: z.array(lists),
    edits: z.array(edit),
    needs: z.array(need).meta({ description: 'What a person has to do, or up refuses.' }),
    exceptions: z
      .array(exception)
      .meta({ description: 'Rules of the policy pack that the newer version is excepted from.' }),
    calls,
    movedFrom: text('The folder in the older version, where that was another.').optional(),
    stays: z.array(z.string()).meta({ description: 'What stays in Microsoft 365 of a tenant whose files go.' }),
    staysAtCarrier: z
      .object({ carrier: z.string(), what: z.array(z.string()) })
      .optional()
      .meta({ description: 'What of it stays with the SIP provider; absent where up made no trunk there.' }),
    wayBack: z
      .object({ brings: z.array(z.string()), cannot: z.array(z.string()) })
      .optional()
      .meta({ description: 'The newer version is older: what it brings back, and what it cannot.' }),
    template: z
      .object({ template: z.string(), overridden: z.array(z.string()), takes: z.boolean() })
      .optional()
      .meta({ description: 'The template that changed, and which of its changed entries the tenant file overrides.' }),
    takesEffect: z.array(z.string()),
    signIns: z
      .array(z.object({ user: z.string(), before: z.string(), after: z.string() }))
      .optional()
      .meta({
        description:
          "Whose sign-in name up changes, or puts back; the same before and after: it is left so. Absent: nobody's.",
      }),
    entersUsers: z.enum(['api', 'csv']).optional().meta({
      description:
        'What enters users in CCAIP by the newer version: up, by its API, or a file that a person uploads. Absent: a person.',
    }),
    toEnter: z
      .array(
        z.object({
          user: z.string(),
          action: z.enum(['confirm', 'enter', 'change', 'clear']),
          before: text('SIP URI and UCaaS username that stand there, as they were confirmed.').optional(),
          after: text('Those that are to stand there.').optional(),
        }),
      )
      .optional()
      .meta({
        description:
          "What a person has still to do in CCAIP's user settings by the newer version, against the file of ucaas.linked.entered; `confirm`: nothing is confirmed. Absent where CCAIP is not linked, or up does it.",
      }),
    notAnalysed: z.array(z.object({ what: z.string(), why: z.string(), users: upns.optional() })),
    nothingChanges: z
      .boolean()
      .meta({ description: 'The two versions are equal, after reading and templates; so is calls.yaml.' }),
  })
  .meta({ description: 'One tenant.' });

const version = z.object({ ref: z.string(), commit: z.string().optional() });

/** Reasons for which `--fail-on` makes the review fail. */
export const failReasons = [
  'tenant-replaced',
  'emergency-lost',
  'emergency-changed',
  'toll-exposure',
  'unreachable',
  'unreachable-stays',
  'leaver',
  'mass-release',
  'secret-ended',
  'not-known-yet',
  'calls',
] as const;

/** What `npm run review -- --json` prints: which calls change between two versions of the tenants' files. */
export const reviewSchema = z
  .object({
    summary: text('The first line of the comment.'),
    base: version,
    head: version,
    tenants: z.array(tenant),
    groups: z.array(z.array(z.string())).meta({ description: 'Tenants that change alike, by name.' }),
    reasons: z.array(z.enum(failReasons)).meta({ description: 'Reasons to fail that hold, asked for or not.' }),
    comment: text('The whole comment, in Markdown.'),
  })
  .meta({
    title: 'trunkline review',
    description: 'Which calls change between two versions of the files, from files only.',
  });

type DeepReadonly<Data> = Data extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : Data extends object
    ? { readonly [Key in keyof Data]: DeepReadonly<Data[Key]> }
    : Data;

export type Review = DeepReadonly<z.output<typeof reviewSchema>>;
export type Edit = DeepReadonly<z.output<typeof edit>>;
export type TenantReview = DeepReadonly<z.output<typeof tenant>>;
