import { countryOf } from '../../tenant/countries.ts';
import { exampleIn } from '../../tenant/example-in.ts';
import type { Wording } from '../../tenant/problem.ts';
import type { Voice } from '../compile.ts';
import { dialledText, withExtension } from '../dialled-text.ts';
import type { HandedOverCall } from '../explain-handed-over.ts';
import { findUsers } from '../find-user.ts';
import { nobodyText } from '../outcome-text.ts';
import { parseSipUri } from '../sip-uri.ts';

/** What CCAIP hands a call over to, as people write it: a number, or a SIP URI with a number or a user name. Nothing if it is neither. */
export const handedOverAddress = (written: string): string | undefined => {
  if (!written.includes('@')) return numberOf(written);
  const uri = parseSipUri(written);
  if (uri === undefined || !/\s/.test(uri.user)) return uri && written;
  const number = numberOf(uri.user);
  return number === undefined ? undefined : `${number}@${uri.host}`;
};

const numberOf = (written: string): string | undefined => {
  const number = dialledText(written);
  return number && withExtension(number);
};

/** Why nothing can be handed over to what was written. */
export const notHandedOver = (voice: Voice, written: string): Wording => {
  const [user, ...others] = findUsers(voice, written);
  const number = others.length > 0 ? undefined : user?.user.number;
  return {
    message: `"${written}" isn't a number or a SIP URI.`,
    fix: number === undefined ? example(voice) : `write ${number}, the number of ${user?.user.name}.`,
  };
};

const example = ({ config }: Voice): string =>
  exampleIn(
    'write the number with + and the country code, e.g. +31205552101.',
    countryOf(config.users[0]?.country.toUpperCase() ?? ''),
  );

/**
 * Why nobody rings at an address whoever has which number, so that an expectation of nobody says nothing; nothing where a row of users.csv
 * could make it ring.
 */
export const nobodyAnyhow = (voice: Voice, call: HandedOverCall): Wording | undefined => {
  const { outcome, address, arrivals } = call;
  if (outcome.kind !== 'nobody' || outcome.reason === 'no sbc') return undefined;
  const anyhow = (reason: typeof outcome.reason, fix: string): Wording => ({
    message: `"${address}" rings nobody, whoever has which number: ${nobodyText(call, reason)}.`,
    fix,
  });
  if (outcome.reason === 'foreign domain') {
    const domain = call.inboundDomain;
    const meant = domain === undefined ? '' : `${parseSipUri(address)?.user}@${domain}, or `;
    return anyhow(outcome.reason, `write ${meant}the number alone.`);
  }
  // A user of that name may come.
  const isName = outcome.reason === 'unknown user name';
  if (isName && [...voice.sbcs.values()].some(({ sbc }) => sbc.mapsUsernames)) return undefined;
  if (isName) return anyhow(outcome.reason, example(voice));
  if (arrivals.some(({ called }) => called.startsWith('+'))) return undefined;
  const known = arrivals.map(({ called }) => `+${called}`).find((number) => voice.numbers.has(number));
  return anyhow('no plus', known === undefined ? example(voice) : `write ${known}.`);
};
