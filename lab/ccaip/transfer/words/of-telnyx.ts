import type { TelnyxAnswer } from '../../../telnyx/calls/answer.ts';
import { type Ending, failed } from './told.ts';

/** What helps against each answer. */
const fixes: Readonly<Record<string, string>> = {
  D13: 'add the country to sipTrunk.telnyx.outbound.destinations, or take the route for it away.',
  D14: 'have the voice route or a translation rule send +E.164.',
  D15: 'enable the outbound voice profile at Telnyx; npm run lab -- up does.',
  D16: 'enable the connection at Telnyx.',
  D18: 'enable the connection at Telnyx.',
  D21: 'put the number on the connection: sipTrunk.numbers, then npm run lab -- up.',
  D24: 'raise the highest rate in sipTrunk.telnyx.outbound.',
  D26: 'have the voice route name the SBC of a connection that is there: the Telnyx portal shows its name.',
  D31: 'receiveFrom: anyone in sipTrunk.telnyx, which opens the subdomain to the whole Internet.',
  D35: 'have Teams show a number: the caller ID policy, or Forward PAI on the SBC for calls that hide it.',
  D38: 'give the connection an outbound voice profile: sipTrunk.telnyx.outbound, then npm run lab -- up.',
  D39: 'wait for the next day in UTC, or raise the limit in sipTrunk.telnyx.outbound.',
  D48: 'give the connection a host at Telnyx, or make one for Teams.',
  D51: "show a number that is the account's, or verify this one at Telnyx.",
  D59: 'no short number but those for help goes out over Telnyx.',
  D63: 'wait until the number has been ported.',
  D64: 'give what the regulator asks for: the order says what is missing.',
  D65: 'give what the regulator asks for: the order says what is missing.',
  TLS: 'write the SIP URI with sip:, which goes in clear.',
};

/** How Telnyx refused a call. */
export const telnyxEnding = (connection: string | null, { sip, code, text }: TelnyxAnswer): Ending =>
  failed(`Telnyx answers ${sip}: ${text} (${code}).`, {
    ...(connection !== null && { allowed: `Connection "${connection}" decides it.` }),
    fix: fixes[code] ?? 'see what Telnyx says of that code.',
  });
