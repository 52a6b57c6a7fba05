import { z } from 'zod';
import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import { doneOf } from './done.ts';
import { stepIds } from './step-ids.ts';
import { stepsOf } from './steps.ts';
import { journeyOf, type Subject } from './subject.ts';
import type { Ticks } from './ticks.ts';

const entry = z.object({
  sipUri: z.string().meta({ description: 'SIP URI/ID of the portal.' }),
  ucaasName: z.string().meta({ description: 'UCaaS username of the portal.' }),
});

/** What `npm run handover -- --json` prints. */
const handoverSchema = z
  .object({
    tenant: z.string(),
    generation: z.string().meta({ description: 'The secret that is handed over.' }),
    journey: z.enum(['first', 'rotation', 'linked']).meta({
      description: 'first: nothing is linked; rotation: CCAIP has an older secret; linked: it has this one.',
    }),
    steps: z
      .array(
        z.object({
          id: z.enum(stepIds),
          part: z.string().meta({ description: 'The page of the portal.' }),
          title: z.string(),
          say: z.array(z.string()),
          values: z.array(
            z.object({
              label: z.string(),
              value: z.string().optional().meta({ description: 'Absent for the secret, which is in no output.' }),
            }),
          ),
          options: z.array(
            z.object({
              label: z.string(),
              means: z.string(),
              chosen: z.literal(true).optional().meta({ description: 'What the tenant file asks for.' }),
            }),
          ),
          wrong: z.array(z.object({ sign: z.string(), fix: z.string() })),
          done: z.string().optional().meta({ description: 'The day on which it was ticked or linked, YYYY-MM-DD.' }),
        }),
      )
      .meta({ description: 'In the order of the portal.' }),
    users: z
      .array(
        z.object({
          upn: z.string(),
          action: z.enum(['confirm', 'enter', 'change', 'clear']),
          before: entry.optional().meta({ description: 'What was confirmed to stand there.' }),
          after: entry.optional().meta({ description: 'What is to stand there.' }),
        }),
      )
      .meta({ description: 'Users with something left.' }),
  })
  .meta({ description: 'The handover of one tenant, without the secret.' });

/** The handover as data. */
export const handoverOutput = (
  subject: Subject,
  left: readonly LeftForUser[],
  ticks: Ticks,
): z.output<typeof handoverSchema> => {
  const steps = stepsOf(subject);
  const done = doneOf(subject, steps, ticks);
  return handoverSchema.parse({
    tenant: subject.tenant.name,
    generation: subject.outputs.secretName,
    journey: journeyOf(subject),
    steps: steps.map((step) => ({ ...step, done: done.get(step.id) })),
    users: left,
  });
};

/** Its JSON schema, as docs/reference/handover-output.schema.json has it. */
export const handoverJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(handoverSchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
