import { livingUser } from '../calls/holder.ts';
import type { World } from '../calls/world.ts';
import { sameName } from '../teams/identity.ts';
import type { TelnyxAnswer } from '../telnyx/calls/answer.ts';
import { bySubdomain, isTelnyxHost, ownHosts } from '../telnyx/calls/by-subdomain.ts';
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
      /** The caller, where the carrier writes it in another form than it came in. */
      readonly caller?: string;
    }
  | { readonly kind: 'no SIP URI'; readonly uri: string }
  | { readonly kind: 'foreign host'; readonly host: string; readonly own: readonly string[] }
  | { readonly kind: 'no SBC' }
  | { readonly kind: 'no SBC answers'; readonly passed: readonly string[] }
  /** Telnyx' answer; `connection`: by whose settings. */
  | { readonly kind: 'refused'; readonly connection: string | null; readonly answer: TelnyxAnswer };

/** A call as CCAIP sends it. */
export interface FromCcaip {
  readonly uri: string;
  /** The number that it shows; empty: none. */
  readonly caller: string;
  /** SBCs that don't answer. */
  readonly down: readonly string[];
}

const uriOf = /^(?:(sips?):)?([^@\s]+)@([^@\s]+)$/i;

/** SIP's word for a number, with an extension or without. */
const isNumber = (text: string): boolean => /^\+?\d+(;ext=\d+)?$/.test(text);

/**
 * A call comes to the connection by the host of the SIP URI, whatever stands before the @ (SRC), and goes to the first of its SBCs that
 * answers. A user name becomes a number where that SBC maps them (its table follows who signs in by that name: assumed).
 */
export const handIn = (world: World, { uri, caller, down }: FromCcaip): HandedIn => {
  const trunk = readTrunk(world);
  const [, scheme = 'sip', user, host] = uriOf.exec(uri) ?? [];
  if (user === undefined || host === undefined) return { kind: 'no SIP URI', uri };
  const both = { inboundDomain: [trunk.inboundDomain], sipDomain: [trunk.sipDomain] };
  const own = { ...both, both: [trunk.inboundDomain, trunk.sipDomain] }[world.switches.carrierHosts];
  if (!own.some((one) => sameName(one, host))) {
    const at = isTelnyxHost(host)
      ? bySubdomain(world, { host, isSecure: scheme.toLowerCase() === 'sips' }, { called: user, caller, down })
      : undefined;
    if (at === undefined) return { kind: 'foreign host', host, own: [...own, ...ownHosts(world)] };
    return at.kind === 'handed in' ? { ...at, host } : at;
  }
  const at = firstSbc(world, down);
  if (at.kind !== 'SBC') return at;
  const { passed, sbc } = at;
  const mapped = sbc.mapsUsernames && !isNumber(user) ? numberOf(world, user) : undefined;
  const sent = trunk.addsPlus && /^\d/.test(user) ? `+${user}` : user;
  const known = { kind: 'handed in', host, passed, sbc: sbc.fqdn } as const;
  return mapped === undefined ? { ...known, called: sent } : { ...known, mapped: user, called: mapped };
};

/** The first SBC of the trunk that answers. */
export const firstSbc = (world: World, down: readonly string[]) => {
  const { sbcs } = readTrunk(world);
  if (sbcs.length === 0) return { kind: 'no SBC' } as const;
  const at = sbcs.findIndex(({ fqdn }) => !down.some((one) => sameName(one, fqdn)));
  const passed = sbcs.slice(0, at === -1 ? undefined : at).map(({ fqdn }) => fqdn);
  const sbc = sbcs[at];
  return sbc === undefined ? ({ kind: 'no SBC answers', passed } as const) : ({ kind: 'SBC', passed, sbc } as const);
};

const numberOf = (world: World, name: string): string | undefined => {
  const isNamed = (upn: string) => upn.slice(0, upn.lastIndexOf('@')).toLowerCase() === name.toLowerCase();
  const rows = world.store.list('user').filter(({ userPrincipalName }) => isNamed(userPrincipalName));
  return rows
    .flatMap(({ id }) => livingUser(world, id)?.numbers ?? [])
    .find(({ assignmentCategory }) => assignmentCategory === 'primary')?.telephoneNumber;
};
