import { notKnownYet } from './not-known-yet.ts';
import type { TenantParts } from './schema/parse-sections.ts';
import type { TenantFile } from './schema/tenant-file.ts';
import type { SipTrunk } from './sip-trunk.ts';
import { type TrunkOf, type TrunkProvider, trunkProviders } from './trunk-providers.ts';
import type { TrunkRisk } from './trunk-risk.ts';

/** What `up` makes at the provider, under the provider's name; nothing where the provider is one of the customer's own choice. */
export const trunkAt = (tenant: string, file: TenantFile['sipTrunk']): TrunkOf => {
  const provider = providerOf({ sipTrunk: file });
  const settings = provider && file[provider];
  return provider && settings ? { [provider]: trunkProviders[provider].trunkOf(tenant, settings) } : {};
};

/** The provider at which `up` makes the trunk; nothing where it is one of the customer's own choice. */
export const providerOf = ({ sipTrunk }: Pick<TenantParts, 'sipTrunk'>): TrunkProvider | undefined =>
  sipTrunk?.provider === undefined || sipTrunk.provider === 'byo' ? undefined : sipTrunk.provider;

/** The domain that takes CCAIP's calls, as typed, or as the provider's settings say it; undefined: neither does. */
export const inboundDomainOf = (file: Pick<TenantParts, 'sipTrunk'>): string | undefined => {
  const provider = providerOf(file);
  return (
    file.sipTrunk?.inboundDomain ??
    (provider && trunkProviders[provider].inboundDomain(file.sipTrunk?.[provider] ?? {}))
  );
};

/** The SIP domain's name, which isn't known yet where the provider makes it; undefined: the file should say it, and doesn't. */
export const sipDomainOf = (file: Pick<TenantParts, 'sipTrunk' | 'sipDomain'>): string | undefined =>
  file.sipDomain?.name ?? (providerOf(file) && notKnownYet);

/** What the provider's settings let happen. */
export const risksOf = (sipTrunk: SipTrunk): readonly TrunkRisk[] => {
  const { provider, inboundDomain } = sipTrunk;
  const trunk = provider && sipTrunk[provider];
  return provider && trunk ? trunkProviders[provider].risks(trunk, inboundDomain) : [];
};
