import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown } from '../known.ts';
import { setAgain } from './set-again.ts';
import type { CarrierNow, ProfileNow } from './trunk-now.ts';

/** What lets calls out, beside the tenant file. */
export const judgeProfile = ({ sipTrunk }: Tenant, { connection, profile }: CarrierNow, carrier: string): Finding[] => {
  const wanted = sipTrunk.telnyx?.outbound;
  // A connection that isn't there, or isn't known, is told by itself.
  if (wanted === undefined || !isKnown(connection) || connection.value === undefined) return [];
  if (!isKnown(profile)) {
    return [cantTell('trunk', `its outbound voice profile at ${carrier}: ${profile.why}`, profile.toKnow)];
  }
  const found = profile.value;
  const wrong = [
    ...destinationsThatDiffer({ sipTrunk }, { connection, profile }).map(({ finding }) => finding),
    ...(found === undefined ? [] : limitsOf(wanted, found)),
  ];
  return wrong.length > 0 || found === undefined
    ? wrong
    : [good('trunk', `calls out go to ${listing(found.destinations)}, ${limitText(found.dailySpendLimit)}.`)];
};

/** A finding about the countries that can be called, with those that could be if nothing else were otherwise. */
export interface DestinationsFound {
  readonly finding: Finding;
  /** ISO 3166-1 alpha-2. */
  readonly destinations: readonly string[];
}

/** What decides about the countries that can be called; nothing where that isn't known. */
export const destinationsThatDiffer = (
  { sipTrunk }: Pick<Tenant, 'sipTrunk'>,
  { connection, profile }: Pick<CarrierNow, 'connection' | 'profile'>,
): DestinationsFound[] => {
  const wanted = sipTrunk.telnyx?.outbound.destinations;
  if (wanted === undefined || !isKnown(connection) || connection.value === undefined || !isKnown(profile)) return [];
  const none = (text: string): DestinationsFound => ({ finding: bad('trunk', text, setAgain), destinations: [] });
  const found = profile.value;
  if (found === undefined) return [none('its connection has no outbound voice profile: every call out is refused.')];
  const { enabled, name, destinations } = found;
  const closed = wanted.filter((one) => !destinations.includes(one));
  const open = destinations.filter((one) => !wanted.includes(one));
  return [
    ...(enabled ? [] : [none(`its outbound voice profile "${name}" is disabled: every call out is refused.`)]),
    ...(closed.length === 0
      ? []
      : [
          {
            finding: bad(
              'trunk',
              `calls to ${listing(closed)} are refused by the carrier; the tenant file lets them out.`,
              setAgain,
            ),
            destinations: wanted.filter((one) => !closed.includes(one)),
          },
        ]),
    ...(open.length === 0
      ? []
      : [
          {
            finding: bad('trunk', `the carrier lets calls to ${listing(open)} out; the tenant file doesn't.`, setAgain),
            destinations: [...wanted, ...open],
          },
        ]),
  ];
};

const limitText = (limit: string | undefined): string =>
  limit === undefined ? 'with no limit a day' : `for ${limit} USD a day at most`;

type Wanted = NonNullable<Tenant['sipTrunk']['telnyx']>['outbound'];

const limitsOf = (wanted: Wanted, found: ProfileNow): Finding[] => {
  const limit = wanted.dailySpendLimit === 'none' ? undefined : wanted.dailySpendLimit;
  const isLimit = found.dailySpendLimit === undefined ? limit === undefined : Number(found.dailySpendLimit) === limit;
  const rows: readonly (readonly [string, number | undefined, number | undefined])[] = [
    ['USD a minute', wanted.maxDestinationRate, found.maxDestinationRate],
    ['calls at a time', wanted.concurrentCalls, found.concurrentCalls],
  ];
  return [
    ...(isLimit
      ? []
      : [
          bad(
            'trunk',
            `calls out go ${limitText(found.dailySpendLimit)}; the tenant file says ${limit === undefined ? 'none' : `${limit} USD`}.`,
            setAgain,
          ),
        ]),
    ...rows.flatMap(([unit, want, is]) =>
      want === undefined || want === is
        ? []
        : [
            bad(
              'trunk',
              `calls out go ${is === undefined ? 'without a limit' : `up to ${is}`} in ${unit}; the tenant file says ${want}.`,
              setAgain,
            ),
          ],
    ),
  ];
};
