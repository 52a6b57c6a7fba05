/** Settings that only a tenant file has, never a template: what only a tenant can say of itself. */
export const tenantsOwn: readonly string[] = [
  'extends',
  'tenant',
  'approvals',
  'exceptions',
  'emergencyForms',
  'global',
  'allowSignInChange',
];
