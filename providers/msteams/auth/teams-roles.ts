/** Template ids of Entra's built-in roles. @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const teamsRoles = {
  telephony: 'aa38014f-0993-46e9-9b45-30501a20909d',
  writing: [
    '69091246-20e8-4a56-aa4d-066075b2a7a8', // Teams Administrator
    'baf37b3a-610e-45da-9e62-d9d1e5e8914b', // Teams Communications Administrator
    '62e90394-69f5-4237-9190-012177145e10', // Global Administrator
  ],
  reading: [
    '1076ac91-f3d9-41a7-a339-dcdf5f480acc', // Teams Reader
    'f2ef992c-3afb-46b9-b7cf-a126ee74c451', // Global Reader
  ],
} as const;

/** What gives an identity the role that it lacks. */
export const assignTeamsRole =
  'assign the Entra role "Teams Communications Administrator" to the application\'s service principal (or the managed identity) as active, not eligible, then run again: it counts in tokens that are issued later.';
