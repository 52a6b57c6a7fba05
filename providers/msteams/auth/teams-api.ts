/** Client id of the Skype and Teams Tenant Admin API, which Teams PowerShell works by; the same in every tenant. */
export const teamsAdminApi = '48ac35b8-9aa8-4d74-927d-1f4a14a0b239';
