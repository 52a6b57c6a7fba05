import { createHash } from 'node:crypto';

/** Accounts at services that tenants may share, by what tells one from another. A tenant's own Teams and Graph throttle is its own. */
const shared: readonly { readonly service: string; readonly by: readonly string[] }[] = [
  { service: 'CCAIP', by: ['TRUNKLINE_CCAIP_ENDPOINT', 'TRUNKLINE_CCAIP_TOKEN'] },
  { service: 'Azure (vaults)', by: ['TRUNKLINE_VAULT_CLIENT_ID'] },
  { service: 'Azure (DNS)', by: ['TRUNKLINE_DNS_CLIENT_ID'] },
];

/** An account that a tenant's credentials open; the id is a hash, which opens nothing. */
export interface Account {
  readonly service: string;
  readonly id: string;
}

/** Providers of SIP trunks: `TRUNKLINE_TELNYX_API_KEY` opens an account at Telnyx. */
const byKey = (env: Readonly<Record<string, string>>): { readonly service: string; readonly by: readonly string[] }[] =>
  Object.keys(env)
    .sort()
    .flatMap((name) => {
      const [, provider] = /^TRUNKLINE_([A-Z0-9]+)_API_KEY$/.exec(name) ?? [];
      return provider === undefined ? [] : [{ service: provider[0] + provider.slice(1).toLowerCase(), by: [name] }];
    });

/** In one order for all, so that two tenants who wait for two accounts never wait for each other. */
export const accountsOf = (env: Readonly<Record<string, string>>): Account[] =>
  [...shared, ...byKey(env)].flatMap(({ service, by }) => {
    const values = by.map((name) => env[name] ?? '');
    if (values.every((value) => value === '')) return [];
    return [
      {
        service,
        id: createHash('sha256')
          .update(JSON.stringify([service, ...values]))
          .digest('hex'),
      },
    ];
  });
