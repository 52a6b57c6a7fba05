import { listing } from '../../tenant/listing.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { bad, cantTell, type Finding, good } from '../doctor/finding.ts';
import { isKnown } from '../known.ts';
import type { CarrierNow, ProfileNow } from './trunk-now.ts';

const runUp = 'run up, which sets it as the tenant file has it.';

/** What lets calls out, beside the tenant file. */
export const judgeProfile = ({ sipTrunk }: Tenant, { connection, profile }: CarrierNow, carrier: string): Finding[] => {
  const wanted = sipTrunk.telnyx?.outbound;
  // A connection that isn't there, or isn't known, is told by itself.
  if (wanted === undefined || !isKnown(connection) || connection.value === undefined) return [];
  if (!isKnown(profile)) {
    return [cantTell('trunk', `its outbound voice profile at ${carrier}: ${profile.why}`, profile.toKnow)];
  }
  const found = profile.value;
  if (found === undefined) {
    return [bad('trunk', 'its connection has no outbound voice profile: every call out is refused.', runUp)];
  }
  const wrong = [...enabledOf(found), ...destinationsOf(wanted.destinations, found), ...limitsOf(wanted, found)];
  return wrong.length > 0
    ? wrong
    : [good('trunk', `calls out go to ${listing(found.destinations)}, ${limitText(found.dailySpendLimit)}.`)];
};

const enabledOf = ({ enabled, name }: ProfileNow): Finding[] =>
  enabled ? [] : [bad('trunk', `its outbound voice profile "${name}" is disabled: every call out is refused.`, runUp)];

const destinationsOf = (wanted: readonly string[], { destinations }: ProfileNow): Finding[] => {
  const closed = wanted.filter((one) => !destinations.includes(one));
  const open = destinations.filter((one) => !wanted.includes(one));
  return [
    ...(closed.length === 0
      ? []
      : [
          bad('trunk', `calls to ${listing(closed)} are refused by the carrier; the tenant file lets them out.`, runUp),
        ]),
    ...(open.length === 0
      ? []
      : [bad('trunk', `the carrier lets calls to ${listing(open)} out; the tenant file doesn't.`, runUp)]),
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
            runUp,
          ),
        ]),
    ...rows.flatMap(([unit, want, is]) =>
      want === undefined || want === is
        ? []
        : [
            bad(
              'trunk',
              `calls out go ${is === undefined ? 'without a limit' : `up to ${is}`} in ${unit}; the tenant file says ${want}.`,
              runUp,
            ),
          ],
    ),
  ];
};
