import { z } from 'zod';

/** One step that the engine would take. */
const stepSchema = z.object({
  op: z.string(),
  kind: z.string(),
  name: z.string(),
  changes: z.array(z.string()),
});

/** A hand-made change that an `up` would write over. */
const overwrittenSchema = z.object({
  text: z.string(),
  calls: z.string().optional().meta({ description: 'Which calls that changes, as a review says it.' }),
  touched: z.array(z.string()),
});

/** What a job found out of one tenant, for the comment and for the `up` that it is the preview of. */
export const partSchema = z.object({
  tenant: z.string(),
  /** Of the repository of tenants, and of trunkline's own code. */
  commit: z.string(),
  trunkline: z.string(),
  /** All files of the tenant, as one hash. */
  fingerprint: z.string(),
  exitCode: z.int(),
  steps: z.array(stepSchema),
  /** What the engine said, where it failed. */
  said: z.array(z.string()),
  /** Hand-made changes; `why`: what they are isn't known. */
  drift: z.union([
    z.object({
      overwritten: z.array(overwrittenSchema),
      elsewhere: z.int(),
      /** Differences that nobody made by hand: an earlier version of the files that was never carried out. */
      notCarriedOut: z.int(),
      unread: z.array(z.string()),
    }),
    z.object({ why: z.string() }),
  ]),
});

export type PreviewPart = z.output<typeof partSchema>;
export type Step = z.output<typeof stepSchema>;
export type HandMade = PreviewPart['drift'];

/** Of what `pulumi preview --json` prints. */
const planSchema = z.object({
  steps: z
    .array(
      z.object({
        op: z.string(),
        urn: z.string(),
        detailedDiff: z.record(z.string(), z.object({ kind: z.string() })).nullish(),
      }),
    )
    .default([]),
});

const saysWhy = z.object({ diagnostics: z.array(z.object({ severity: z.string(), message: z.string() })) });

/** The errors that the engine has put into the JSON of a preview that failed. */
export const errorsIn = (stdout: string): string =>
  (saysWhy.safeParse(jsonIn(stdout)).data?.diagnostics ?? [])
    .flatMap(({ severity, message }) => (severity === 'error' ? message.trim() : []))
    .join('\n');

const quiet = new Set(['same', 'read', 'refresh']);

/** The engine's steps that are not "same"; undefined where what it printed is none. */
export const stepsIn = (stdout: string): Step[] | undefined => {
  const parsed = planSchema.safeParse(jsonIn(stdout));
  if (!parsed.success) return undefined;
  return parsed.data.steps
    .filter(({ op }) => !quiet.has(op))
    .map(({ op, urn, detailedDiff }) => {
      const [, , type = '', ...name] = urn.split('::');
      return {
        op,
        kind: type.split('$').at(-1)?.split(':').at(-1) ?? type,
        name: name.join('::'),
        // A roster names its users in paths that hold no property: `["add ada@contoso.example"]`.
        changes: Object.entries(detailedDiff ?? {}).map(
          ([path, { kind }]) => /^\["(.*)"\]$/.exec(path)?.[1] ?? `${kind} ${path}`,
        ),
      };
    });
};

/** The JSON in what a command printed, which may have said something before. */
export const jsonIn = (stdout: string): unknown => {
  try {
    return JSON.parse(stdout.slice(Math.max(0, stdout.search(/^\{/m))));
  } catch {
    return undefined;
  }
};
