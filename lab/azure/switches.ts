/** How Azure behaves where it depends on versions, and how long it takes. */
export interface AzureSwitches {
  /**
   * A secret whose name a deleted one has: azure-native recovers that one and writes a new version (SRC: since pull request 4759,
   * in the pinned version), or is refused as by versions before, and where the data plane doesn't answer.
   */
  deletedSecrets: 'recovered' | 'refused';
  /** Ids in answers: as they were asked by, or with `resourcegroups` in lower case (OBS: both are seen; ids are the same without case, DOC). */
  azureIds: 'as asked' | 'other case';
  /** What is assigned counts after this long (DOC: up to ten minutes). */
  azureRoleSeconds: number;
  /** A secret is deleted, and can be recovered, after this long (OBS: seconds). */
  secretDeletionSeconds: number;
}

export const defaultAzureSwitches: AzureSwitches = {
  deletedSecrets: 'recovered',
  azureIds: 'as asked',
  azureRoleSeconds: 60,
  secretDeletionSeconds: 5,
};

export const azureChoices = {
  deletedSecrets: ['recovered', 'refused'],
  azureIds: ['as asked', 'other case'],
} as const;

export const secondAzureSettings = { deletedSecrets: 'refused', azureIds: 'other case' } as const;
