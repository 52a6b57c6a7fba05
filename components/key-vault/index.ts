import { getClientConfig } from '@pulumi/azure-native/authorization/getClientConfig.js';
import { RoleAssignment } from '@pulumi/azure-native/authorization/roleAssignment.js';
import { Secret } from '@pulumi/azure-native/keyvault/secret.js';
import { Vault } from '@pulumi/azure-native/keyvault/vault.js';
import * as pulumi from '@pulumi/pulumi';
import type { KeyVaultPlace, Tenant } from '../../tenant/tenant.ts';
import { type InState, readInState } from '../in-state.ts';
import { assignmentLeft, secretLeft, vaultLeft } from './left-by-a-run.ts';
import { assignmentName, type KeyVaultPlan, marks, planKeyVault } from './plan.ts';

/** A generation that Entra has made. */
export interface MadeSecret {
  readonly value: pulumi.Output<string>;
  /** RFC 3339. */
  readonly endDate: pulumi.Output<string>;
}

export interface KeyVaultArgs {
  readonly tenant: Tenant;
  readonly place: KeyVaultPlace;
  /** Client id of the application. */
  readonly applicationId: pulumi.Output<string>;
  /** Its generations, oldest first: those of `tenant.app.secrets`. */
  readonly secrets: readonly MadeSecret[];
}

/** What a look at Azure found before anything is registered. */
interface Found {
  readonly plan: KeyVaultPlan;
  /** Ids to take up by, by Pulumi name. */
  readonly left: ReadonlyMap<string, string>;
  /** Object id of who is signed in; only where the vault is made. */
  readonly officer?: string;
}

const secondsOf = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

/** Types, as URNs have them. */
const typeOf = {
  vault: 'azure-native:keyvault:Vault',
  secret: 'azure-native:keyvault:Secret',
  assignment: 'azure-native:authorization:RoleAssignment',
} as const;

/** Looks for what the state lacks, and for nothing else. */
const look = async (
  name: string,
  { tenant, place }: KeyVaultArgs,
  has: InState,
  asking: pulumi.InvokeOptions,
): Promise<Found> => {
  const plan = planKeyVault(name, tenant, place);
  const isKept = place.make === undefined || has(typeOf.vault, name);
  const vault = isKept ? undefined : await vaultLeft(plan, tenant.id, asking);
  const left = new Map(vault === undefined ? [] : [[name, vault]]);
  // Nothing is in a vault that isn't there yet.
  const isThere = isKept || vault !== undefined;
  for (const secret of isThere ? plan.secrets : []) {
    if (has(typeOf.secret, secret.name)) continue;
    const id = await secretLeft(plan, secret, asking);
    if (id !== undefined) left.set(secret.name, id);
  }
  if (plan.officer === undefined) return { plan, left };
  const { objectId: officer } = await getClientConfig(asking);
  if (isThere && !has(typeOf.assignment, plan.officer.name)) {
    const assignment = await assignmentLeft(vault ?? plan.vaultId, assignmentName(plan.vaultId, officer), asking);
    if (assignment !== undefined) left.set(plan.officer.name, assignment);
  }
  return { plan, left, officer };
};

/**
 * The application's client secrets in a vault of Azure Key Vault: one for each generation, with the generation's end, deleted when the generation goes.
 *
 * Written through Azure Resource Manager, which never shows a value: a change by hand isn't seen, and each write is a new version.
 * Deleted through the vault itself, which takes the role Key Vault Secrets Officer and a way through the vault's firewall. A deleted one keeps its name
 * for the vault's retention; azure-native recovers it when the same generation comes again.
 *
 * @see https://learn.microsoft.com/azure/key-vault/general/rbac-guide
 */
export class KeyVault extends pulumi.ComponentResource {
  /** Address of the newest generation, without a version. */
  declare readonly secretUri: pulumi.Output<string>;
  declare readonly nodes: { readonly secrets: readonly Secret[]; readonly vault?: Vault };

  private constructor(name: string, args: KeyVaultArgs, found: Found, options: pulumi.ComponentResourceOptions) {
    super('trunkline:index:KeyVault', name, {}, options);
    const before = createVault(this, name, args, found);
    const secrets = createSecrets(this, args, found, before);
    this.nodes = { secrets, ...(before.vault && { vault: before.vault }) };
    const uri = secrets.at(-1)?.properties.apply(({ secretUri }) => secretUri);
    this.secretUri = uri ?? pulumi.output('');
    this.registerOutputs({ secretUri: this.secretUri });
  }

  /** Looks at Azure first: what a killed run left is taken up, and what is others' refused. */
  static async open(
    name: string,
    args: KeyVaultArgs,
    options: pulumi.ComponentResourceOptions & { readonly provider: pulumi.ProviderResource },
  ): Promise<KeyVault> {
    return new KeyVault(
      name,
      args,
      await look(name, args, await readInState(), { provider: options.provider }),
      options,
    );
  }
}

interface Before {
  readonly vault?: Vault;
  readonly waitFor: readonly pulumi.Resource[];
}

const createVault = (
  parent: KeyVault,
  name: string,
  { tenant }: KeyVaultArgs,
  { plan, left, officer }: Found,
): Before => {
  const { place } = plan;
  const { make, vault: vaultName, resourceGroup: resourceGroupName } = place;
  if (make === undefined || plan.officer === undefined || officer === undefined) return { waitFor: [] };
  const vault = new Vault(
    name,
    {
      resourceGroupName,
      vaultName,
      location: make.location,
      tags: { [marks.tenant]: tenant.id },
      properties: {
        tenantId: place.tenant,
        sku: { family: 'A', name: 'standard' },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
      },
    },
    // Kept on destroy: purge protection would block its name, the world's, for 90 days.
    { parent, retainOnDelete: true, import: left.get(name) },
  );
  const assignment = new RoleAssignment(
    plan.officer.name,
    {
      scope: vault.id,
      roleAssignmentName: assignmentName(plan.vaultId, officer),
      principalId: officer,
      principalType: 'ServicePrincipal',
      roleDefinitionId: plan.officer.roleDefinitionId,
    },
    // Goes with the vault, which stays: the secrets in it are deleted by this very right.
    { parent, retainOnDelete: true, import: left.get(plan.officer.name) },
  );
  return { vault, waitFor: [vault, assignment] };
};

const createSecrets = (
  parent: KeyVault,
  { applicationId, secrets }: KeyVaultArgs,
  { plan, left }: Found,
  { waitFor }: Before,
): Secret[] =>
  plan.secrets.flatMap((planned, at) => {
    const made = secrets[at];
    if (made === undefined) return [];
    return new Secret(
      planned.name,
      {
        resourceGroupName: plan.place.resourceGroup,
        vaultName: plan.place.vault,
        secretName: planned.secretName,
        properties: {
          value: pulumi.secret(made.value),
          contentType: 'text/plain',
          attributes: { expires: made.endDate.apply(secondsOf) },
        },
        tags: { ...planned.tags, 'application-id': applicationId },
      },
      { parent, dependsOn: [...waitFor], protect: planned.protect, import: left.get(planned.name) },
    );
  });
