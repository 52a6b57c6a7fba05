import type { GraphPermission } from '../../tenant/graph-permissions.ts';

/** Microsoft Graph's well-known application id. */
export const graphAppId = '00000003-0000-0000-c000-000000000000';

/** Delegated permissions as a grant names them. `scopeIds` are Graph's own in the tenant, by name: of an id alone they tell the name. */
export const claimValues = (
  permissions: readonly GraphPermission[],
  scopeIds: Readonly<Record<string, string>>,
): { readonly names: string[]; readonly unknown: string[] } => {
  const nameById = new Map(Object.entries(scopeIds).map(([name, id]) => [id.toLowerCase(), name]));
  const scopes = permissions.filter(({ type }) => type === 'Scope');
  const nameOf = ({ name, id }: GraphPermission) => name ?? nameById.get(id);
  return {
    names: scopes.flatMap((one) => nameOf(one) ?? []),
    unknown: scopes.flatMap((one) => (nameOf(one) === undefined ? [one.id] : [])),
  };
};
