import type { HandedIn } from '../../../carrier/hand-in.ts';
import { telnyxEnding } from './of-telnyx.ts';
import { type Ending, failed, type Hop } from './told.ts';

/** What the carrier makes of a call, up to the SBC. */
export const carrierHops = (carrier: HandedIn): Hop[] => {
  if (carrier.kind !== 'handed in') return [];
  const { host, passed, sbc, mapped, called } = carrier;
  return [
    ['carrier', `${host} is a connection here`],
    ...passed.map((one): Hop => ['carrier', `SBC ${one} doesn't answer`]),
    ['SBC', `${sbc} sends ${called} to Teams${mapped === undefined ? '' : `, which it has for ${mapped}`}`],
  ];
};

/** Why it never gets to Teams; undefined: it does. */
export const carrierEnding = (carrier: HandedIn): Ending | undefined => {
  switch (carrier.kind) {
    case 'handed in':
      return undefined;
    case 'no SIP URI':
      return failed(`"${carrier.uri}" is no SIP URI.`, {
        allowed: '{phone_number}@{subdomain}, or {username}@{sip_subdomain} where the account was moved (the guide).',
        fix: 'enter the SIP URI that the handover has, host included.',
      });
    case 'foreign host':
      return failed(`The carrier has no connection for "${carrier.host}".`, {
        allowed: `It takes ${carrier.own.join(' and ')}. Which domain stands behind the @ isn't published (switch carrierHosts).`,
        fix: 'correct the SIP URI in CCAIP; in the tenant file, sipTrunk says what stands behind its @.',
      });
    case 'no SBC':
      return failed("The carrier's connection leads to no SBC.", {
        fix: 'name one at the carrier: POST /lab/carrier {"sbcs":[{"fqdn":"…"}]}.',
      });
    case 'refused':
      return telnyxEnding(carrier.connection, carrier.answer);
    case 'no SBC answers':
      return failed(`No SBC answers: ${carrier.passed.join(', ')}.`, {
        fix: 'get one to work; with a second one on the connection calls go on over that.',
      });
  }
};
