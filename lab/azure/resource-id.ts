/** What an id of Azure Resource Manager says: `/subscriptions/…/resourceGroups/…/providers/<type>/<name>[/<type>/<name>…]`. */
export interface ResourceId {
  readonly scope: string;
  /** E.g. `Microsoft.KeyVault/vaults/secrets`. */
  readonly type: string;
  /** One for each part of the type behind the provider. */
  readonly names: readonly string[];
}

export const parseId = (id: string): ResourceId | undefined => {
  const at = id.toLowerCase().lastIndexOf('/providers/');
  if (at < 0) return undefined;
  const [provider = '', ...rest] = id.slice(at + '/providers/'.length).split('/');
  if (rest.length < 2 || rest.length % 2 !== 0) return undefined;
  return {
    scope: id.slice(0, at),
    type: [provider, ...rest.filter((_, index) => index % 2 === 0)].join('/'),
    names: rest.filter((_, index) => index % 2 === 1),
  };
};
