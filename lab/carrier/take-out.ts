import type { Try } from '../calls/trace.ts';
import type { World } from '../calls/world.ts';
import { sameName } from '../teams/identity.ts';
import type { TelnyxAnswer } from '../telnyx/calls/answer.ts';
import { sendOut } from '../telnyx/calls/outgoing.ts';
import { readTrunk } from './seed.ts';

/** What the carrier does with a call that an SBC sends out. */
export type TakenOut =
  | {
      readonly kind: 'taken';
      readonly called: string;
      readonly caller: string | null;
      /** An emergency call that costs extra, since the caller's number isn't enabled for these at Telnyx. */
      readonly surcharge?: boolean;
    }
  /** Somebody else's SBC: what becomes of the call isn't for this carrier to say. */
  | { readonly kind: "another carrier's"; readonly sbc: string }
  /** SRC: D38, 403. */
  | { readonly kind: 'no outbound profile' }
  /** Telnyx' answer, by the settings of that connection. */
  | { readonly kind: 'refused'; readonly connection: string | null; readonly answer: TelnyxAnswer };

/** A call out, by the guide's step "Set Outbound Voice Profile"; which numbers the carrier then reaches is its own affair. */
export const takeOut = (world: World, { sbc, called, caller }: Pick<Try, 'sbc' | 'called' | 'caller'>): TakenOut => {
  const { sbcs, outboundProfile } = readTrunk(world);
  if (sbcs.some(({ fqdn }) => sameName(fqdn, sbc))) {
    return outboundProfile ? { kind: 'taken', called, caller } : { kind: 'no outbound profile' };
  }
  return sendOut(world, { sbc, called, caller }) ?? { kind: "another carrier's", sbc };
};
