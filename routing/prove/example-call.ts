import type { ReadyUser, Voice } from '../compile.ts';
import { explainDialled } from '../explain.ts';
import { notKnownYetText } from '../not-connected.ts';
import { droppedText } from '../outcome-text.ts';
import type { DialledCall } from '../trace.ts';
import { treatedText } from '../treat.ts';
import type { ExampleCall } from './finding.ts';

/** One call of a user in one line: what is dialled, what the dial plan makes of it, where it goes. */
export const exampleCall = (voice: Voice, ready: ReadyUser, dialled: string): ExampleCall => {
  const call = explainDialled(voice, ready, dialled);
  return {
    user: call.user,
    number: dialled,
    text: `${call.user} dials ${dialled}: ${madeText(call)}, ${goesText(call)}`,
  };
};

/** `rule "National" makes it +31201234567`. */
const madeText = ({ normalisation: { by, number, trials, country }, emergency }: DialledCall): string => {
  if (emergency !== undefined)
    return `emergency call routing policy "${emergency.policy}" takes it as ${emergency.dial}`;
  if (by === 'rule') return `rule "${trials.at(-1)?.rule.name ?? ''}" makes it ${number}`;
  if (by === 'country code') return `no rule matches, so Teams makes it ${number} with the calling code of ${country}`;
  return 'no rule matches, so it stays';
};

/** `goes out by NL mobile over main`. */
const goesText = (call: DialledCall): string => {
  const { outcome } = call;
  switch (outcome.kind) {
    case 'internal':
      return `rings ${outcome.user}`;
    case 'treated':
      return `ends at treatment "${outcome.treatment}", which ${treatedText(outcome.target)}`;
    case 'calling plan':
      return 'goes out by Calling Plan';
    case 'dropped':
      return `dropped, because ${droppedText(call, outcome.reason)}`;
    case 'not known yet':
      return `taken by ${outcome.attempts.map(({ route }) => route).join(', then by ')}, and where it ends is ${notKnownYetText(outcome.sbcs)}`;
    case 'routed':
      return `goes out by ${outcome.attempts.map(({ route, sbcs }) => `${route} over ${overText(sbcs)}`).join(', then by ')}`;
  }
};

const overText = (sbcs: readonly { readonly sbc: string }[]): string =>
  sbcs.length === 0 ? 'no SBC' : sbcs.map(({ sbc }) => sbc).join(' or ');
