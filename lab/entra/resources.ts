/** A service that tokens are issued for. */
export interface Resource {
  readonly appId: string;
  readonly displayName: string;
  /** What a client may put before `/.default`, besides the app id. */
  readonly identifiers: readonly string[];
}

export const microsoftGraph: Resource = {
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
  identifiers: ['https://graph.microsoft.com'],
};

/** Where Teams PowerShell goes (Connect-MicrosoftTeams, application authentication page). */
export const teamsAdmin: Resource = {
  appId: '48ac35b8-9aa8-4d74-927d-1f4a14a0b239',
  displayName: 'Skype and Teams Tenant Admin API',
  identifiers: ['https://api.interfaces.records.teams.microsoft.com'],
};

const resources = [microsoftGraph, teamsAdmin];

/** The resource that a scope names; the lab's own address is its Graph, because azuread asks for it by address. */
export const findResource = (identifier: string, origin: string): Resource | undefined => {
  const asked = identifier.replace(/\/+$/, '').toLowerCase();
  if (asked === origin.toLowerCase()) return microsoftGraph;
  return resources.find((one) => one.appId === asked || one.identifiers.includes(asked));
};

/** True if a token for `aud` opens the resource. */
export const isFor = (resource: Resource, aud: string, origin: string): boolean =>
  findResource(aud, origin) === resource;
