import { z } from 'zod';
import { findingKinds } from './finding.ts';

const place = {
  file: z
    .string()
    .meta({ description: 'As a person would name it, e.g. stacks/contoso/tenant.yaml; a template has its own.' }),
  line: z.int().optional().meta({ description: 'Line in users.csv, from 1.' }),
  path: z.string().optional().meta({ description: 'As typed, e.g. dialPlans.NL[2].' }),
};

const finding = z.object({
  kind: z.enum(findingKinds),
  level: z.enum(['error', 'warning', 'note']).meta({
    description:
      "error: somebody's call doesn't go as the files promise; warning: most likely a mistake; note: often meant, or up to something that files can't know.",
  }),
  certainty: z.enum(['proved', 'sampled']).meta({
    description:
      'proved: for every number that can be dialled; sampled: where exactness ends, from many numbers tried or from what Teams most likely does.',
  }),
  ...place,
  what: z.string(),
  why: z.string().meta({ description: 'Why it matters.' }),
  example: z
    .object({
      user: z
        .string()
        .optional()
        .meta({ description: 'Who calls; absent if it is the same for anyone, or nobody can.' }),
      number: z.string(),
      text: z.string().meta({ description: 'The call in one line.' }),
    })
    .optional(),
  fix: z.string().meta({ description: 'One action.' }),
});

const unproved = z.object({
  what: z.string(),
  why: z.string().meta({ description: 'The end of "… because …".' }),
  tried: z.string().optional().meta({ description: 'What trying numbers told; absent if nothing could be tried.' }),
  file: place.file.optional(),
  line: place.line,
  path: place.path,
});

/** What `npm run lint -- <tenant> --json` prints. */
export const lintSchema = z
  .object({
    tenant: z.string(),
    findings: z.array(finding).meta({ description: 'The worst first.' }),
    unproved: z.array(unproved).meta({ description: 'What no proof covers.' }),
    notConnected: z.array(z.string()).optional().meta({
      description: "SBCs whose name isn't known yet, since the SIP trunk isn't connected; absent: it is connected.",
    }),
  })
  .meta({ title: 'trunkline lint', description: 'What npm run lint -- <tenant> --json prints.' });
