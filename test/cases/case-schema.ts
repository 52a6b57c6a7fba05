import { z } from 'zod';

/** Words that one thing told must hold, and words that it must not. A single text is a word that it must hold. */
const words = z.union([
  z.string().transform((text) => ({ says: [text], never: [] as string[] })),
  z.strictObject({ says: z.array(z.string()).default([]), never: z.array(z.string()).default([]) }),
]);

/** expect.yaml of a case: what is right. See cases.test.ts. */
export const caseSchema = z.strictObject({
  /** What goes wrong in real life, in a sentence. */
  about: z.string(),
  /** A folder of this repository that the case starts from: a tenant, or a folder of tenants; the case's own files lie over it. */
  from: z.string().optional(),
  /** What the newer version has otherwise, as a diff; see test/review/apply-edit.ts. A flat case is the tenant `case`. */
  edit: z.string().optional(),
  /** The tenant that is asked about; needed where there are several. */
  tenant: z.string().optional(),
  /** The files are refused with exactly these problems, in order. */
  problems: z.array(words).optional(),
  lint: z
    .strictObject({
      /** Every error and warning, in order; and those notes that are about the case: others may be found too. */
      findings: z.array(
        z.strictObject({
          level: z.enum(['error', 'warning', 'note']),
          kind: z.string(),
          at: z.string().optional(),
          says: z.array(z.string()).default([]),
          never: z.array(z.string()).default([]),
        }),
      ),
      /** Kinds that must not be found at any level. */
      never: z.array(z.string()).default([]),
      /** What no proof covers, in order; nothing if left out. */
      unproved: z.array(words).default([]),
    })
    .optional(),
  /** Calls as `npm run explain` shows them. */
  explain: z
    .array(
      z.strictObject({
        as: z.string().optional(),
        dial: z.string().optional(),
        to: z.string().optional(),
        /** No line is longer than this. */
        width: z.int().optional(),
        says: z.array(z.string()).default([]),
        never: z.array(z.string()).default([]),
      }),
    )
    .optional(),
  review: z
    .strictObject({
      /** The whole first line of the comment, without `### `. */
      first: z.string().optional(),
      says: z.array(z.string()).default([]),
      never: z.array(z.string()).default([]),
      /** Every reason for which --fail-on would fail. */
      reasons: z.array(z.string()).optional(),
    })
    .optional(),
});

export type Case = z.output<typeof caseSchema>;
