import type { HandedOverEnd, HandedOverTrace, InEffect } from '../../../calls/trace.ts';
import { type Ending, failed, type Hop, reached } from './told.ts';

/** A policy and where it comes from. */
export const policyWords = ({ name, source, group }: InEffect): string =>
  source === 'global' ? name : source === 'group' ? `${name} (of group ${group})` : `${name} (given directly)`;

/** What Teams does with a call that comes in. */
export const teamsHops = ({ over, called, caller, translations, policy, end }: HandedOverTrace): Hop[] => {
  const rules = translations.map(
    ({ list, rule }): Hop => [
      'Teams',
      list === 'InboundTeams'
        ? `rule ${rule} of ${over}: called is ${called}`
        : `rule ${rule} of ${over}: caller is ${caller}`,
    ],
  );
  const isHeld = 'user' in end && end.user !== undefined;
  const held: Hop[] = isHeld ? [['Teams', `${called} is the number of ${end.user}`]] : [];
  return [...rules, ...held, ...(policy ? [['Teams', `calling policy ${policyWords(policy)}`] satisfies Hop] : [])];
};

const elsewhere = (to: string): string => (to === 'ends' ? 'the call ends' : `it goes to ${to}`);

/** Where a call ends in Teams. */
export const teamsEnding = ({ called, over, end }: HandedOverTrace): Ending => {
  switch (end.kind) {
    case 'rings':
      return ringing(end);
    case 'voicemail':
      return failed(`The voicemail of ${end.user} takes the call: the phone doesn't ring.`, {
        fix: "let calls from the network ring: inboundTreatment of the calling policy, or the person's own settings.",
      });
    case 'busy':
      return failed(`${end.user} is in another call, and the caller hears busy.`, {
        fix: "wait, or say otherwise: busyOnBusy of the calling policy, or the person's own settings.",
      });
    case 'sent on':
      return failed(`The phone of ${end.user} doesn't ring: ${elsewhere(end.to)}.`, {
        fix: "look at inboundTreatment and forwarding in the calling policy, and at the person's own settings.",
      });
    case 'account':
      return failed(
        `${called} is the number of ${end.account}, a resource account: a call queue or auto attendant answers.`,
        {
          fix: "enter a person's number in the SIP URI.",
        },
      );
    case 'treated':
      return failed(
        `Nobody has ${called}, so treatment ${end.treatment} of unassigned numbers sends it to ${end.target}.`,
        {
          fix: 'give the number to the person: users.csv, then npm run lab -- up.',
        },
      );
    case 'blocked':
      return failed(
        `Blocked callers: pattern ${end.pattern} takes the number that CCAIP shows, and ${end.redirectedTo === null ? 'the call is refused' : `${end.redirectedTo} answers`}.`,
        { fix: 'exempt that number: blockedCallerExemptions in the tenant file.' },
      );
    case 'refused':
      return refused(end, { called, over });
  }
};

/** Said of calls that came from CCAIP. */
export const outOfCrm = 'The call is no longer connected to the CRM once it is in Teams (the guide).';

const ringing = ({ user, also, unanswered, callerHidden }: Extract<HandedOverEnd, { kind: 'rings' }>): Ending =>
  reached(
    `Rings ${user}${also.length === 0 ? '' : `, and ${also.join(', ')} with it`}.`,
    `If nobody takes it, ${elsewhere(unanswered)}.`,
    ...(callerHidden ? ['The caller ID policy hides the caller from them.'] : []),
    outOfCrm,
  );

const refused = (
  { why, user }: Extract<HandedOverEnd, { kind: 'refused' }>,
  { called, over }: { readonly called: string; readonly over: string },
): Ending => {
  switch (why) {
    case 'no such SBC':
      return failed(`Teams has no SBC ${over}, and no domain of that name or above it.`, {
        fix: 'npm run lab -- up, which makes the SBCs of the tenant file.',
      });
    case 'SBC disabled':
      return failed(`SBC ${over} is disabled in Teams, which refuses the call (assumed; switch disabledInbound).`, {
        fix: 'enable it: drain or enabled in the tenant file.',
      });
    case 'no private calling':
      return failed(`The calling policy of ${user} allows no calls at all.`, {
        fix: 'privateCalling: true in the calling policy.',
      });
    case 'nobody has the number':
      return /^\+?\d/.test(called)
        ? failed(`Nobody in Teams has exactly ${called}.`, {
            allowed: called.startsWith('+')
              ? 'Teams shows a number a while after it is given.'
              : 'Teams finds a number with its + only.',
            fix: called.startsWith('+')
              ? 'npm run lab -- up, which gives the numbers of users.csv; and see that CCAIP has the same in its SIP URI.'
              : 'have the carrier send +E.164, write the SIP URI with +, or give the SBC a rule that adds it (inboundTeams).',
          })
        : failed(`"${called}" is a user name, and Teams finds people by number only.`, {
            fix: 'have the SBC map user names (mapsUsernames: true), or enter the number in the SIP URI.',
          });
  }
};
