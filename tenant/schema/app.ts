import { z } from 'zod';
import { defaultPermissions, graphPermissions, permissionOf } from '../graph-permissions.ts';
import { nearest } from '../nearest.ts';
import type { Wording } from '../problem.ts';
import { block } from './block.ts';
import { date } from './date.ts';
import { keyVault } from './key-vault.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

const origin = (value: string): Wording | undefined => {
  if (/^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z0-9-]+(?::\d{1,5})?$/.test(value)) return undefined;
  const bare = /^(?:\w+:\/\/)?([a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?)/i.exec(value)?.[1];
  return {
    message: `"${value}" isn't the address of a CCAIP portal.`,
    allowed:
      'https:// and the host in lower case, nothing behind it; trunkline adds /v1/ucaas/ms_teams/oauth_callback itself.',
    fix:
      bare === undefined
        ? 'write it like https://contoso.uc1.ccaiplatform.example.'
        : `write https://${bare.toLowerCase()}.`,
  };
};

const searchable = (value: string): Wording | undefined =>
  value.includes("'")
    ? {
        message: `"${value}" has an apostrophe.`,
        allowed:
          'No \': before azuread makes an application it looks for one of that name, doesn\'t escape it, and Graph answers 400 "Invalid filter clause".',
        fix: `write "${value.replaceAll("'", '')}", or use ’.`,
      }
    : undefined;

const permission = (value: string): Wording | undefined => {
  if (permissionOf(value) !== undefined) return undefined;
  const names = graphPermissions.map(({ name }) => name);
  const close = nearest(value, names);
  return {
    message: `"${value}" isn't a permission that is known here.`,
    allowed: `By name: ${names.join(', ')}. Any other delegated permission of Microsoft Graph by its id, a GUID.`,
    fix: close === undefined ? "write its id, from Microsoft's permissions reference." : `write ${close}.`,
  };
};

const generation = (value: string): Wording | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])([a-z]|-.+)?$/.test(value)
    ? undefined
    : {
        message: `"${value}" doesn't say when the secret is made.`,
        allowed: 'A secret is named after its month, e.g. 2026-11; a second one in that month 2026-11b.',
        fix: 'name it after the month in which it is made.',
      };

/** The address of its portal. */
export const portalAddress = text().check(worded(origin));

/** Its name in Entra. */
export const appName = text().check(worded(searchable));

/** The Entra application by which CCAIP reads users and presence. */
export const app = block({
  displayName: appName.default('CCAIP').meta({ description: 'Name of the application in Entra. Default: CCAIP.' }),
  redirectDomain: portalAddress.meta({
    description:
      "Address of the customer's CCAIP portal; the redirect URI is this and /v1/ucaas/ms_teams/oauth_callback.",
    examples: ['https://contoso.uc1.ccaiplatform.example'],
  }),
  permissions: z
    .array(
      text()
        .check(worded(permission))
        .meta({ examples: ['Presence.Read.All'] }),
    )
    .min(1)
    .optional()
    .meta({
      description: `Permissions of Microsoft Graph that the application declares, by name, or by id where the name isn't known here. Google's guide names none, so the default is an assumption, the least that could read users and presence: ${defaultPermissions.join(', ')}. Nothing in it writes presence: how CCAIP would do that isn't published. Presence.ReadWrite, delegated, sets only the presence of the account that linked; Presence.ReadWrite.All, an application's permission, sets anybody's. Declaring grants nothing: who presses Link consents, or adminConsent does.`,
      examples: ['[offline_access, User.Read, User.Read.All, Presence.Read.All]'],
    }),
  adminConsent: z.boolean().default(false).meta({
    description:
      'Consents to the delegated permissions for everybody in the tenant before Link, so that Link may need no Global Administrator (not published whether it does without). The automation then needs DelegatedPermissionGrant.ReadWrite.All, by which it could consent to anything for anybody. A grant proves consent, not that Link was pressed. Default: false.',
  }),
  inUse: z.boolean().default(false).meta({
    description:
      'CCAIP uses the application already, by a secret that no generation here is: the engine refuses to delete it, as if linked named one. npm run import -- <tenant> --all writes it. Default: false.',
  }),
  secrets: z
    .array(
      block({
        name: text()
          .check(worded(generation))
          .meta({
            description: 'The month in which the secret is made, e.g. 2026-11; its 24 months are counted from there.',
            examples: ['2026-11'],
          }),
        expires: date().meta({
          description:
            "Last day of the secret: at most 24 months after the first of the month in its name. It works all that day in every time zone, unless its 24 months (counted in UTC from the day it is made) don't reach that far: then it ends as that day begins. A secret that is made keeps its end: to change it, add a generation.",
          examples: ['2028-10-31'],
        }),
      }).meta({ examples: ['{ name: 2026-11, expires: 2028-10-31 }'] }),
    )
    .min(1)
    .meta({
      description: 'Generations of the client secret. To rotate, add one, link it in CCAIP, then remove the old one.',
      examples: ['[{ name: 2026-11, expires: 2028-10-31 }]'],
    }),
  keyVault: keyVault.optional(),
}).meta({
  description: 'The Entra application by which CCAIP reads users and presence.',
  examples: [
    '{ redirectDomain: https://contoso.uc1.ccaiplatform.example, secrets: [{ name: 2026-11, expires: 2028-10-31 }] }',
  ],
});
