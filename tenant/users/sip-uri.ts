import type { Wording } from '../problem.ts';

/** What decides how CCAIP addresses a person. */
export interface SipAddressing {
  /** Host of every SIP URI. */
  readonly host: string;
  /** The SIP URI's number keeps its `+`. */
  readonly plus: boolean;
  /** The SIP domain: a user in it has "a changed subdomain" in the guide's words. */
  readonly sipDomain: string;
  /** An SBC of the tenant maps user names to numbers. */
  readonly mapsUsernames: boolean;
}

/**
 * What stands behind the @ of every SIP URI: the guide's `{phone_number}@{subdomain}` doesn't say which domain that is, so the
 * tenant file may, after a test call.
 */
export const sipUriHost = ({
  sipTrunk: { inboundDomain, sipUriHost: said },
  sipDomain,
}: {
  readonly sipTrunk: { readonly inboundDomain: string; readonly sipUriHost?: 'inboundDomain' | 'sipDomain' };
  readonly sipDomain: { readonly name: string };
}): string => (said === 'sipDomain' ? sipDomain.name : inboundDomain);

/**
 * The address under which CCAIP's user settings know a person, by the guide's two rules: `{username}@…` if the account was
 * moved to the SIP domain, else `{phone_number}@…`. Teams finds people by number only, so the first needs an SBC that maps.
 *
 * @example
 * sipUri({ upn: 'ada@contoso.com', number: '+31205552101' }, addressing)  // +31205552101@ujet.sip.carrier.example
 */
export const sipUri = (user: { readonly upn: string; readonly number: string }, addressing: SipAddressing): string => {
  const [username] = user.upn.split('@');
  const number = addressing.plus ? user.number : user.number.replace(/^\+/, '');
  return `${isMoved(user.upn, addressing) ? username : number}@${addressing.host}`;
};

/** Why CCAIP's calls to that address would reach nobody, or nothing. */
export const sipUriProblem = (upn: string, addressing: SipAddressing): Wording | undefined => {
  if (addressing.mapsUsernames || !isMoved(upn, addressing)) return undefined;
  return {
    message: `"${upn}" is in the SIP domain, so CCAIP dials ${upn.split('@')[0]}@${addressing.host}, and no SBC turns that into a number.`,
    allowed: 'Teams finds people by number only. An SBC that maps user names to numbers says mapsUsernames: true.',
    fix: "have the SBC map user names and say mapsUsernames: true, or give the user back a UPN of the tenant's own domain.",
  };
};

const isMoved = (upn: string, { sipDomain }: SipAddressing): boolean =>
  upn.toLowerCase().endsWith(`@${sipDomain.toLowerCase()}`);
