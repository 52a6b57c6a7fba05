import { createHash } from 'node:crypto';
import type { KeyVaultPlace, Tenant } from '../../tenant/tenant.ts';

/** One secret of the vault: a generation of the application's. */
export interface PlannedVaultSecret {
  /** Its Pulumi name. */
  readonly name: string;
  /** The generation's name in the tenant file. */
  readonly generation: string;
  /** Its name in the vault. */
  readonly secretName: string;
  /** ARM's id, in the spelling in which azure-native keeps it. */
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  /** CCAIP is linked with it. */
  readonly protect: boolean;
}

export interface KeyVaultPlan {
  readonly place: KeyVaultPlace;
  /** ARM's id of the vault. */
  readonly vaultId: string;
  readonly secrets: readonly PlannedVaultSecret[];
  /** Only where this stack makes the vault. */
  readonly officer?: {
    readonly name: string;
    readonly roleDefinitionId: string;
  };
}

/** Key Vault Secrets Officer. @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/security */
const secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7';

/** A secret's name in a vault is 1-127 letters, digits and hyphens, in any case. */
const longest = 127;

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);

/**
 * Name of a generation in the vault, which several tenants may share: the tenant's name for people, the start of its id so that two of one
 * name don't meet, and the generation, in lower case: to a vault case means nothing. Whatever a vault doesn't take becomes a hyphen, and a hash then keeps names apart.
 */
export const vaultSecretName = ({ name, id }: Pick<Tenant, 'name' | 'id'>, generation: string): string => {
  const wanted = `${name}-${id.slice(0, 8)}-${generation}`.toLowerCase();
  const taken = wanted.replaceAll(/[^0-9A-Za-z-]/g, '-');
  if (taken === wanted && taken.length <= longest) return taken;
  return `${taken.slice(0, longest - 9)}-${short(wanted)}`;
};

/** What the tags of a secret say of whose it is: `up` takes up one that a killed run left, and no other. */
export const marks = {
  tenant: 'trunkline-tenant',
  generation: 'trunkline-generation',
} as const;

/** A GUID that is the same in each run: ARM names a role assignment by one. */
export const assignmentName = (vaultId: string, principalId: string): string => {
  const hex = createHash('sha256').update(`${vaultId}/${principalId}`.toLowerCase()).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** To Azure, case means nothing: another one in the tenant file is no other vault, and must not look like one. */
const inOneSpelling = (place: KeyVaultPlace): KeyVaultPlace => ({
  ...place,
  vault: place.vault.toLowerCase(),
  resourceGroup: place.resourceGroup.toLowerCase(),
  subscription: place.subscription.toLowerCase(),
});

/** The vault's secrets, oldest generation first. */
export const planKeyVault = (name: string, tenant: Tenant, typed: KeyVaultPlace): KeyVaultPlan => {
  const place = inOneSpelling(typed);
  const { subscription, resourceGroup, vault, make } = place;
  const vaultId = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.KeyVault/vaults/${vault}`;
  return {
    place,
    vaultId,
    secrets: tenant.app.secrets.map(({ name: generation }) => {
      const secretName = vaultSecretName(tenant, generation);
      return {
        name: `${name}-${generation.toLowerCase()}`,
        generation,
        secretName,
        id: `${vaultId}/secrets/${secretName}`,
        tags: { [marks.tenant]: tenant.id, [marks.generation]: generation },
        protect: tenant.ucaas.linked?.secret === generation,
      };
    }),
    ...(make && {
      officer: {
        name: `${name}-secrets-officer`,
        roleDefinitionId: `/subscriptions/${subscription}/providers/Microsoft.Authorization/roleDefinitions/${secretsOfficer}`,
      },
    }),
  };
};
