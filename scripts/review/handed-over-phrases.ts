import type { TenantReview } from './review-schema.ts';
import { inWords, type Words } from './words.ts';

type HandedOver = TenantReview['handedOver'];

/** What a caller of the contact centre would notice, worst first. */
export const handedOverPhrases = ({ handedOver, users }: TenantReview, words: Words): string[] => {
  const { unreachable, callingPolicies } = handedOver;
  const lost = unreachable.filter(({ ccaip }) => ccaip);
  const others = unreachable.filter(({ ccaip }) => !ccaip);
  const misdirected = ringRows(handedOver).filter(({ rang, rings }) => rang !== undefined && rings !== undefined);
  const fresh = ringRows(handedOver).filter(({ rang, rings }) => rang === undefined && rings !== undefined);
  const stale = staleAddresses(handedOver);
  return [
    ...(lost.length > 0 ? [`CCAIP can't reach ${people(lost, words)}`] : []),
    ...(others.length > 0 ? [`calls from outside no longer reach ${people(others, words)}`] : []),
    ...misdirectedPhrases(misdirected, words),
    ...(stale.length > 0 ? [`CCAIP reaches ${people(stale, words)} only once it has ${address(stale.length)}`] : []),
    ...(fresh.length > 0 ? [freshPhrase(fresh, words)] : []),
    ...(callingPolicies.length > 0
      ? [`voicemail and forwarding may answer otherwise for ${words.who(callingPolicies.map(({ user }) => user))}`]
      : []),
    ...(users === 0 ? ['nobody is left in users.csv'] : []),
  ];
};

const address = (count: number): string => (count === 1 ? 'the new SIP URI' : 'their new SIP URIs');

const people = (rows: readonly { readonly user: string }[], { name }: Words): string =>
  rows.length <= 3 ? inWords(rows.map(({ user }) => name(user))) : `${rows.length} people`;

const misdirectedPhrases = (rows: HandedOver['rings'], { name }: Words): string[] => {
  if (rows.length > 2) return [`${rows.length} numbers ring at somebody else`];
  return rows.map(
    ({ address: number, rang = '', rings = '' }) => `calls for ${number} ring at ${name(rings)}, not ${name(rang)}`,
  );
};

const freshPhrase = (rows: HandedOver['rings'], { name }: Words): string =>
  rows.length <= 3
    ? `calls now reach ${inWords(rows.map(({ rings = '' }) => name(rings)))}`
    : `calls now reach ${rows.length} more numbers`;

/** Rows by number, and by SIP URI where those aren't told as addresses to be changed. */
export const ringRows = ({ rings, addresses }: HandedOver): HandedOver['rings'] => {
  const told = new Set(addresses.flatMap(({ before, after }) => [before, after]));
  return rings.filter(({ address: dialled }) => !told.has(dialled));
};

/** People who stay, and whose address in CCAIP doesn't reach them any more. */
export const staleAddresses = ({ addresses, unreachable }: HandedOver): HandedOver['addresses'] => {
  const gone = new Set(unreachable.map(({ user }) => user));
  return addresses.filter(
    ({ user, before, after, oldRings }) =>
      before !== undefined && after !== undefined && oldRings?.toLowerCase() !== user.toLowerCase() && !gone.has(user),
  );
};
