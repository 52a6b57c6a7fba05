import { z } from 'zod';
import { isKnown, type Known } from '../../live/known.ts';
import { teamsAdminApi } from '../../providers/msteams/auth/teams-api.ts';
import { teamsRoles } from '../../providers/msteams/auth/teams-roles.ts';
import type { Granted } from '../../providers/msteams/auth/tokens.ts';
import type { NeededPermission } from '../../providers/msteams/prerequisites/permissions.ts';
import type { SetupPermissionNeeded } from './needs.ts';

/** In the order in which they are counted. */
export const standings = ['good', 'missing', 'too much', "can't tell"] as const;

/** One answer about an identity. */
export const foundSchema = z.object({
  identity: z.enum(['everyday', 'setup', 'tenant']),
  standing: z.enum(standings),
  text: z.string(),
  fix: z.string().optional().meta({ description: 'Of what is missing or too much: one action.' }),
});

export type Found = Readonly<z.output<typeof foundSchema>>;

export interface CheckFacts {
  readonly granted: Granted;
  /** Permissions of the setup identity; absent: the environment names none. */
  readonly setup?: Known<readonly string[]>;
  /** The Skype and Teams Tenant Admin API has a service principal in the tenant. */
  readonly hasTeamsApi: Known<boolean>;
}

/** What the files ask of the identities. */
export interface CheckNeeds {
  readonly everyday: readonly NeededPermission[];
  readonly setup: readonly SetupPermissionNeeded[];
}

/** What of the identities is missing, and what is too much; what can't be seen is never told as good. */
export const checkIdentities = ({ granted, setup, hasTeamsApi }: CheckFacts, needs: CheckNeeds): readonly Found[] => [
  ...permissionsOf(granted, needs.everyday),
  ...roleOf(granted),
  teamsApi(hasTeamsApi),
  ...setupOf(setup, needs.setup),
];

type Which = Found['identity'];

const good = (identity: Which, text: string): Found => ({ identity, standing: 'good', text });
const cantTell = (identity: Which, text: string): Found => ({ identity, standing: "can't tell", text });
const missing = (identity: Which, text: string, fix: string): Found => ({ identity, standing: 'missing', text, fix });
const tooMuch = (identity: Which, text: string, fix: string): Found => ({ identity, standing: 'too much', text, fix });

const isHeld = ({ name, including }: NeededPermission, held: readonly string[]): boolean =>
  [name, ...including].some((one) => held.includes(one));

const permissionsOf = ({ permissions: held }: Granted, needed: readonly NeededPermission[]): Found[] => {
  if (held === undefined) return [cantTell('everyday', "its permissions of Microsoft Graph: its token doesn't tell.")];
  const lacking = needed.filter((one) => !isHeld(one, held));
  const there = needed.filter((one) => held.includes(one.name));
  const beyond = held.filter((name) => !needed.some((one) => one.name === name)).toSorted();
  return [
    ...(there.length === 0 ? [] : [good('everyday', `has ${there.map(({ name }) => name).join(', ')}.`)]),
    ...lacking.map(({ name, purpose }) =>
      missing('everyday', `${name}: without it ${purpose}.`, 'grant it with admin consent, as the script does.'),
    ),
    ...beyond.map((name) => tooMuch('everyday', `${name}: ${whyBeyond(name, held, needed)}.`, takeAway)),
  ];
};

const takeAway = 'take it away from the identity in Entra (Enterprise applications > Permissions).';

/** Of what an everyday identity is found with most, what it would let whoever has its credential do. */
const dangers: Readonly<Record<string, string>> = {
  'Domain.ReadWrite.All': 'with it anybody who has its credential can add a federated domain, and so sign in as anyone',
  'RoleManagement.ReadWrite.Directory': 'with it anybody who has its credential can become a Global Administrator',
  'AppRoleAssignment.ReadWrite.All': 'with it anybody who has its credential can give themselves every permission',
  'Application.ReadWrite.All': "with it anybody who has its credential can add a secret to anyone's application",
  'Directory.ReadWrite.All': 'it writes nearly everything in the directory',
  'DelegatedPermissionGrant.ReadWrite.All':
    'with it anybody who has its credential can consent to anything for anybody; only app.adminConsent needs it',
  'User.ReadWrite.All': 'it writes users, which belongs to the setup identity',
  'LicenseAssignment.ReadWrite.All': 'it gives licences, which belongs to the setup identity',
};

