import { teamsAdminApi } from '../../providers/msteams/auth/teams-api.ts';
import { teamsRoles } from '../../providers/msteams/auth/teams-roles.ts';
import type { Identity } from './identity.ts';

/** The role by which Teams PowerShell goes, and no more than it needs. */
const [, teamsCommunicationsAdministrator] = teamsRoles.writing;
const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/** What a script is made from. */
export interface ScriptOf {
  readonly tenant: string;
  /** Entra tenant id (GUID). */
  readonly tenantId: string;
  readonly identity: Identity;
  /** Application permissions of Microsoft Graph, with what each is for. */
  readonly permissions: readonly { readonly name: string; readonly purpose: string }[];
  /** `everyday` gets a Teams role and stays; `setup` is removed again. */
  readonly as: 'everyday' | 'setup';
}

/**
 * The PowerShell that a Privileged Role Administrator runs once. It may be run again: what is there is left. An application that has the name
 * already is never taken up by it, since anybody may register one: only by its client id.
 *
 * Written by Microsoft's pages of the cmdlets of the Microsoft Graph PowerShell module; never run against Entra.
 */
export const scriptText = (of: ScriptOf): string =>
  `${[
    ...heading(of),
    ...connect(of),
    ...(of.identity.kind === 'application' ? application(of.identity) : managedIdentity(of.identity.objectId)),
    ...permissions(of),
    ...(of.as === 'everyday' ? [...role, ...api] : []),
    ...ending(of),
  ].join('\n')}\n`;

/** PowerShell takes typographic quotes for quotes. */
const quoted = (text: string): string => `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;

/** What is only told, on one line. */
const told = (text: string): string => text.replaceAll(/\s+/g, ' ');

const heading = ({ tenant, tenantId, as }: ScriptOf): string[] =>
  as === 'everyday'
    ? [
        `# What a Privileged Role Administrator of tenant ${tenantId} runs once, for the identity by which trunkline's`,
        `# npm run pulumi -- up -s ${told(tenant)} works every day. PowerShell 7 with the Microsoft Graph module:`,
        '# Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Applications, Microsoft.Graph.Identity.Governance -Scope CurrentUser',
        '# It may be run again, an application by --client-id: what is there is left as it is. Nothing in it is secret.',
      ]
    : [
        `# What a Privileged Role Administrator of tenant ${tenantId} runs for trunkline's setup identity: what is tier 0, for as`,
        `# long as an up of ${told(tenant)} has such a thing to do. PowerShell 7 with the Microsoft Graph module:`,
        '# Install-Module Microsoft.Graph.Authentication, Microsoft.Graph.Applications -Scope CurrentUser',
        '# The last line removes it again. Nothing in it is secret.',
      ];

const connect = ({ tenantId, as }: ScriptOf): string[] => {
  const scopes = ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'];
  return [
    "$ErrorActionPreference = 'Stop'",
    `$tenant = ${quoted(tenantId)}`,
    `Connect-MgGraph -TenantId $tenant -NoWelcome -Scopes ${[...scopes, ...(as === 'everyday' ? ['RoleManagement.ReadWrite.Directory'] : [])].map(quoted).join(', ')}`,
    'if ((Get-MgContext).TenantId -ne $tenant) { throw "You are signed in to another tenant than $tenant." }',
  ];
};

const application = ({ name, clientId, federated }: Identity & { kind: 'application' }): string[] => [
  '',
  '# The application and its service principal.',
  ...(clientId === undefined ? newApplication(name) : knownApplication(clientId)),
  '$identities = @(Get-MgServicePrincipal -All -Filter "appId eq \'$($app.AppId)\'")',
  '$identity = if ($identities.Count -eq 1) { $identities[0] } else { New-MgServicePrincipal -AppId $app.AppId }',
  ...(federated === undefined ? [] : federation(federated)),
];

const newApplication = (name: string): string[] => [
  `$name = ${quoted(name)}`,
  '$namesakes = @(Get-MgApplication -All -Filter "displayName eq \'$($name.Replace("\'", "\'\'"))\'")',
  'if ($namesakes.Count -gt 0) {',
  '  # Anybody may register an application of this name: it gets nothing by its name alone.',
  '  throw "There is an application named $name already: client id $($namesakes.AppId -join \', \'). Is it this one? Then make the script again with --client-id; if not, with another --name."',
  '}',
  '$app = New-MgApplication -DisplayName $name -SignInAudience AzureADMyOrg',
  '"Made $name. If anything below fails, wait a minute and make the script again with --client-id $($app.AppId)"',
];

