import { ccaipToken, howToMakeToken } from '../providers/ccaip/place.ts';
import type { Problem } from '../tenant/problem.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { trunkProviders } from '../tenant/trunk-providers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What an `up` of this tenant can't do without, and the environment hasn't; a preview goes without. */
export const lackingSecrets = ({ ucaas, sipTrunk }: Tenant, env: Environment): Problem[] => {
  const trunk = sipTrunk.provider && trunkProviders[sipTrunk.provider];
  return [
    ...(ucaas.externalUsers?.by === 'api' && !env[ccaipToken]
      ? [
          {
            file: 'environment',
            path: ccaipToken,
            message: "it isn't set, and external users are set by CCAIP's API (ucaas.externalUsers: by: api).",
            allowed: 'The token of an API credential of the CCAIP portal; a preview goes without.',
            fix: howToMakeToken,
          },
        ]
      : []),
    ...(trunk !== undefined && !env[trunk.key]
      ? [
          {
            file: 'environment',
            path: trunk.key,
            message: `it isn't set, and the SIP trunk is made at ${trunk.name} (sipTrunk.provider: ${sipTrunk.provider}).`,
            allowed: `The key of an account at ${trunk.name}; a preview goes without, and can't tell then what changes there.`,
            fix: trunk.howToMakeKey,
          },
        ]
      : []),
  ];
};
