import { z } from 'zod';
import { field } from './field.ts';

const objectId = z.guid().toLowerCase();

/** Questions about what Entra holds that no state knows: the package's functions, by name. */
export const functionSchemas = {
  getHalfMadeApplications: {
    description:
      'Applications that bear the name which azuread gives for a moment (TERRAFORM_UPDATE_…): what is left of a run that was killed between the two renames.',
    args: z.strictObject({
      redirectUri: field(z.string(), {
        description: 'Only those with this redirect URI: others are somebody else’s.',
        allowed: 'a redirect URI of the web platform',
        fix: 'name the one that the application was to have.',
      }),
    }),
    result: z.object({
      applications: field(z.record(z.string(), z.string()), {
        description: 'Their names by object id.',
        allowed: 'object ids',
      }),
    }),
  },
  getClientSecrets: {
    description: "An application's client secrets as Entra lists them, without their values.",
    args: z.strictObject({
      applicationId: field(objectId, {
        description: 'Object id of the application, not its client id.',
        allowed: 'a GUID such as 7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f',
        fix: "copy the application's object id.",
      }),
    }),
    result: z.object({
      names: field(z.record(z.string(), z.string()), { description: 'Their names by key id.', allowed: 'key ids' }),
      ends: field(z.record(z.string(), z.string()), {
        description: 'When each ends, RFC 3339, by key id.',
        allowed: 'key ids',
      }),
    }),
  },
  expectTenant: {
    description:
      'Says beforehand what the files of a tenant ask for, so that what is lacking for all of it is told in one message before the first write. Nothing is contacted.',
    args: z.strictObject({
      sbcs: field(z.array(z.string()), {
        description: "FQDNs of the tenant's own SBCs, each of which needs a verified domain.",
        allowed: 'FQDNs',
        fix: 'name those that the program makes.',
      }),
      groups: field(z.boolean(), {
        description: 'Whether policies are given to groups, which takes a permission of its own.',
        allowed: 'true or false',
        fix: 'write one of them.',
      }),
      activates: field(z.string().optional(), {
        description: 'The domain that the program registers, verifies and activates itself, if any.',
        allowed: 'a host name',
        fix: 'name that of its SipDomain.',
      }),
      consents: field(z.boolean().optional(), {
        description:
          'Whether the program consents to delegated permissions for everybody, which takes a permission of its own.',
        allowed: 'true or false',
        fix: 'write one of them.',
      }),
    }),
    result: z.object({}),
  },
} as const;

export type FunctionName = keyof typeof functionSchemas;
export type FunctionArgs<Name extends FunctionName> = z.output<(typeof functionSchemas)[Name]['args']>;
export type FunctionResult<Name extends FunctionName> = z.output<(typeof functionSchemas)[Name]['result']>;
