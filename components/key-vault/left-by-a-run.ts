import { getRoleAssignment } from '@pulumi/azure-native/authorization/getRoleAssignment.js';
import { getSecret } from '@pulumi/azure-native/keyvault/getSecret.js';
import { getVault } from '@pulumi/azure-native/keyvault/getVault.js';
import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../../tenant/problem.ts';
import { findInAzure } from '../find-in-azure.ts';
import { type KeyVaultPlan, marks, type PlannedVaultSecret } from './plan.ts';

type Asking = pulumi.InvokeOptions;

/** The id to take a secret up by: of one that has our marks, made by a run whose state doesn't know it: asked of what the state lacks alone. */
export const secretLeft = async (
  { place: { vault: vaultName, resourceGroup: resourceGroupName } }: KeyVaultPlan,
  { secretName, tags, id }: PlannedVaultSecret,
  asking: Asking,
): Promise<string | undefined> => {
  const found = await findInAzure(`secret ${secretName} of ${vaultName}`, () =>
    getSecret({ resourceGroupName, vaultName, secretName }, asking),
  );
  if (found === undefined) return undefined;
  const isOurs = Object.values(marks).every((mark) => found.tags?.[mark] === tags[mark]);
  if (isOurs) return id;
  throw new pulumi.RunError(
    formatProblem({
      file: 'Key Vault',
      path: `${vaultName}/${secretName}`,
      message:
        "a secret of this name is there, and its tags don't say that it is this tenant's generation; this stack's state has none of it.",
      allowed: "What others made isn't written over.",
      fix: `look whose it is. If it is this tenant's (a new version drops tags): az keyvault secret set-attributes --vault-name ${vaultName} --name ${secretName} --tags ${marks.tenant}=${tags[marks.tenant]} "${marks.generation}=${tags[marks.generation]}". If nobody uses it: az keyvault secret delete --vault-name ${vaultName} --name ${secretName}`,
    }),
  );
};

/** The id to take the vault up by: it was kept when the stack was destroyed, or a killed run left it. */
export const vaultLeft = async (
  { place: { vault: vaultName, resourceGroup: resourceGroupName } }: KeyVaultPlan,
  tenantId: string,
  asking: Asking,
): Promise<string | undefined> => {
  const found = await findInAzure(`vault ${vaultName}`, () => getVault({ resourceGroupName, vaultName }, asking));
  if (found === undefined) return undefined;
  if (found.tags?.[marks.tenant] === tenantId) return found.id;
  throw new pulumi.RunError(
    formatProblem({
      file: 'tenant.yaml',
      path: 'app.keyVault.make',
      message: `the vault ${vaultName} is there, and its tags don't say that it is this tenant's.`,
      allowed: "A vault that others made isn't changed.",
      fix: 'leave make out: secrets are written into it as it is.',
    }),
  );
};

/** The id to take the role assignment up by: its name says by itself whose it is. */
export const assignmentLeft = async (
  scope: string,
  roleAssignmentName: string,
  asking: Asking,
): Promise<string | undefined> => {
  const what = `role assignment ${roleAssignmentName}`;
  return (await findInAzure(what, () => getRoleAssignment({ scope, roleAssignmentName }, asking)))?.id;
};