/** Asked for by `npm run verify` alone (docs/verify.md). */
const ofVerify = new Set([
  'DelegatedPermissionGrant.Read.All',
  'RoleManagement.Read.Directory',
  'Presence.Read.All',
  'CallRecord-PstnCalls.Read.All',
  'CallRecords.Read.All',
]);

const whyBeyond = (name: string, held: readonly string[], needed: readonly NeededPermission[]): string => {
  const instead = needed.filter((one) => one.including.includes(name) && !held.includes(one.name));
  const danger = dangers[name] ?? (ofVerify.has(name) ? 'only npm run verify reads with it' : undefined);
  const least = instead.map((one) => one.name).join(' and ');
  if (least !== '')
    return `${least} ${instead.length === 1 ? 'is' : 'are'} enough${danger === undefined ? '' : `; ${danger}`}`;
  return danger ?? 'these files need none of it';
};

/** Of Entra's built-in roles: who has one of these has far more than Teams asks for. */
const farMore: Readonly<Record<string, string>> = {
  '62e90394-69f5-4237-9190-012177145e10': 'Global Administrator',
  'e8611ab8-c189-46e8-94e1-60213ab1f814': 'Privileged Role Administrator',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3': 'Application Administrator',
  '158c047a-c907-4556-b7ef-446551a6b5f7': 'Cloud Application Administrator',
};

const [teamsAdministrator, communications] = teamsRoles.writing;

const roleOf = ({ roles }: Granted): Found[] => {
  if (roles === undefined) return [cantTell('everyday', "its Teams role: its token doesn't tell.")];
  const beyond = Object.entries(farMore).flatMap(([id, name]) =>
    roles.includes(id)
      ? [tooMuch('everyday', `the role ${name}: Teams Communications Administrator is enough.`, takeRole)]
      : [],
  );
  return [teamsRole(roles), ...beyond];
};

const takeRole = 'give it Teams Communications Administrator and remove this role.';

const teamsRole = (roles: readonly string[]): Found => {
  if (roles.includes(communications)) return good('everyday', 'has the role Teams Communications Administrator.');
  if (roles.includes(teamsAdministrator)) return good('everyday', 'has the role Teams Administrator.');
  if (roles.includes(teamsRoles.telephony)) {
    return cantTell(
      'everyday',
      "whether Teams Telephony Administrator may give policies to many users at once: Microsoft's page on that doesn't name it.",
    );
  }
  if (teamsRoles.writing.some((id) => roles.includes(id))) {
    return good('everyday', 'may write in Teams by the role below.');
  }
  return missing(
    'everyday',
    'a Teams role that writes: none is assigned, it is only eligible (PIM), or it was assigned minutes ago.',
    'assign Teams Communications Administrator as active, as the script does.',
  );
};

const teamsApi = (has: CheckFacts['hasTeamsApi']): Found => {
  if (!isKnown(has)) return cantTell('tenant', `whether the API behind Teams PowerShell is known in it: ${has.why}`);
  return has.value
    ? good('tenant', 'knows the API behind Teams PowerShell.')
    : missing(
        'tenant',
        'the service principal of the API behind Teams PowerShell (Skype and Teams Tenant Admin API).',
        `az ad sp create --id ${teamsAdminApi}`,
      );
};

const setupOf = (setup: CheckFacts['setup'], needed: readonly SetupPermissionNeeded[]): Found[] => {
  if (setup === undefined) {
    return needed.length === 0
      ? [good('setup', 'none is set, and these files ask for nothing that takes one.')]
      : [
          good(
            'setup',
            `none is set: an up asks for one only when it has something to do for it (${nameAll(needed)}).`,
          ),
        ];
  }
  if (!isKnown(setup)) return [cantTell('setup', `its permissions: ${setup.why}`)];
  const held = setup.value;
  const lacking = needed.filter(({ name }) => !held.includes(name));
  const beyond = held.filter((one) => !needed.some(({ name }) => name === one)).toSorted();
  return [
    ...lacking.map(({ name, purpose }) =>
      missing('setup', `${name}: ${purpose}.`, 'grant it, as the script of --setup does.'),
    ),
    ...beyond.map((name) => tooMuch('setup', `${name}: these files need none of it.`, takeAway)),
    tooMuch(
      'setup',
      `it can sign in${held.length === 0 ? '' : ` and has ${held.toSorted().join(', ')}`}: what it may do is tier 0.`,
      'remove the application, and unset TRUNKLINE_SETUP_*, as soon as the up that asks for it is done.',
    ),
  ];
};

const nameAll = (needed: readonly SetupPermissionNeeded[]): string => needed.map(({ name }) => name).join(', ');
