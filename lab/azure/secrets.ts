import { createHash } from 'node:crypto';
import type { LabContext } from '../context.ts';
import { AzureRefusal } from './error.ts';
import type { LabAzureResource, LabSecretVersion, LabVaultSecret } from './model.ts';

const keyOf = (vault: string, name: string): string => `${vault}/${name}`;

const daysOf = ({ properties }: LabAzureResource): number => Number(properties.softDeleteRetentionInDays ?? 90);

export const findVault = ({ store }: LabContext, name: string): LabAzureResource | undefined =>
  store
    .list('azureResource')
    .find((one) => one.type === 'Microsoft.KeyVault/vaults' && one.name.toLowerCase() === name.toLowerCase());

/** A secret, soft-deleted or not; one whose retention is over is gone. */
const lookUp = (lab: LabContext, vault: string, name: string): LabVaultSecret | undefined => {
  const found = lab.store.get('vaultSecret', keyOf(vault, name));
  if (found?.deleted === undefined || found.deleted.purgeAt > lab.clock.now()) return found;
  lab.store.delete('vaultSecret', keyOf(vault, name));
  return undefined;
};

export const findSecret = (lab: LabContext, vault: string, name: string): LabVaultSecret | undefined => {
  const found = lookUp(lab, vault, name);
  return found?.deleted === undefined ? found : undefined;
};

export const findDeleted = (lab: LabContext, vault: string, name: string): LabVaultSecret | undefined => {
  const found = lookUp(lab, vault, name);
  if (found?.deleted === undefined) return undefined;
  // Until it is deleted altogether it is in neither list.
  return found.deleted.at + lab.switches.secretDeletionSeconds * 1000 <= lab.clock.now() ? found : undefined;
};

/** The name is shown as it is; the rest of the text as public reports quote it. */
const taken = (name: string): AzureRefusal =>
  new AzureRefusal(
    409,
    'Conflict',
    `Secret ${name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.`,
    'ObjectIsDeletedButRecoverable',
  );

interface Written {
  readonly value: string;
  readonly contentType?: string | undefined;
  readonly attributes?: { readonly enabled?: boolean; readonly exp?: number; readonly nbf?: number } | undefined;
  readonly tags?: Record<string, string> | undefined;
}

/** Every write makes a version, whatever it writes (DOC: "each PUT"). Refused while a deleted one has the name. */
export const writeSecret = (lab: LabContext, vault: string, name: string, written: Written): LabVaultSecret => {
  const before = lookUp(lab, vault, name);
  if (before?.deleted !== undefined) throw taken(name);
  const versions = before?.versions ?? [];
  const now = Math.floor(lab.clock.now() / 1000);
  const { value, contentType, attributes, tags } = written;
  const version: LabSecretVersion = {
    version: createHash('md5').update(`${vault}/${name}/${versions.length}/${now}`).digest('hex'),
    value,
    attributes: { enabled: true, ...attributes, created: now, updated: now },
    ...(contentType !== undefined && { contentType }),
    ...(tags !== undefined && { tags }),
  };
  const secret = { vault, name, versions: [...versions, version] };
  lab.store.put('vaultSecret', keyOf(vault, name), secret);
  return secret;
};

export const newest = ({ versions }: LabVaultSecret): LabSecretVersion => {
  const version = versions.at(-1);
  if (version === undefined) throw new Error('a secret without versions');
  return version;
};

/** Soft-deletes (DOC: soft-delete can't be turned off). */
export const deleteSecret = (lab: LabContext, vault: LabAzureResource, secret: LabVaultSecret): LabVaultSecret => {
  const at = lab.clock.now();
  const deleted = { ...secret, deleted: { at, purgeAt: at + daysOf(vault) * 86_400_000 } };
  lab.store.put('vaultSecret', keyOf(vault.name, secret.name), deleted);
  return deleted;
};

export const recoverSecret = (lab: LabContext, secret: LabVaultSecret): LabVaultSecret => {
  const { deleted: _, ...alive } = secret;
  lab.store.put('vaultSecret', keyOf(secret.vault, secret.name), alive);
  return alive;
};

/** For good: a vault with purge protection lets nobody (DOC). */
export const purgeSecret = (lab: LabContext, vault: LabAzureResource, secret: LabVaultSecret): void => {
  if (vault.properties.enablePurgeProtection === true) {
    throw new AzureRefusal(403, 'Forbidden', 'Operation is not allowed on a vault with purge protection enabled.');
  }
  lab.store.delete('vaultSecret', keyOf(vault.name, secret.name));
};
