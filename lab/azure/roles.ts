import type { LabContext } from '../context.ts';
import type { Claims } from '../entra/tokens.ts';

/**
 * Built-in roles, as far as they matter here: id, name and what they allow (DOC: role-based-access-control/built-in-roles). Contributor
 * manages a vault and writes secrets through ARM, and opens no secret.
 */
const roles: readonly { readonly id: string; readonly name: string; readonly allows: readonly RegExp[] }[] = [
  { id: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', name: 'Owner', allows: [/^manage /] },
  {
    id: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
    name: 'Contributor',
    allows: [/^manage (?!Microsoft\.Authorization\/roleAssignments)/],
  },
  {
    id: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    name: 'User Access Administrator',
    allows: [/^manage Microsoft\.Authorization\//],
  },
  { id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', name: 'Key Vault Secrets Officer', allows: [/^secret /] },
  { id: '4633458b-17de-408a-b874-0445c86b69e6', name: 'Key Vault Secrets User', allows: [/^secret get$/] },
  {
    id: 'befefa01-2a29-4197-83a8-272ff33ce314',
    name: 'DNS Zone Contributor',
    allows: [/^manage Microsoft\.Network\/dnsZones/i],
  },
];

export const roleNamed = (name: string): string => {
  const role = roles.find((one) => one.name === name);
  if (role === undefined) throw new Error(`no role ${name}`);
  return role.id;
};

const covers = (scope: string, id: string): boolean =>
  id.toLowerCase() === scope.toLowerCase() || id.toLowerCase().startsWith(`${scope.toLowerCase()}/`);

/** Whether a caller may: `manage <type>` through ARM, or `secret get|set|delete|recover|purge` in the vault with that id. */
export const may = ({ store, clock }: LabContext, { oid }: Claims, action: string, id: string): boolean =>
  store.list('azureRole').some((one) => {
    if (one.principalId !== oid || one.countsFrom > clock.now() || !covers(one.scope, id)) return false;
    const role = roles.find(({ id: known }) => one.roleDefinitionId.toLowerCase().endsWith(known));
    return role?.allows.some((allowed) => allowed.test(action)) === true;
  });
