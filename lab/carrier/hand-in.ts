import { livingUser } from '../calls/holder.ts';
import type { World } from '../calls/world.ts';
import { sameName } from '../teams/identity.ts';
import { readTrunk } from './seed.ts';

/** What the carrier made of a call from CCAIP to a SIP URI. */
export type HandedIn =
  | {
      readonly kind: 'handed in';
      readonly host: string;
      /** SBCs that didn't answer before. */
      readonly passed: readonly string[];
      readonly sbc: string;
      /** What stood before the @, where the SBC has turned that into a number. */
      readonly mapped?: string;
      readonly called: string;
    }
  | { readonly kind: 'no SIP URI'; readonly uri: string }
  | { readonly kind: 'foreign host'; readonly host: string; readonly own: readonly string[] }
  | { readonly kind: 'no SBC' }
  | { readonly kind: 'no SBC answers'; readonly passed: readonly string[] };

const uriOf = /^(?:sips?:)?([^@\s]+)@([^@\s]+)$/i;

/** SIP's word for a number, with an extension or without. */
const isNumber = (text: string): boolean => /^\+?\d+(;ext=\d+)?$/.test(text);

/**
 * A call comes to the connection by the host of the SIP URI, whatever stands before the @ (SRC), and goes to the first of its SBCs that
 * answers. A user name becomes a number where that SBC maps them (its table follows who signs in by that name: assumed).
 */
export const handIn = (world: World, uri: string, down: readonly string[] = []): HandedIn => {
  const trunk = readTrunk(world);
  const [, user, host] = uriOf.exec(uri) ?? [];
  if (user === undefined || host === undefined) return { kind: 'no SIP URI', uri };
  const both = { inboundDomain: [trunk.inboundDomain], sipDomain: [trunk.sipDomain] };
  const own = { ...both, both: [trunk.inboundDomain, trunk.sipDomain] }[world.switches.carrierHosts];
  if (!own.some((one) => sameName(one, host))) return { kind: 'foreign host', host, own };
  if (trunk.sbcs.length === 0) return { kind: 'no SBC' };
  const at = trunk.sbcs.findIndex(({ fqdn }) => !down.some((one) => sameName(one, fqdn)));
  const passed = trunk.sbcs.slice(0, at === -1 ? undefined : at).map(({ fqdn }) => fqdn);
  const sbc = trunk.sbcs[at];
  if (sbc === undefined) return { kind: 'no SBC answers', passed };
  const mapped = sbc.mapsUsernames && !isNumber(user) ? numberOf(world, user) : undefined;
  const sent = trunk.addsPlus && /^\d/.test(user) ? `+${user}` : user;
  const known = { kind: 'handed in', host, passed, sbc: sbc.fqdn } as const;
  return mapped === undefined ? { ...known, called: sent } : { ...known, mapped: user, called: mapped };
};

const numberOf = (world: World, name: string): string | undefined => {
  const isNamed = (upn: string) => upn.slice(0, upn.lastIndexOf('@')).toLowerCase() === name.toLowerCase();
  const rows = world.store.list('user').filter(({ userPrincipalName }) => isNamed(userPrincipalName));
  return rows
    .flatMap(({ id }) => livingUser(world, id)?.numbers ?? [])
    .find(({ assignmentCategory }) => assignmentCategory === 'primary')?.telephoneNumber;
};
