import { bareSipUri } from '../../providers/kit/bare-sip-uri.ts';
import { isNotKnownYet } from '../not-known-yet.ts';
import type { Tenant } from '../tenant.ts';
import { type EnteredUser, wantedEntry } from './entered.ts';

/** What a person has still to do in CCAIP's user settings for one user. */
export interface LeftForUser {
  readonly upn: string;
  /** `confirm`: whether it stands there isn't known, since nothing is confirmed. */
  readonly action: 'confirm' | 'enter' | 'change' | 'clear';
  /** What stands there, as it was confirmed. */
  readonly before?: EnteredUser;
  /** What is to stand there; absent for `clear`. */
  readonly after?: EnteredUser;
}

/**
 * What is left for a person to enter, change or clear in CCAIP's user settings: users of CCAIP in the order of users.csv against what
 * `ucaas.linked.entered` says was entered, then those who must go. Without that file all are listed, since nothing is known. Nothing is left
 * where `up` does it.
 */
export const leftToEnter = ({ users, entered, ucaas }: Pick<Tenant, 'users' | 'entered' | 'ucaas'>): LeftForUser[] => {
  if (ucaas.externalUsers?.by === 'api') return [];
  const wanted = users.flatMap(({ upn, sipUri, signIn }) =>
    sipUri === undefined ? [] : [wantedEntry({ upn, sipUri, signIn })],
  );
  const known = wanted.filter((after) => !isOpen(after));
  if (entered === undefined) return known.map((after) => ({ upn: after.upn, action: 'confirm', after }));
  const there = new Map(entered.map((one) => [keyOf(one), one]));
  const left = wanted.flatMap((after): LeftForUser[] => {
    const before = there.get(keyOf(after));
    there.delete(keyOf(after));
    // What stands there stays until it is known what shall.
    if (isOpen(after)) return [];
    if (before === undefined) return [{ upn: after.upn, action: 'enter', after }];
    return isSame(before, after) ? [] : [{ upn: after.upn, action: 'change', before, after }];
  });
  const gone = [...there.values()].map((before): LeftForUser => ({ upn: before.upn, action: 'clear', before }));
  return [...left, ...gone];
};

/** A name in it isn't known yet. */
const isOpen = ({ sipUri, ucaasName }: EnteredUser): boolean => isNotKnownYet(sipUri) || isNotKnownYet(ucaasName);

const keyOf = ({ upn }: { readonly upn: string }): string => upn.toLowerCase();

/** SIP hosts and sign-in names have no case; the portal may show them in another. */
const isSame = (one: EnteredUser, other: EnteredUser): boolean =>
  bareSipUri(one.sipUri) === bareSipUri(other.sipUri) && one.ucaasName.toLowerCase() === other.ucaasName.toLowerCase();
