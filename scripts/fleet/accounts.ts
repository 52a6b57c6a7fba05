import { createHash } from 'node:crypto';

/** Accounts at services that tenants may share, by what tells one from another. A tenant's own Teams and Graph throttle is its own. */
const shared: readonly { readonly service: string; readonly by: readonly string[] }[] = [
  { service: 'Telnyx', by: ['TRUNKLINE_TELNYX_API_KEY'] },
  { service: 'CCAIP', by: ['TRUNKLINE_CCAIP_ENDPOINT', 'TRUNKLINE_CCAIP_TOKEN'] },
  { service: 'Azure (vaults)', by: ['TRUNKLINE_VAULT_CLIENT_ID'] },
  { service: 'Azure (DNS)', by: ['TRUNKLINE_DNS_CLIENT_ID'] },
];

/** An account that a tenant's credentials open; the id is a hash, which opens nothing. */
export interface Account {
  readonly service: string;
  readonly id: string;
}

/** In one order for all, so that two tenants who wait for two accounts never wait for each other. */
export const accountsOf = (env: Readonly<Record<string, string>>): Account[] =>
  shared.flatMap(({ service, by }) => {
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
