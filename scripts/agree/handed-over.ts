import type { HandedOverTrace } from '../../lab/calls/trace.ts';
import type { Voice } from '../../routing/compile.ts';
import { explainHandedOver, type HandedOverCall } from '../../routing/explain-handed-over.ts';
import { whoAnswers } from '../../routing/who-answers.ts';
import type { Settings, Verdict } from './verdict.ts';

interface Asked {
  readonly voice: Voice;
  /** Key of the SBC. */
  readonly sbc: string;
  readonly caller: string;
  readonly called: string;
  readonly isBusy: boolean;
  readonly trace: HandedOverTrace;
  readonly settings: Settings;
}

/** Whether the lab's answer to a call that comes in over one SBC is `explain`'s, or one that `explain` leaves open. */
export const judgeHandedOver = (asked: Asked): Verdict => {
  const { voice, sbc, caller, called, trace, settings } = asked;
  const known = { ...voice, config: { ...voice.config, callerNumbers: [caller] } };
  const call = explainHandedOver(known, called);
  const arrival = call.arrivals.find((one) => one.sbc === sbc);
  const end = call.blockedBy ? 'blocked' : call.outcome.kind;
  const isPart = call.doubts.some(({ kind }) => kind === 'partial match' || kind === 'not modelled');
  const isDisabled = call.doubts.some((doubt) => doubt.kind === 'disabled sbc' && doubt.sbcs.includes(sbc));
  const isOpen =
    (isPart && settings.partialMatches === 'kept') || (isDisabled && settings.disabledInbound === 'refused');
  const standing = isOpen ? 'doubted' : 'certain';
  const verdict = (wrong: string | undefined): Verdict => ({
    standing,
    end,
    ...(wrong !== undefined && standing === 'certain' && { wrong }),
  });
  if (trace.called !== arrival?.called) return verdict(`called: explain ${arrival?.called}, lab ${trace.called}`);
  const blocking = blockedWrongly(call, asked);
  if (blocking !== undefined) return verdict(blocking);
  if (trace.end.kind === 'blocked') return { standing: 'doubted', end };
  const holder = 'user' in trace.end ? trace.end.user : trace.end.kind === 'account' ? trace.end.account : undefined;
  if (holder !== undefined && !voice.users.has(holder.toLowerCase())) return { standing: 'outside', end };
  if (holder?.toLowerCase() !== arrival.user?.toLowerCase()) {
    return verdict(`whose number: explain ${arrival.user ?? 'nobody'}, lab ${holder ?? 'nobody'}`);
  }
  return verdict(call.outcome.kind === 'depends on the sbc' ? undefined : endsWrongly(call, asked));
};

/** What a pattern takes is never proved: `explain` looks at every form of the number, Teams holds the pattern against one. */
const blockedWrongly = ({ blockedBy = [] }: HandedOverCall, { caller, trace, settings }: Asked): string | undefined => {
  const [blocking] = blockedBy;
  if (trace.end.kind === 'blocked') {
    if (blocking === undefined) return `blocked by ${trace.end.pattern}, which explain doesn't say`;
    const isOther = blocking.pattern === trace.end.pattern && (blocking.redirectTo ?? null) !== trace.end.redirectedTo;
    return isOther ? `blocked call: explain ${blocking.redirectTo}, lab ${trace.end.redirectedTo}` : undefined;
  }
  const seen = settings.blockedCaller === 'translated' ? trace.caller : caller;
  const form = settings.blockedForms === 'digits' ? seen.replace(/^\+/, '') : seen;
  return blocking?.by === 'reading' && blocking.form === form
    ? `explain says that ${blocking.pattern} takes ${form}, the lab lets it through`
    : undefined;
};

const endsWrongly = ({ outcome }: HandedOverCall, { trace: { end }, isBusy }: Asked): string | undefined => {
  if (outcome.kind === 'treated') {
    return end.kind === 'treated' && end.treatment === outcome.treatment
      ? undefined
      : `treatment ${outcome.treatment}, lab ${end.kind}`;
  }
  if (outcome.kind !== 'rings') {
    const isNobody = end.kind === 'refused' && end.why === 'nobody has the number';
    return isNobody ? undefined : `nobody by explain, lab ${end.kind}`;
  }
  const { settings } = outcome;
  if (settings === undefined) return undefined;
  const answers = whoAnswers(settings);
  const expected = {
    'no calls': ['refused'],
    'voicemail at once': ['voicemail'],
    'unanswered at once': ['voicemail', 'sent on'],
    rings: !isBusy || settings.busyOnBusy === 'Disabled' ? ['rings'] : busyEnds(settings.busyOnBusy),
  }[answers.kind];
  if (!expected.includes(end.kind)) return `explain ${answers.kind}, lab ${end.kind}`;
  if (answers.kind !== 'rings' || end.kind !== 'rings') return undefined;
  const may = answers.others.some(({ who }) => who === 'voicemail') || answers.unknown.includes('voicemail');
  if (end.unanswered === 'voicemail' && !may) return 'voicemail answers, which explain rules out';
  const isHidden = outcome.callersHiddenBy !== undefined;
  return end.callerHidden === isHidden ? undefined : `callers hidden: explain ${isHidden}, lab ${end.callerHidden}`;
};

/** What a second call may come to; undefined: the files don't say. */
const busyEnds = (busyOnBusy: string | undefined): readonly string[] => {
  if (busyOnBusy === 'Enabled') return ['busy'];
  if (busyOnBusy === 'Unanswered') return ['voicemail', 'sent on'];
  return ['rings', 'busy', 'voicemail', 'sent on'];
};
