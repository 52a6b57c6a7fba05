import { z } from 'zod';
import { text, upns } from '../schema-parts.ts';

/** What of a trunk's change a caller would notice, or somebody who pays. */
export const trunkAbouts = [
  'emergency lost',
  'emergency',
  'provider',
  'refusal',
  'destination lost',
  'destination gained',
  'inbound',
  'limit',
  'release',
  'numbers',
  'order',
  'region',
  'codecs',
  'connection',
  'carrier',
] as const;

/** The SIP trunk in a review. */
export const trunk = z
  .object({
    was: z
      .enum(['connected', 'not known yet'])
      .optional()
      .meta({ description: 'By the older version; absent: the tenant is new.' }),
    is: z.enum(['connected', 'not known yet']),
    sbcs: z.array(z.string()).meta({ description: "SBCs whose name isn't known in one version or in both." }),
    reaches: z.object({ people: z.number(), of: z.number() }).optional().meta({
      description:
        'Of those in CCAIP: whom it reaches by the newer version, where that can be told for the first time.',
    }),
  })
  .optional()
  .meta({
    description:
      "Whether the trunk has the name by which calls can be told; absent: it has in both versions. Where it hasn't, calls by these SBCs are not known yet, whatever other parts say of the files' rules.",
  });

export const trunkChanges = z
  .array(
    z.object({
      about: z.enum(trunkAbouts),
      text: text('What changes, without who notices it.'),
      users: upns.optional().meta({ description: 'Who notices it; absent: everybody, or nobody who calls.' }),
      example: text('A number as people write it.').optional(),
    }),
  )
  .meta({ description: 'Settings of the SIP trunk that change, each by what comes of it; the worst first.' });
