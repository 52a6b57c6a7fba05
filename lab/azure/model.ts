/** A resource of Azure Resource Manager, keyed by its id: resource groups, vaults, DNS zones and their record sets. */
export interface LabAzureResource {
  /** As it was written first: ARM keeps the case, and finds it in any. */
  id: string;
  name: string;
  type: string;
  location?: string;
  tags?: Record<string, string>;
  properties: Record<string, unknown>;
}

/** Who may do what where: an assignment of one of the roles in `roles.ts`. */
export interface LabAzureRole {
  id: string;
  name: string;
  scope: string;
  roleDefinitionId: string;
  principalId: string;
  principalType: string;
  /** Lab time (ms) from which services know it. */
  countsFrom: number;
}

export interface LabSecretVersion {
  readonly version: string;
  readonly value: string;
  readonly contentType?: string;
  /** Seconds since 1970, as every date of a vault. */
  readonly attributes: {
    readonly enabled: boolean;
    readonly exp?: number;
    readonly nbf?: number;
    readonly created: number;
    readonly updated: number;
  };
  readonly tags?: Record<string, string>;
}

/** A secret of a vault, keyed `<vault>/<name>`. */
export interface LabVaultSecret {
  vault: string;
  name: string;
  /** Oldest first: each write makes one. */
  versions: LabSecretVersion[];
  /** Soft-deleted, by lab time (ms): its name is taken until then. */
  deleted?: { at: number; purgeAt: number };
}
