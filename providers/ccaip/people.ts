import { isInDoubt, ServiceError } from '../kit/error.ts';
import type { Context } from '../kit/resource.ts';
import type { Sleep } from '../kit/sleep.ts';
import type { Environment } from '../msteams/auth/environment-problem.ts';
import type { Change, End } from '../msteams/history/change.ts';
import { endByError } from '../msteams/history/end-by-error.ts';
import type { Recorder } from '../msteams/history/recorder.ts';
import type { Outcome, PersonChange } from './bulk/change.ts';
import { waitForEarlier } from './bulk/follow.ts';
import { patienceSeconds, writePeople } from './bulk/write-people.ts';
import { literalsOf } from './literals.ts';
import { type CcaipOf, chooseCcaip, howToMakeToken } from './place.ts';
import { type CcaipPace, openRequests } from './requests.ts';
import { type CcaipUser, readPeople } from './users.ts';

/** One user's change, and what it is in words. */
export interface PersonWrite {
  readonly change: PersonChange;
  /** What the user has, as the state has it; null for nothing. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The users of one CCAIP. */
export interface People {
  /** Waits for what an earlier run has begun, which may change what a read shows. Throws where that doesn't end. */
  settled(): Promise<void>;
  read(): Promise<CcaipUser[]>;
  /** One outcome a change, in their order; each is in the history of changes before it leaves. */
  write(writes: readonly PersonWrite[]): Promise<Outcome[]>;
}

const changeOf = ({ change: { email }, from, to }: PersonWrite): Change => ({
  kind: 'ExternalUsers',
  upn: email,
  from,
  to,
});

const endOf = ({ ended, problems }: Outcome): End => {
  const text = problems.length === 0 ? undefined : problems.join('; ');
  if (ended === 'unsure') return { step: 'unknown', text };
  return ended === 'refused' ? { step: 'failed', text } : { step: 'done' };
};

/** The only way by which users of CCAIP are changed. */
const recorded = (write: People['write'], recorder: Recorder | undefined): People['write'] =>
  recorder === undefined
    ? write
    : async (writes) => {
        const sent = await recorder.sent(writes.map(changeOf));
        try {
          const outcomes = await write(writes);
          sent.ended(outcomes.map(endOf));
          return outcomes;
        } catch (error) {
          sent.ended(writes.map(() => endByError(error, isInDoubt)));
          throw error;
        }
      };

/** Undefined where no token is set. Nothing is sent before the first read. */
export const openPeople = (
  of: CcaipOf,
  env: Environment,
  {
    context,
    sleep,
    recorder,
    limit,
  }: {
    readonly context: Context;
    readonly sleep: Sleep;
    readonly recorder?: Recorder | undefined;
    readonly limit?: CcaipPace['limit'];
  },
): People | undefined => {
  const place = chooseCcaip(of, env);
  if (place === undefined) return undefined;
  const literals = literalsOf(env);
  const requests = openRequests(place, { context, sleep, limit });
  const write: People['write'] = (writes) =>
    writePeople(
      requests,
      writes.map(({ change }) => change),
      { literals, context, sleep },
    );
  return {
    settled: () => waitForEarlier(requests, { literals, context, sleep, patienceSeconds }),
    read: () => readPeople(requests, literals),
    write: recorded(
      write,
      recorder?.as(async () => `CCAIP API credential of ${place.user}`),
    ),
  };
};

/** What nobody may do without the token. */
export const noToken = (doing: string): ServiceError =>
  new ServiceError({ kind: 'Forbidden', doing, text: "CCAIP's token isn't set.", fix: howToMakeToken });