const knownApplication = (clientId: string): string[] => [
  `$apps = @(Get-MgApplication -All -Filter "appId eq '${clientId}'")`,
  `if ($apps.Count -ne 1) { throw 'There is no application with client id ${clientId} in this tenant.' }`,
  '$app = $apps[0]',
];

const federation = ({ issuer, subject }: { readonly issuer: string; readonly subject: string }): string[] => [
  '',
  '# Whose token stands for a secret: that of the CI in use, and of this subject alone.',
  `$issuer = ${quoted(issuer)}`,
  `$subject = ${quoted(subject)}`,
  '$trusted = @(Get-MgApplicationFederatedIdentityCredential -ApplicationId $app.Id -All)',
  'if (-not ($trusted | Where-Object { $_.Issuer -ceq $issuer -and $_.Subject -ceq $subject })) {',
  '  New-MgApplicationFederatedIdentityCredential -ApplicationId $app.Id -BodyParameter @{',
  '    name = "trunkline-$($trusted.Count + 1)"; issuer = $issuer; subject = $subject; audiences = @(\'api://AzureADTokenExchange\')',
  '  } | Out-Null',
  '}',
];

const managedIdentity = (objectId: string): string[] => [
  '',
  '# The managed identity.',
  `$identity = Get-MgServicePrincipal -ServicePrincipalId '${objectId}'`,
  'if ($identity.ServicePrincipalType -ne \'ManagedIdentity\') { throw "$($identity.DisplayName) is no managed identity." }',
];

const permissions = ({ permissions: needed }: ScriptOf): string[] => {
  const width = Math.max(...needed.map(({ name }) => name.length)) + 2;
  return [
    '',
    '# Its permissions of Microsoft Graph, with consent.',
    `$graph = @(Get-MgServicePrincipal -All -Filter "appId eq '${microsoftGraph}'")[0]`,
    '$granted = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $identity.Id -All)',
    'foreach ($name in @(',
    ...needed.map(({ name, purpose }) => `    ${quoted(name).padEnd(width)} # ${told(purpose)}`),
    '  )) {',
    "  $permission = $graph.AppRoles | Where-Object { $_.Value -eq $name -and $_.AllowedMemberTypes -contains 'Application' }",
    '  if ($null -eq $permission) { throw "Microsoft Graph has no application permission $name in this tenant." }',
    '  if ($granted | Where-Object { $_.ResourceId -eq $graph.Id -and $_.AppRoleId -eq $permission.Id }) { continue }',
    '  New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId $graph.Id -PrincipalId $identity.Id -ResourceId $graph.Id -AppRoleId $permission.Id | Out-Null',
    '}',
  ];
};

const role: readonly string[] = [
  '',
  '# Its role: Teams Communications Administrator, active. One that is only eligible (PIM) is in no token.',
  `$role = '${teamsCommunicationsAdministrator}'`,
  '$held = @(Get-MgRoleManagementDirectoryRoleAssignment -All -Filter "principalId eq \'$($identity.Id)\'")',
  'if (-not ($held | Where-Object { $_.RoleDefinitionId -eq $role })) {',
  "  New-MgRoleManagementDirectoryRoleAssignment -PrincipalId $identity.Id -RoleDefinitionId $role -DirectoryScopeId '/' | Out-Null",
  '}',
];

const api: readonly string[] = [
  '',
  '# The API behind Teams PowerShell has to be known in the tenant; no permission of it is needed, and one would shut the identity out.',
  `if (@(Get-MgServicePrincipal -All -Filter "appId eq '${teamsAdminApi}'").Count -eq 0) { New-MgServicePrincipal -AppId '${teamsAdminApi}' | Out-Null }`,
];

const ending = ({ identity, as }: ScriptOf): string[] => {
  const prefix = as === 'everyday' ? 'ARM' : 'TRUNKLINE_SETUP';
  if (identity.kind === 'managed identity') {
    return ['', `"${prefix}_USE_MSI=true", "${prefix}_CLIENT_ID=$($identity.AppId)"`];
  }
  const { federated } = identity;
  return [
    '',
    ...(federated === undefined
      ? [
          '# It has no way to sign in yet: a federated credential for your CI (--github, or --issuer and --subject), or a certificate.',
        ]
      : []),
    `"${prefix}_CLIENT_ID=$($app.AppId)"${federated === undefined ? '' : `, "${prefix}_USE_OIDC=true"`}`,
    ...(as === 'setup'
      ? ['', '# Afterwards:', '"When the up is done: Remove-MgApplication -ApplicationId $($app.Id)"']
      : []),
  ];
};
