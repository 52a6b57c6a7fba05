import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import { type Body, checked } from '../body.ts';
import { unprocessable } from '../error.ts';
import { editable } from './change.ts';
import type { LabTelnyxNumber } from './model.ts';

const asked = z.strictObject({ emergency_address_id: z.string().min(1), emergency_enabled: z.boolean() });

/**
 * POST …/actions/enable_emergency: done at once, or accepted and done later. "If an emergency provider for a phone number rejects the
 * address then it cannot be used" (DOC Addresses): one of another country is rejected (assumed).
 */
export const setEmergency = (lab: LabContext, id: string, body: Body): LabTelnyxNumber => {
  const before = editable(lab, id);
  const given = checked(asked, body, lab.switches.telnyxUnknownParameters);
  const address = lab.store.get('telnyxAddress', given.emergency_address_id);
  if (address === undefined) {
    const detail = 'The requested parameter is invalid as the associated resource does not exist.';
    throw unprocessable('/emergency_address_id', detail, '10017');
  }
  const isRejected = given.emergency_enabled && address.fields.country_code !== before.country;
  const isReady = lab.switches.telnyxEmergency === 'ready';
  if (isRejected && isReady) {
    throw unprocessable('/emergency_address_id', 'The address was rejected by the emergency provider.');
  }
  const goingOn = given.emergency_enabled ? 'provisioning' : 'deprovisioning';
  const after: LabTelnyxNumber = {
    ...before,
    emergency: {
      addressId: address.id,
      enabled: isReady ? given.emergency_enabled : before.emergency.enabled,
      status: isReady ? (given.emergency_enabled ? 'active' : 'disabled') : goingOn,
      endsAt: isReady ? null : lab.clock.now() + lab.switches.telnyxEmergencySeconds * 1000,
    },
    updatedAt: lab.clock.now(),
  };
  lab.store.put('telnyxNumber', id, after);
  return after;
};

/** What was accepted ends. */
export const settleEmergency = ({ store, clock }: LabContext): void => {
  for (const number of store.list('telnyxNumber')) {
    const { addressId, status, endsAt } = number.emergency;
    if (endsAt === null || endsAt > clock.now()) continue;
    const country = store.get('telnyxAddress', addressId ?? '')?.fields.country_code;
    const isOn = status === 'provisioning' && country === number.country;
    const ended = isOn ? 'active' : status === 'provisioning' ? 'provisioning-failed' : 'disabled';
    const emergency = { addressId, enabled: isOn, status: ended, endsAt: null } as const;
    store.put('telnyxNumber', number.id, { ...number, emergency, updatedAt: endsAt });
  }
};
