import type { TenantFile } from './schema/tenant-file.ts';
import { type TrunkOf, trunkProviders } from './trunk-providers.ts';

type Typed = Partial<TenantFile['sipTrunk']>;

/** What `up` makes at the provider, under the provider's name; nothing where the provider is one of the customer's own choice. */
export const trunkAt = (tenant: string, file: TenantFile['sipTrunk']): TrunkOf => {
  const { provider } = file;
  const settings = provider === 'byo' ? undefined : file[provider];
  if (provider === 'byo' || settings === undefined) return {};
  return { [provider]: trunkProviders[provider].trunkOf(tenant, settings) };
};

/** The domain that takes CCAIP's calls: as typed, or as the provider's settings say it. */
export const inboundDomainOf = ({ provider = 'byo', inboundDomain, ...rest }: Typed): string | undefined =>
  inboundDomain ?? (provider === 'byo' ? undefined : trunkProviders[provider].inboundDomain(rest[provider] ?? {}));
