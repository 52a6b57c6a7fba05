import { blockingText, isSilenced } from './blocked-callers.ts';
import { routedNumber } from './emergency-policy.ts';
import { type HandedOverCall, isBlocked } from './explain-handed-over.ts';
import { notKnownYetReason, withoutStandIn } from './not-connected.ts';
import { droppedText, nobodyText } from './outcome-text.ts';
import type { DialledCall } from './trace.ts';
import { treatedText } from './treat.ts';
import { neverRings } from './who-answers.ts';

const localPart = (user: string): string => user.split('@')[0] ?? user;

/**
 * One call as one row of words, for a table such as the closing lines of `npm start`:
 * `ada dials 0612345678`, `+31612345678`, `NL mobile`, `main`.
 */
export const summaryRow = (call: DialledCall | HandedOverCall): readonly string[] =>
  call.direction === 'dialled' ? dialledRow(call) : handedOverRow(call);

const dialledRow = (call: DialledCall): string[] => {
  const { outcome } = call;
  const start = [`${localPart(call.user)} dials ${call.dialled}`, routedNumber(call)];
  switch (outcome.kind) {
    case 'internal':
      return [...start, 'internal', `rings ${localPart(outcome.user)}`];
    case 'treated':
      return [...start, treatedText(outcome.target), `treatment "${outcome.treatment}"`];
    case 'calling plan':
      return [...start, 'Calling Plan'];
    case 'dropped':
      return [...start, 'dropped', droppedText(call, outcome.reason)];
    case 'not known yet':
      return [...start, 'not known yet', notKnownYetReason(outcome.sbcs)];
    case 'routed': {
      const first = outcome.attempts.find(({ sbcs }) => sbcs.length > 0);
      return [...start, first?.route ?? outcome.usage, first?.sbcs.map(({ sbc }) => sbc).join(', ') ?? ''];
    }
  }
};

const handedOverRow = (call: HandedOverCall): string[] => {
  const { outcome } = call;
  const called = withoutStandIn(call.arrivals[0]?.called ?? call.address);
  const blocking = (call.blockedBy ?? []).find((one) => isSilenced([one]));
  if (blocking !== undefined && isBlocked(call)) {
    const whom = outcome.kind === 'rings' ? localPart(outcome.user) : call.address;
    return [`CCAIP → ${whom}`, called, 'blocked', blockingText(blocking)];
  }
  if (outcome.kind === 'rings') {
    const name = localPart(outcome.user);
    return neverRings(outcome.settings)
      ? [`CCAIP → ${name}`, called, `${name} isn't rung`, `calling policy "${outcome.callingPolicy}"`]
      : [`CCAIP → ${name}`, called, `rings ${name}`];
  }
  if (outcome.kind === 'treated') {
    return [
      `CCAIP → ${call.address}`,
      called,
      treatedText(outcome.target),
      `treatment "${outcome.treatment}": nobody holds the number`,
    ];
  }
  if (outcome.kind === 'not known yet') {
    const whom = outcome.user === undefined ? withoutStandIn(call.address) : localPart(outcome.user);
    return [`CCAIP → ${whom}`, called, 'not known yet', notKnownYetReason(outcome.sbcs)];
  }
  if (outcome.kind === 'depends on the sbc') return [`CCAIP → ${call.address}`, called, 'depends on the SBC'];
  return [`CCAIP → ${call.address}`, called, 'reaches nobody', nobodyText(call, outcome.reason)];
};
