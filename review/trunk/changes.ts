import type { NotAnalysed } from '../../routing/compare/not-analysed.ts';
import type { VoiceConfig } from '../../routing/config.ts';
import { inWords } from '../../routing/in-words.ts';
import type { SipTrunk } from '../../tenant/sip-trunk.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { trunkProviders } from '../../tenant/trunk-providers.ts';
import type { TenantReview } from '../review-schema.ts';
import type { TrunkChange } from './change.ts';
import { countryReach } from './destination-reach.ts';
import { inboundChanges } from './inbound.ts';
import { limitChanges } from './limits.ts';
import { numberChanges } from './numbers.ts';
import { trunkAbouts } from './schema.ts';

/** Both versions of a tenant, with what decides about calls in each. */
export interface Both {
  readonly base: Tenant;
  readonly head: Tenant;
  readonly before: VoiceConfig;
  readonly after: VoiceConfig;
}

/** What a change of the trunk's settings does, the worst first; nothing here says where calls go in Teams. */
export const trunkChangesOf = (
  both: Both,
): { readonly trunkChanges: TenantReview['trunkChanges']; readonly notAnalysed: readonly NotAnalysed[] } => {
  const { base, head } = both;
  const destinations = destinationChanges(both);
  const found = [
    ...providerChanges(base.sipTrunk, head.sipTrunk),
    ...emergencyChanges(base.sipTrunk, head.sipTrunk),
    ...destinations.changes,
    ...inboundChanges(base, head),
    ...limitChanges(base.sipTrunk, head.sipTrunk),
    ...numberChanges(base, head),
  ];
  const rank = ({ about }: TrunkChange): number => trunkAbouts.indexOf(about);
  return { trunkChanges: found.toSorted((a, b) => rank(a) - rank(b)), notAnalysed: destinations.notAnalysed };
};

const nameOf = ({ provider }: SipTrunk): string =>
  provider === undefined ? "a provider of one's own choice" : trunkProviders[provider].name;

const providerChanges = (base: SipTrunk, head: SipTrunk): TrunkChange[] =>
  base.provider === head.provider
    ? []
    : [
        {
          about: 'provider',
          text: `the SIP trunk is with ${nameOf(head)} instead of ${nameOf(base)}: every call in and out goes by another carrier${head.telnyx === undefined ? '' : `, which lets calls to ${inWords(head.telnyx.outbound.destinations)} through alone`}`,
        },
      ];

/** Whether the carrier takes emergency calls of the numbers, and which place it tells. */
const emergencyChanges = ({ telnyx: was }: SipTrunk, { telnyx: is }: SipTrunk): TrunkChange[] => {
  if (was === undefined || is === undefined || was.emergencyAddress === is.emergencyAddress) return [];
  const [before, after] = [was.emergencyAddress, is.emergencyAddress];
  if (after === undefined)
    return [
      {
        about: 'emergency lost',
        text: `emergency calling is asked for no more at the carrier (address ${before}): numbers that have it keep it, new ones don't get it, and whether their emergency calls get through is not known`,
      },
    ];
  return [
    {
      about: 'emergency',
      text:
        before === undefined
          ? `emergency calling is enabled at the carrier on every number, with address ${after}`
          : `emergency services are told address ${after} instead of ${before}, whoever calls`,
    },
  ];
};

/** Countries to which the carrier lets calls through, and who may call there by their policies. */
const destinationChanges = ({
  base,
  head,
  before,
  after,
}: Both): { readonly changes: TrunkChange[]; readonly notAnalysed: readonly NotAnalysed[] } => {
  const [was, is] = [base.sipTrunk.telnyx, head.sipTrunk.telnyx].map((telnyx) => telnyx?.outbound.destinations);
  if (was === undefined || is === undefined) return { changes: [], notAnalysed: [] };
  // What is lost is what was reached before, what is gained what is reached now.
  const lost = countriesChanged(
    was.filter((country) => !is.includes(country)),
    before,
  );
  const gained = countriesChanged(
    is.filter((country) => !was.includes(country)),
    after,
  );
  return {
    changes: [
      ...lost.reached.map(
        ({ countries, users, example }): TrunkChange => ({
          about: 'destination lost',
          text: inWords(countries),
          users,
          ...(example !== undefined && { example }),
        }),
      ),
      ...lost.idle.map(
        (countries): TrunkChange => ({
          about: 'destination lost',
          text: `${inWords(countries)}, where nobody's voice routes send calls to the trunk`,
        }),
      ),
      ...gained.reached.map(
        ({ countries, users, example }): TrunkChange => ({
          about: 'destination gained',
          text: inWords(countries),
          users,
          ...(example !== undefined && { example }),
        }),
      ),
      ...gained.idle.map(
        (countries): TrunkChange => ({
          about: 'destination gained',
          text: `${inWords(countries)}, where nobody's voice routes send calls to the trunk`,
        }),
      ),
    ],
    notAnalysed: [...lost.notAnalysed, ...gained.notAnalysed],
  };
};

interface Reached {
  readonly countries: readonly string[];
  readonly users: readonly string[];
  readonly example?: string;
}

/** Countries that the same people may call are told together. */
const countriesChanged = (countries: readonly string[], config: VoiceConfig) => {
  const { reached, notAnalysed } = countryReach(config, countries);
  const groups = [...Map.groupBy(reached, ({ users }) => users.join()).values()];
  const idle = countries.filter((country) => !reached.some((one) => one.country === country));
  return {
    reached: groups.flatMap((alike): Reached[] => {
      const [first] = alike;
      return first === undefined
        ? []
        : [
            {
              countries: alike.map(({ country }) => country),
              users: first.users,
              ...(first.example !== undefined && { example: first.example }),
            },
          ];
    }),
    idle: idle.length === 0 ? [] : [idle],
    notAnalysed,
  };
};
