import type { Tenant } from '../../tenant/tenant.ts';
import type { LabContext } from '../context.ts';
import type { LabCarrierTrunk } from './model.ts';

const key = 'trunk';

/** A number of CCAIP, where the file names none. */
const ccaipNumber = '+31205550000';

/**
 * The carrier as its customer's files describe it when the lab is born. Later it is the carrier's own: it hears of nothing that is written
 * into the files, and is changed by `POST /lab/carrier`.
 */
export const seedCarrier = ({ store }: Pick<LabContext, 'store'>, tenant: Tenant): void =>
  store.put('carrierTrunk', key, {
    inboundDomain: tenant.sipTrunk.inboundDomain,
    sipDomain: tenant.sipDomain.name,
    sbcs: tenant.sbcs.map(({ fqdn, mapsUsernames }) => ({ fqdn, mapsUsernames })),
    // SIP URIs without + are written for a carrier that adds it.
    addsPlus: tenant.users.some(({ sipUri }) => /^\d/.test(sipUri ?? '')),
    outboundProfile: true,
    ccaipNumber: tenant.sipTrunk.callerNumbers?.[0] ?? ccaipNumber,
  });

export const readTrunk = ({ store }: Pick<LabContext, 'store'>): LabCarrierTrunk => {
  const found = store.get('carrierTrunk', key);
  if (found === undefined) throw new Error('This lab has no carrier.');
  return found;
};

export const changeTrunk = (context: Pick<LabContext, 'store'>, change: Partial<LabCarrierTrunk>): void =>
  context.store.put('carrierTrunk', key, { ...readTrunk(context), ...change });
