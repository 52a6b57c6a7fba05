import type { Rows } from '../store.ts';

const byName = <Row>(rows: readonly Row[], nameOf: (row: Row) => string): Row[] =>
  rows.toSorted((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));

/** What is random, a moment, or the lab's own address. */
const fleeting = new Set(['etag', 'vaultUri', 'fqdn']);

const plain = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !fleeting.has(name)));

/** Azure as JSON that is equal for equal ones: ids without their case, of a secret how its newest version is kept and not its value. */
export const dumpAzure = (rows: Rows): object => ({
  resources: byName(
    rows.list('azureResource').map(({ id, tags, location, properties }) => ({
      id: id.toLowerCase(),
      location,
      tags,
      properties: plain(properties),
    })),
    ({ id }) => id,
  ),
  roles: byName(
    rows.list('azureRole').map(({ scope, roleDefinitionId, principalId }) => ({
      scope: scope.toLowerCase(),
      role: roleDefinitionId.split('/').at(-1),
      principalId,
    })),
    (one) => JSON.stringify(one),
  ),
  secrets: byName(
    rows.list('vaultSecret').map(({ vault, name, versions, deleted }) => {
      const { contentType, attributes, tags } = versions.at(-1) ?? {};
      return {
        id: `${vault}/${name}`.toLowerCase(),
        contentType,
        exp: attributes?.exp,
        tags,
        isDeleted: deleted !== undefined,
      };
    }),
    ({ id }) => id,
  ),
});
