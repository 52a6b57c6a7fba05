import { isNotFound } from '../../providers/kit/error.ts';
import type { AzureadClient } from './client.ts';

type Json = Readonly<Record<string, unknown>>;

/** `applications` or `servicePrincipals`: both have owners, and both are waited for when they go. */
type Collection = 'applications' | 'servicePrincipals';

const words = { applications: 'application', servicePrincipals: 'service principal' } as const;

/** GET that tells absence by its typed 404 only. */
export const find = async (client: AzureadClient, path: string, doing: string): Promise<Json | undefined> => {
  try {
    return await client.call('GET', path, doing);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
};

export const readOwners = async (client: AzureadClient, collection: Collection, id: string): Promise<string[]> => {
  const path = `/v1.0/${collection}/${id}/owners`;
  const { value } = await client.call('GET', path, `read owners of ${words[collection]} "${id}"`);
  return (value as { id: string }[]).map((one) => one.id).toSorted();
};

const reference = (client: AzureadClient, id: string) => `${client.graph}/v1.0/directoryObjects/${id}`;

/**
 * Owners of a new object: the caller, who must be able to go on, and up to 19 of those asked for. A caller who isn't among
 * the asked is taken off again, and with Application.ReadWrite.OwnedBy has then locked itself out.
 */
export const firstOwners = (client: AzureadClient, owners: readonly string[]) => {
  const others = owners.filter((id) => id.toLowerCase() !== client.objectId);
  return {
    bind: [client.objectId, ...others.slice(0, 19)].map((id) => reference(client, id)),
    later: others.slice(19),
    dropCaller: others.length === owners.length,
  };
};

export const addOwner = (client: AzureadClient, collection: Collection, id: string, owner: string) =>
  client.call('POST', `/v1.0/${collection}/${id}/owners/$ref`, `add owner to ${words[collection]} "${id}"`, {
    '@odata.id': reference(client, owner),
  });

export const removeOwner = (client: AzureadClient, collection: Collection, id: string, owner: string) =>
  client.call(
    'DELETE',
    `/v1.0/${collection}/${id}/owners/${owner}/$ref`,
    `remove owner from ${words[collection]} "${id}"`,
  );

/** Adds what is missing, then removes what is too much. */
export const setOwners = async (
  client: AzureadClient,
  collection: Collection,
  id: string,
  owners: readonly string[],
): Promise<void> => {
  const before = await readOwners(client, collection, id);
  for (const owner of owners) if (!before.includes(owner)) await addOwner(client, collection, id, owner);
  for (const owner of before) if (!owners.includes(owner)) await removeOwner(client, collection, id, owner);
};

/** DELETE, then GET until it has been gone five times in a row, 5 seconds apart. What is gone already is an error: 404. */
export const deleteAndWait = async (client: AzureadClient, collection: Collection, id: string): Promise<void> => {
  const path = `/v1.0/${collection}/${id}`;
  const doing = `delete ${words[collection]} "${id}"`;
  await client.call('DELETE', path, doing);
  await client.confirm(async () => (await find(client, path, doing)) === undefined, 5);
};
