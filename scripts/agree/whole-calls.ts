import type { DialledTrace, HandedOverTrace } from '../../lab/calls/trace.ts';
import type { PlacedCall } from '../../lab/ccaip/transfer/place-transfer.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { sipUriHost } from '../../tenant/users/sip-uri.ts';
import { askLab } from '../bench/ask-lab.ts';
import type { LabSession } from '../lab/session.ts';
import type { AskedCall } from './random-calls.ts';

/** What became of a call on its whole way; a text: where it ended before it came to Teams. */
export type WholeTrace = DialledTrace | HandedOverTrace | 'foreign host' | 'not placed';

/** A domain that no carrier of the examples has. */
const elsewhere = 'elsewhere.example';

/** The connection as the files describe it, whatever the lab was born with. */
export const setUpCarrier = async (
  session: LabSession,
  { sipTrunk, sipDomain, sbcs, users }: Tenant,
): Promise<void> => {
  await askLab(session, 'switches', { carrierHosts: sipTrunk.sipUriHost ?? 'inboundDomain', ccaipShows: 'customer' });
  await askLab(session, 'carrier', {
    inboundDomain: sipTrunk.inboundDomain,
    sipDomain: sipDomain.name,
    sbcs: sbcs.map(({ fqdn, mapsUsernames }) => ({ fqdn, mapsUsernames })),
    addsPlus: users.some(({ sipUri }) => /^\d/.test(sipUri ?? '')),
  });
};

/**
 * The same calls, but handed over by CCAIP to a SIP URI instead of to Teams by an SBC: every other one to a person's own where it is for a
 * number of theirs, and one of fifty to a host of nobody's.
 */
export const throughCcaip = (tenant: Tenant, calls: readonly AskedCall[]): AskedCall[] => {
  const own = new Map(tenant.users.flatMap(({ number, sipUri }) => (number && sipUri ? [[number, sipUri]] : [])));
  return calls.map((call, at) => {
    if (!('over' in call)) return call;
    const uri = at % 2 === 0 ? own.get(call.to) : undefined;
    const host = at % 50 === 49 ? elsewhere : sipUriHost(tenant);
    return { ...call, to: uri ?? `${call.to}@${host}` };
  });
};

/** Asks what `npm run lab:call` asks. The SBC that a call comes in over is the only one that answers. */
export const placeWhole = async (
  session: LabSession,
  { sbcs }: Tenant,
  calls: readonly AskedCall[],
): Promise<WholeTrace[]> => {
  const questions = calls.map((call) => {
    if (!('over' in call)) {
      const { to, ...rest } = call;
      return { ...rest, dial: to };
    }
    const { over, from, to, busy = false } = call;
    return { to, caller: from, busy, down: sbcs.flatMap(({ fqdn }) => (fqdn === over ? [] : [fqdn])) };
  });
  return ((await askLab(session, 'transfers', questions)) as PlacedCall[]).map(inTeams);
};

const inTeams = (call: PlacedCall): WholeTrace => {
  if (call.kind === 'dialled') return call.teams;
  const leg = call.kind === 'transfer' ? call.leg : undefined;
  if (leg?.carrier.kind === 'foreign host') return 'foreign host';
  return leg?.teams ?? 'not placed';
};
