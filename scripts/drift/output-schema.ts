import { z } from 'zod';
import { abouts, changeSchema } from '../../live/drift/difference.ts';

const differenceSchema = z.object({
  about: z.enum(abouts),
  name: z.string().meta({ description: 'As the file names it, else as the tenant does.' }),
  is: z.enum(['otherwise', 'missing', 'foreign']).meta({
    description: "missing: the file has it, the tenant doesn't. foreign: the tenant has it, the file doesn't.",
  }),
  changes: z.array(changeSchema).meta({ description: 'Empty where the whole thing is missing or foreign.' }),
  text: z.string().meta({ description: 'The tenant first, then the file: one line.' }),
  fix: z.string().optional().meta({ description: "One action, where an up alone doesn't put it right." }),
  standing: z.enum(['drift', 'may be lag', 'told']).meta({
    description:
      'may be lag: trunkline wrote it a while ago, and Teams still shows what was there before. told: no drift.',
  }),
  since: z.iso.datetime().optional().meta({ description: 'When it was seen first; absent: no look before is known.' }),
  lagSince: z.string().optional().meta({ description: 'When trunkline wrote what Teams may not show yet.' }),
  written: z
    .object({
      time: z.string(),
      commit: z.string().optional(),
      actor: z.string().optional(),
      unchanged: z
        .boolean()
        .meta({ description: 'It is as trunkline wrote it: the files have changed since, and no up ran.' }),
    })
    .optional()
    .meta({ description: 'When trunkline wrote it last: what somebody changed by hand is younger.' }),
  calls: z.string().optional().meta({
    description: 'What happens to calls once it is put right, as a review says it; absent: no review tells.',
  }),
  touched: z.array(z.string()).meta({ description: 'Whose calls that changes, by UPN.' }),
});

const failureSchema = z.object({
  what: z.string().meta({ description: "What couldn't be read: of it nobody knows whether it drifted." }),
  why: z.string(),
  fix: z.string().optional(),
});

/** One tenant beside its files. */
export const tenantDriftSchema = z.object({
  tenant: z.string(),
  id: z.string().optional().meta({ description: 'Of the Entra tenant; absent where the files tell none.' }),
  standing: z.enum(['failed', 'drift', 'may be lag', 'none']).meta({ description: 'The worst that holds.' }),
  failures: z.array(failureSchema),
  differences: z.array(differenceSchema),
  calls: z
    .string()
    .optional()
    .meta({ description: 'What happens to calls once everything is put right; absent where nothing of it drifted.' }),
  touched: z
    .array(z.string())
    .optional()
    .meta({ description: 'Whose calls that changes, by UPN; absent where `calls` is: then of each difference.' }),
  notes: z.array(z.string()).meta({ description: "What wasn't looked at, or can't be told, and why." }),
});

/** What `npm run drift -- --json` prints. */
export const driftSchema = z.object({
  at: z.iso.datetime().meta({ description: 'When it was looked at.' }),
  tenants: z.array(tenantDriftSchema).meta({ description: 'Failures first, then drift.' }),
});

export type TenantDrift = Readonly<z.output<typeof tenantDriftSchema>>;
export type Drifted = TenantDrift['differences'][number];
export type Drift = z.output<typeof driftSchema>;

/** Its JSON schema, as docs/reference/drift-output.schema.json has it. */
export const driftJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(driftSchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;

/** There is drift. */
const driftCode = 7;

/** What wasn't read may have drifted: failures win. */
export const exitCodeOf = (tenants: readonly TenantDrift[]): number => {
  if (tenants.some(({ standing }) => standing === 'failed')) return 1;
  return tenants.some(({ standing }) => standing === 'drift') ? driftCode : 0;
};
