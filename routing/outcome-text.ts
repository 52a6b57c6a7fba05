import type { HandedOverCall } from './explain-handed-over.ts';
import type { Attempt, Departure, DialledCall, Outcome } from './trace.ts';

/** Where a dialled call goes, in plain lines. */
export const outcomeText = (call: DialledCall): string[] => {
  const { outcome } = call;
  if (outcome.kind === 'internal') return [`Rings ${outcome.user} inside Teams.`];
  if (outcome.kind === 'calling plan') return ["Goes out by Microsoft's Calling Plan, because no usage matches."];
  if (outcome.kind === 'dropped') return [`Dropped: ${droppedText(call, outcome.reason)}.`];
  return [
    `Goes out by usage ${outcome.usage}:`,
    ...outcome.attempts.flatMap((attempt, index) => attemptLines(attempt, index, call.normalisation.number)),
    '  then dropped',
  ];
};

/** Why a call is dropped, as the end of a sentence. */
export const droppedText = (call: DialledCall, reason: (Outcome & { kind: 'dropped' })['reason']): string => {
  if (reason === 'no usages') return `policy "${call.policy.name}" has no usages`;
  if (reason === 'no sbc') return 'the routes that match have no SBC that takes calls';
  return `policy "${call.policy.name}" has no usage that matches`;
};

const attemptLines = (attempt: Attempt, index: number, number: string): string[] => {
  const names = attempt.sbcs.map(({ sbc }) => sbc);
  const order = names.length > 1 ? ', healthy ones in random order' : '';
  const takers = names.length === 0 ? 'no SBC' : `${names.join(', ')}${order}`;
  const disabled = attempt.disabled.length === 0 ? '' : ` (${attempt.disabled.join(', ')}: takes no calls)`;
  return [
    `  ${index === 0 ? 'first' : 'then'} ${attempt.route}: ${takers}${disabled}`,
    ...attempt.sbcs.map((departure) => `    ${departureText(departure, number)}`),
  ];
};

const departureText = ({ sbc, called, caller, applied }: Departure, number: string): string => {
  const from = caller === undefined ? '' : ` from ${caller}`;
  const rules =
    applied.length === 0 ? '' : `, by translation rules ${applied.map(({ rule }) => `"${rule}"`).join(', ')}`;
  return `${sbc} sends ${called}${from}${called === number && applied.length === 0 ? '' : rules}`;
};

/** Whom a handed-over call reaches, in one line. */
export const reachedText = (call: HandedOverCall): string => {
  const { outcome } = call;
  if (outcome.kind === 'rings') {
    return `Rings ${outcome.user}; voicemail and forwarding as calling policy "${outcome.callingPolicy ?? 'Global'}" says.`;
  }
  if (outcome.kind === 'depends on the sbc') return 'Whom it rings depends on the SBC that takes the call.';
  return `Reaches nobody: ${nobodyText(call, outcome.reason)}.`;
};

/** Why a handed-over call reaches nobody, as the end of a sentence. */
export const nobodyText = (
  call: HandedOverCall,
  reason: (HandedOverCall['outcome'] & { kind: 'nobody' })['reason'],
): string => {
  switch (reason) {
    case 'foreign domain':
      return `the SIP provider takes calls for ${call.inboundDomain ?? 'no domain'}, not for ${call.host}`;
    case 'no sbc':
      return 'the tenant has no SBC';
    case 'unknown user name':
      return 'Teams finds users by number only, and no SBC turns this user name into a number';
    case 'no plus':
      return 'Teams finds users by the number with its +, and no translation rule adds one';
    case 'no such number':
      return 'no user has this number';
  }
};
