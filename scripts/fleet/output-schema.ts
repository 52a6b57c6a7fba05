import { z } from 'zod';
import { fleetCommands } from './commands.ts';
import { states } from './state.ts';

/** What became of one tenant. */
export const resultSchema = z.object({
  tenant: z.string(),
  state: z.enum(states).meta({
    description:
      'calls: a live or an emergency call does not hold after its up; drift: it differs from its files; waiting: all that can be done is done (exit code 9 of up); not begun: nothing is known of it.',
  }),
  exitCode: z.int().optional().meta({ description: "Of the tenant's own command; absent where none was started." }),
  seconds: z.number().optional(),
  megabytes: z
    .number()
    .optional()
    .meta({ description: 'The most memory that it and all it started were seen to hold.' }),
  what: z.string().meta({ description: 'In one line, for people.' }),
  said: z.array(z.string()).meta({ description: 'The last lines that it wrote, where it is not done.' }),
  before: z.iso
    .datetime()
    .optional()
    .meta({ description: 'Done in an earlier run of the same folder, then; not done again.' }),
});

export type TenantResult = z.output<typeof resultSchema>;

/** What `npm run fleet -- --json` prints. */
export const fleetSchema = z.object({
  command: z.enum(fleetCommands),
  began: z.iso.datetime(),
  seconds: z.number(),
  tenants: z.array(resultSchema).meta({ description: 'Failures first.' }),
  gone: z
    .array(z.string())
    .meta({ description: 'With --changed-since: folders that are gone. Their stacks are not looked at.' }),
  shared: z
    .array(z.object({ service: z.string(), tenants: z.int(), atOnce: z.int() }))
    .meta({ description: 'Accounts at services that more than one of these tenants uses, and so their throttle.' }),
  stopped: z.string().optional().meta({ description: 'Why no more tenants were begun.' }),
  exitCode: z.int().meta({
    description:
      '0 all is done; 2 a tenant failed or was not begun; 4 live or emergency calls of a tenant do not hold after its up; 7 drift; 9 something waits; 130 interrupted.',
  }),
});

export type FleetOutput = z.output<typeof fleetSchema>;

/** Its JSON schema, as docs/reference/fleet-output.schema.json has it. */
export const fleetJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(fleetSchema, { target: 'draft-7', io: 'output' }), undefined, 2)}\n`;
