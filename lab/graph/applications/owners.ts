import type { LabContext } from '../../context.ts';
import type { Claims } from '../../entra/tokens.ts';
import type { Rows, Store } from '../../store.ts';
import { badRequest, forbidden, notFound } from '../error.ts';

const keyOf = (objectId: string, ownerId: string) => `${objectId}/${ownerId}`;

const ownerIds = (rows: Rows, objectId: string): string[] =>
  rows
    .list('owner')
    .filter((one) => one.objectId === objectId)
    .map((one) => one.ownerId);

const addOwner = (store: Store, objectId: string, ownerId: string): void =>
  store.put('owner', keyOf(objectId, ownerId), { objectId, ownerId });

/** An object that is gone is owned by nobody. */
export const forgetOwners = (store: Store, objectId: string): void => {
  for (const ownerId of ownerIds(store, objectId)) store.delete('owner', keyOf(objectId, ownerId));
};

/** Object id at the end of a reference: `https://…/v1.0/directoryObjects/<id>`, or `…directoryObjects('<id>')`. */
const referencedId = (reference: unknown): string =>
  /(?:directoryObjects|users|servicePrincipals)(?:\/|\(')([0-9a-f-]{36})/i
    .exec(String(reference))?.[1]
    ?.toLowerCase() ?? '';

const checkOwner = (store: Store, reference: unknown): string => {
  const id = referencedId(reference);
  const user = store.get('user', id);
  const known =
    store.get('servicePrincipal', id) !== undefined || (user !== undefined && user.deletedDateTime === null);
  if (!known) throw notFound(id === '' ? String(reference) : id);
  return id;
};

/** Ids of `owners@odata.bind`. */
export const readBoundOwners = (store: Store, body: Readonly<Record<string, unknown>>): string[] => {
  const bound = body['owners@odata.bind'];
  return Array.isArray(bound) ? [...new Set(bound.map((one) => checkOwner(store, one)))] : [];
};

/** POST owners/$ref. */
export const addOwnerReference = (store: Store, objectId: string, body: Readonly<Record<string, unknown>>): void => {
  const id = checkOwner(store, body['@odata.id']);
  if (ownerIds(store, objectId).includes(id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  addOwner(store, objectId, id);
};

/** DELETE owners/{id}/$ref. */
export const removeOwner = (store: Store, objectId: string, ownerId: string): void => {
  if (!store.delete('owner', keyOf(objectId, ownerId))) throw notFound(ownerId);
};

/** Owners as directory objects; each says what it is. */
export const ownerViews = (rows: Rows, objectId: string): Record<string, unknown>[] =>
  ownerIds(rows, objectId).flatMap((id) => {
    const principal = rows.get('servicePrincipal', id);
    if (principal !== undefined) return { '@odata.type': '#microsoft.graph.servicePrincipal', ...principal };
    const user = rows.get('user', id);
    return user === undefined
      ? []
      : {
          '@odata.type': '#microsoft.graph.user',
          id,
          displayName: user.displayName,
          userPrincipalName: user.userPrincipalName,
        };
  });

const isOwnedByOnly = (caller: Claims): boolean => !caller.roles.includes('Application.ReadWrite.All');

/** Application.ReadWrite.OwnedBy opens only what the caller's own service principal owns. */
export const checkOwnership = (store: Store, caller: Claims, objectId: string): void => {
  if (isOwnedByOnly(caller) && !ownerIds(store, objectId).includes(caller.oid)) throw forbidden();
};

/** Owners of a new object: those that were asked, and with OwnedBy the caller, who could do nothing with it otherwise. */
export const setFirstOwners = (
  { store }: LabContext,
  caller: Claims,
  objectId: string,
  body: Readonly<Record<string, unknown>>,
): void => {
  for (const id of readBoundOwners(store, body)) addOwner(store, objectId, id);
  if (isOwnedByOnly(caller)) addOwner(store, objectId, caller.oid);
};
