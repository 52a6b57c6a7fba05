import type { World } from '../../calls/world.ts';
import { sameName } from '../../teams/identity.ts';
import { readAccount } from '../account.ts';
import { teamsDomain } from '../connections/change.ts';
import type { LabTelnyxConnection } from '../connections/model.ts';
import { ownNumber } from '../numbers/change.ts';
import type { LabTelnyxProfile } from '../profiles/model.ts';
import { answer, type TelnyxAnswer } from './answer.ts';
import { dialledForm, isE164, isEmergency, isShort, pertinentCountries } from './number-plan.ts';
import { sbcsOf } from './to-sbc.ts';

/** A call that an SBC sends out. */
export interface Outgoing {
  readonly sbc: string;
  readonly called: string;
  /** Null: none is sent. */
  readonly caller: string | null;
}

export type Sent =
  | {
      readonly kind: 'taken';
      readonly connection: string;
      readonly called: string;
      readonly caller: string | null;
      /** USD 100, since the caller's number is no number with emergency calling (D8). */
      readonly surcharge: boolean;
    }
  | { readonly kind: 'refused'; readonly connection: string | null; readonly answer: TelnyxAnswer };

/** What a destination costs where nobody says (assumed). */
const usualRate = 0.01;

/** Undefined: the SBC is none of the account's connections. */
export const sendOut = (world: World, call: Outgoing): Sent | undefined => {
  const found = world.store
    .list('telnyxConnection')
    .find((one) => sbcsOf(world, one).some((fqdn) => sameName(fqdn, call.sbc)));
  if (found === undefined) {
    // A name that Telnyx made, and whose connection is gone.
    if (!call.sbc.toLowerCase().endsWith(`.${teamsDomain}`)) return undefined;
    return { kind: 'refused', connection: null, answer: answer(403, 'D26', 'Connection for caller not present') };
  }
  const { connection_name: connection, outbound } = found.settings;
  const caller = outbound.ani_override !== '' ? override(outbound, call) : call.caller;
  if (isEmergency(call.called)) return emergencyCall(world, found, { ...call, caller });
  const called = dialledForm(call.called, outbound.localization);
  const refusal =
    byConnection(world, found) ??
    byCaller(world, { ...call, caller }) ??
    byDestination(world, found, call.called, called);
  if (refusal !== undefined || called === undefined) {
    return { kind: 'refused', connection, answer: refusal ?? answer(404, 'D14', 'Dialed number is not valid') };
  }
  return { kind: 'taken', connection, called, caller, surcharge: false };
};

/** SRC ani_override_type. */
const override = (
  { ani_override, ani_override_type: type }: LabTelnyxConnection['settings']['outbound'],
  call: Outgoing,
) => (type === 'always' || (type === 'emergency') === isEmergency(call.called) ? ani_override : call.caller);

const profileOf = ({ store }: World, { settings }: LabTelnyxConnection): LabTelnyxProfile | undefined => {
  const id = settings.outbound.outbound_voice_profile_id;
  return id === null ? undefined : store.get('telnyxProfile', id);
};

const byConnection = (world: World, connection: LabTelnyxConnection): TelnyxAnswer | undefined => {
  if (!connection.settings.active) return answer(403, 'D16', 'Connection is disabled');
  const profile = profileOf(world, connection);
  if (profile === undefined) return answer(403, 'D38', 'Connection has no Outbound Profile assigned');
  return profile.settings.enabled ? undefined : answer(403, 'D15', 'Outbound Profile is disabled');
};

/** That a call without a number goes where the SBC forwards PAI on is DOC support 5253876. */
const byCaller = ({ store }: World, { sbc, caller }: Outgoing): TelnyxAnswer | undefined => {
  if (caller === null && store.get('gateway', sbc)?.ForwardPai === true) return undefined;
  if (caller === null || !isE164(caller)) return answer(403, 'D35', 'Invalid Caller Origination Number');
  const number = ownNumber(store, caller);
  if (number === undefined) return answer(403, 'D51', 'Unverified origination number');
  if (number.status === 'port-pending') return answer(403, 'D63', 'Origination number is not ported yet');
  return number.status === 'active' ? undefined : answer(403, 'D64', 'Origination number is not ready');
};

const byDestination = (
  world: World,
  connection: LabTelnyxConnection,
  dialled: string,
  called: string | undefined,
): TelnyxAnswer | undefined => {
  if (called === undefined) {
    return isShort(dialled) ? answer(404, 'D59', 'The special call is not supported') : undefined;
  }
  const profile = profileOf(world, connection);
  if (profile === undefined) return undefined;
  const { whitelisted_destinations: allowed, max_destination_rate: most } = profile.settings;
  const countries = pertinentCountries(called);
  if (countries.length === 0) return answer(404, 'D14', 'Dialed number is not valid');
  if (!countries.some((code) => allowed.includes(code))) {
    return answer(
      403,
      'D13',
      `Dialed number ${called} (pertinent countries: ${countries.join(', ')}) is not included in whitelisted countries: ${allowed.join(', ')}`,
    );
  }
  const { rates } = readAccount(world.store);
  const rate = Math.max(...countries.map((code) => rates[code] ?? usualRate));
  if (most !== null && rate > most) return answer(403, 'D24', 'Maximum destination rate limit exceeded');
  return isSpent(world, profile) ? answer(403, 'D39', 'Daily spent limit reached') : undefined;
};

/** By the day in UTC (DOC). Which code a profile's own limit has isn't said; D39 is the account's. */
const isSpent = ({ clock }: World, { settings, spent }: LabTelnyxProfile): boolean => {
  if (!settings.daily_spend_limit_enabled || settings.daily_spend_limit === null || spent === null) return false;
  const today = new Date(clock.now()).toISOString().slice(0, 10);
  return spent.day === today && spent.usd >= Number(settings.daily_spend_limit);
};

/** "We process all calls to emergency numbers" (D8): profile, destination and caller refuse none, but a disabled connection does (assumed). */
const emergencyCall = ({ store }: World, { settings }: LabTelnyxConnection, call: Outgoing): Sent => {
  const connection = settings.connection_name;
  if (!settings.active) return { kind: 'refused', connection, answer: answer(403, 'D16', 'Connection is disabled') };
  const number = call.caller === null ? undefined : ownNumber(store, call.caller);
  const surcharge = number?.emergency.status !== 'active';
  return { kind: 'taken', connection, called: call.called, caller: call.caller, surcharge };
};
