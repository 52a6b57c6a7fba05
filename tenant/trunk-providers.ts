import { judgeTelnyx } from '../providers/telnyx/trunk/judge-settings.ts';
import { howToMakeKey, telnyxKey } from '../providers/telnyx/trunk/key.ts';
import { subdomainHost, telnyxRisks } from '../providers/telnyx/trunk/risks.ts';
import { telnyxSettings } from '../providers/telnyx/trunk/settings.ts';
import { teamsSuffix } from '../providers/telnyx/trunk/teams-name.ts';
import { telnyxTrunkOf } from '../providers/telnyx/trunk/telnyx-trunk.ts';

/**
 * SIP providers whose trunk `up` makes, by the word of `sipTrunk.provider`: each is a folder in `providers/`, and a line here.
 *
 * `settings` are the words that stand under `sipTrunk.<provider>`, `judge` says which of them don't go together, and `trunkOf` turns
 * them into what other parts use. `inboundDomain` says where the provider takes CCAIP's calls, as far as the settings say, by the one
 * that is named `inboundWord`; `nameSuffix` is behind every name that the provider makes; `risks` is what lint says of them. `key` names the account's key in the environment, TRUNKLINE_<PROVIDER>_API_KEY, and `howToMakeKey` says how a
 * person gets one.
 */
export const trunkProviders = {
  telnyx: {
    name: 'Telnyx',
    key: telnyxKey,
    howToMakeKey,
    settings: telnyxSettings,
    example:
      '{ subdomain: contoso-ujet, receiveFrom: ownConnections, outbound: { destinations: [NL], dailySpendLimit: 50 } }',
    judge: judgeTelnyx,
    trunkOf: telnyxTrunkOf,
    nameSuffix: teamsSuffix,
    inboundWord: 'subdomain',
    inboundDomain: ({ subdomain }: { readonly subdomain?: string | undefined }): string | undefined =>
      subdomain === undefined ? undefined : subdomainHost(subdomain),
    risks: telnyxRisks,
  },
} as const;

/** A SIP provider whose trunk `up` makes. */
export type TrunkProvider = keyof typeof trunkProviders;

/** Its trunk, under its name. */
export type TrunkOf = { readonly [Name in TrunkProvider]?: ReturnType<(typeof trunkProviders)[Name]['trunkOf']> };

export const trunkProviderNames = Object.keys(trunkProviders) as TrunkProvider[];
