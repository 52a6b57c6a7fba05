import { diffList, diffScalars } from '../../../kit/diff.ts';
import type { Change } from '../../../kit/resource.ts';
import { readMoney, writeMoney } from '../../money.ts';
import type { OutboundVoiceProfileArgs, OutboundVoiceProfileState } from '../../schema/outbound-voice-profile.ts';
import type { ProfileRow } from './row.ts';

/** Destinations as they are kept: their order means nothing to Telnyx, and each stands once. */
export const asSet = (destinations: readonly string[]): string[] => [...new Set(destinations)].toSorted();

/** What Telnyx has, in the words of the arguments. */
export const stateOf = (row: ProfileRow): OutboundVoiceProfileState => {
  const limit = row.daily_spend_limit_enabled === true ? (row.daily_spend_limit ?? undefined) : undefined;
  return {
    profileId: row.id,
    name: row.name,
    destinations: asSet(row.whitelisted_destinations ?? []),
    ...(limit !== undefined && { dailySpendLimit: plainAmount(limit) }),
    ...(row.max_destination_rate && { maxDestinationRate: row.max_destination_rate }),
    ...(row.concurrent_call_limit && { concurrentCalls: row.concurrent_call_limit }),
    enabled: row.enabled !== false,
  };
};

/** "50", "50.00" and "50.0000" are one amount. */
const plainAmount = (text: string): string => {
  const money = readMoney(text);
  return money === undefined ? text : writeMoney(money);
};

/** What is asked against what Telnyx was seen to have. */
export const diffProfile = (state: OutboundVoiceProfileState, args: OutboundVoiceProfileArgs): Change[] => {
  const limit = (of: { readonly dailySpendLimit?: string | undefined }) =>
    of.dailySpendLimit === undefined ? undefined : plainAmount(of.dailySpendLimit);
  const asked = { ...args, dailySpendLimit: limit(args) };
  const has = { ...state, dailySpendLimit: limit(state) };
  return [
    ...diffScalars(['name', 'dailySpendLimit', 'concurrentCalls'], has, asked),
    ...(args.maxDestinationRate === undefined ? [] : diffScalars(['maxDestinationRate'], has, asked)),
    ...diffList('destinations', state.destinations, args.destinations),
    ...(state.enabled ? [] : [{ path: 'enabled', kind: 'update' as const }]),
  ];
};

/** Everything that is ours of a profile, as a request has it. */
export const bodyOf = ({ name, destinations, ...limits }: OutboundVoiceProfileArgs) => ({
  name,
  enabled: true,
  whitelisted_destinations: [...destinations],
  daily_spend_limit_enabled: limits.dailySpendLimit !== undefined,
  ...(limits.dailySpendLimit !== undefined && { daily_spend_limit: limits.dailySpendLimit }),
  ...(limits.maxDestinationRate !== undefined && { max_destination_rate: limits.maxDestinationRate }),
  concurrent_call_limit: limits.concurrentCalls ?? null,
});
