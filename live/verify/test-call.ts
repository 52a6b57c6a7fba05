import { z } from 'zod';
import type { Session } from '../../providers/msteams/session.ts';
import { isNotKnownYet } from '../../tenant/not-known-yet.ts';
import { isKnown, type Known } from '../known.ts';
import { readContext } from '../read-context.ts';
import { type Answer, cantTell, notSo, so, untold } from './answer.ts';

const row = z.looseObject({
  startDateTime: z.string(),
  callType: z.string().nullish(),
  successfulCall: z.boolean().nullish(),
  finalSipCode: z.number().nullish(),
  finalSipCodePhrase: z.string().nullish(),
  duration: z.number().nullish(),
  trunkFullyQualifiedDomainName: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** A call in Teams' log of Direct Routing. @see https://learn.microsoft.com/graph/api/resources/callrecords-directroutinglogrow */
export type LoggedCall = Readonly<z.output<typeof row>>;

/** When a test call was made, as far as that is known. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
  /** What it goes by: `the tick of …`. */
  readonly by: string;
  /** Before it whoever ticked saw a call be taken. Absent: nobody says when that was. */
  readonly tick?: Date;
}

/** A tick is set soon after the call; somebody may have made a cup of coffee, or ticked before. */
const around = 2 * 3_600_000;

export const aroundTick = (on: string): Window => {
  const at = Date.parse(on);
  return { from: new Date(at - around), to: new Date(at + around), by: `the tick of ${on}`, tick: new Date(at) };
};

/** No page says how long rows lag; after a day what isn't there is taken to be missing. */
const settled = 24 * 3_600_000;

/** One request covers no more (DOC pnp.github.io/cli-microsoft365, of this very call). */
const longest = 90 * 86_400_000;

/** Whether the log can be asked about the time at all. */
export const isTooLong = ({ from, to }: Window): boolean => to.getTime() - from.getTime() > longest;

/** @see https://learn.microsoft.com/graph/api/callrecords-callrecord-getdirectroutingcalls */
export const readLog = async (session: Session, { from, to }: Window): Promise<LoggedCall[]> =>
  (await session.graph()).list(
    `/communications/callRecords/getDirectRoutingCalls(fromDateTime=${from.toISOString()},toDateTime=${to.toISOString()})`,
    row,
    { doing: 'read the log of Direct Routing calls', context: readContext },
  );

/** `ByotIn` in the log, `dr_in` and the like in reports (DOC): what comes in from the SBC. */
const comesIn = (type: string | null | undefined): boolean => /In$|(^|_)in(_|$)/.test(type ?? '');

const lag = 'Its rows lag, so what is not there yet is not missing; run it again later.';

/** Whether a call that came in over one of the SBCs reached one of the people whom CCAIP calls. Numbers are masked in the log. */
export const judgeTestCall = (
  log: Known<readonly LoggedCall[]> | undefined,
  {
    window,
    sbcs,
    people,
    name,
    now,
  }: {
    readonly window: Window | undefined;
    readonly sbcs: readonly string[];
    readonly people: readonly string[];
    readonly name: string;
    readonly now: Date;
  },
): Answer => {
  if (sbcs.every(isNotKnownYet))
    return cantTell(
      'test call',
      "no SBC has a name yet: the SIP trunk isn't connected, so no call can have come in over it.",
      `npm run pulumi -- up -s ${name} connects it.`,
    );
  if (window === undefined || log === undefined) {
    const text = 'no test call is ticked for the newest generation, so which time to look at is not known.';
    return cantTell(
      'test call',
      text,
      `hand a call over, tick it in npm run handover -- ${name}, or name the time: --since 2h.`,
    );
  }
  if (!isKnown(log)) return untold('test call', log);
  const has = (list: readonly string[], one: string | null | undefined) =>
    list.some((known) => known.toLowerCase() === one?.toLowerCase());
  const over = log.value.filter((call) => comesIn(call.callType) && has(sbcs, call.trunkFullyQualifiedDomainName));
  const reached = over.find((call) => call.successfulCall === true && has(people, call.userPrincipalName));
  if (reached !== undefined) {
    const { startDateTime, duration, trunkFullyQualifiedDomainName: sbc, userPrincipalName: upn } = reached;
    const long = duration == null ? '' : `, ${duration} s`;
    return so(
      'test call',
      `${startDateTime}: a call over ${sbc} was taken by ${upn}${long} (looked for by ${window.by}).`,
    );
  }
  // What failed with somebody else, or before Teams knew whose call it is, may be anybody's call.
  const theirs = over.filter((call) => has(people, call.userPrincipalName));
  const last = latest(theirs.filter((call) => call.successfulCall === false));
  if (last === undefined) {
    const seen =
      over.length === 0
        ? `no call over ${sbcs.join(', ')}`
        : `${over.length} ${over.length === 1 ? 'call' : 'calls'} in, none of them known to be taken by a person of users.csv${failureOf(over)}`;
    return cantTell('test call', `the log has ${seen}, by ${window.by}. ${lag}`);
  }
  const text = `no call to these people was taken, by ${window.by}; the last at ${last.startDateTime} to ${last.userPrincipalName} over ${last.trunkFullyQualifiedDomainName}: ${codeOf(last)}.`;
  const isAfterTick = window.tick !== undefined && Date.parse(last.startDateTime) > window.tick.getTime();
  const isSettled = now.getTime() - window.to.getTime() >= settled;
  return isAfterTick && isSettled && theirs.every((call) => call.successfulCall === false)
    ? notSo('test call', text, `npm run explain -- ${name} --to <user> --live, then hand a call over again and tick it`)
    : cantTell('test call', `${text} ${lag}`);
};

const latest = (calls: readonly LoggedCall[]): LoggedCall | undefined =>
  calls.toSorted((one, other) => Date.parse(other.startDateTime) - Date.parse(one.startDateTime))[0];

const codeOf = ({ finalSipCode, finalSipCodePhrase }: LoggedCall): string =>
  `${finalSipCode ?? 'no SIP code'} ${finalSipCodePhrase ?? ''}`.trim();

const failureOf = (calls: readonly LoggedCall[]): string => {
  const last = latest(calls.filter((call) => call.successfulCall === false));
  return last === undefined ? '' : ` (the last that failed at ${last.startDateTime}: ${codeOf(last)})`;
};
