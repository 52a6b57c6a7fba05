import type { World } from '../calls/world.ts';
import { byNumber } from '../telnyx/calls/by-number.ts';
import type { Incoming } from '../telnyx/calls/to-sbc.ts';
import { firstSbc, type HandedIn } from './hand-in.ts';
import { readTrunk } from './seed.ts';

/** A call of the telephone network to one of the carrier's numbers: by the number's connection at Telnyx, else over the trunk, which asks for none. */
export const fromNetwork = (world: World, incoming: Incoming): HandedIn & { readonly connection?: string | null } => {
  const { called, down } = incoming;
  const telnyx = byNumber(world, incoming);
  if (telnyx !== undefined) return telnyx.kind === 'handed in' ? { ...telnyx, host: called } : telnyx;
  const at = firstSbc(world, down);
  if (at.kind !== 'SBC') return at;
  return { kind: 'handed in', host: readTrunk(world).inboundDomain, passed: at.passed, sbc: at.sbc.fqdn, called };
};
