import type { TransferEnd, TransferTrace } from '../trace.ts';
import { notAvailableWords } from './not-available.ts';
import { dialledEnding } from './of-dialled.ts';
import { legEnding, legHops } from './of-leg.ts';
import { statusTable } from './statuses.ts';
import { type Ending, failed, type Hop, reached, type Told } from './told.ts';

export const callerWords = (caller: string): string => (caller === '' ? 'A caller without a number' : caller);

/** A transfer to a person. */
export const tellTransfer = (call: TransferTrace): Told => {
  const { caller, by, to, leg, statuses, on } = call;
  const whom = to?.name ?? leg?.uri ?? ('asked' in call.end ? call.end.asked : 'somebody');
  const { isReached, end, notes = [] } = endingOf(call);
  return {
    title:
      by === undefined
        ? `Nobody transfers a call of ${callerWords(caller)}`
        : `${callerWords(caller)} is with ${by.name}, who transfers to ${whom}`,
    hops: [...memberHops(call), ...(leg ? legHops(leg, caller) : [])],
    isReached,
    end,
    notes: [...notes, ...(on ? [onwardWords(on)] : [])],
    statuses: statuses ? [statusTable(statuses)] : [],
  };
};

const memberHops = ({ to, leg }: TransferTrace): Hop[] => {
  if (to === undefined) return leg ? [['CCAIP', `calls the SIP URI as it was given, whosever it is`]] : [];
  const { name, isExternal, sipUri, teams, status } = to;
  if (!isExternal) return [['CCAIP', `${name} is an agent of CCAIP itself: ${status}`]];
  return [
    ['CCAIP', `${name} (Microsoft Teams), transfer type External, ${sipUri ?? 'without a SIP URI'}`],
    ['CCAIP', `${teams ?? 'not known'} in Teams, ${status} in CCAIP`],
  ];
};

const endingOf = ({ to, leg, end }: TransferTrace): Ending => {
  switch (end.kind) {
    case 'called':
      return (leg && legEnding(leg)) ?? reached('Called.');
    case 'not available':
      return to ? notAvailableWords(to, end.why) : failed('Nobody is called.', { fix: '' });
    case 'rings in CCAIP':
      return reached(
        `Rings ${to?.email} in CCAIP.`,
        to?.isExternal
          ? 'Who is signed in to CCAIP is called there as a normal agent.'
          : `${to?.name} is no external user: Teams has no part in it. The box External UCaaS user in Users & Teams makes one.`,
      );
    default:
      return askedWrongly(end);
  }
};

const askedWrongly = (end: Exclude<TransferEnd, { kind: 'called' | 'not available' | 'rings in CCAIP' }>): Ending => {
  switch (end.kind) {
    case 'nobody to transfer':
      return nobodyTransfers(end.by);
    case 'no such user':
      return failed(`"${end.asked}" is no user of CCAIP.`, {
        allowed: 'The e-mail, the part before its @, the UCaaS username or the name of a user; or a SIP URI.',
        fix: 'have CCAIP get its external users: npm run lab -- up where they are made by api, else npm run lab:open.',
      });
    case 'several':
      return failed(`"${end.asked}" could be several users of CCAIP: ${end.emails.join(', ')}.`, {
        fix: 'write the whole e-mail.',
      });
  }
};

export const nobodyTransfers = (by: string | undefined): Ending =>
  failed(by === undefined ? 'Nobody in CCAIP can transfer a call.' : `"${by}" can't transfer a call.`, {
    allowed:
      'An agent (role Agent) who works in CCAIP itself, activated and Available: the transfer view is a part of it.',
    fix: by === undefined ? 'add an agent: Users & Teams.' : 'name another with --by, or leave it out.',
  });

const onwardWords = ({ dial, teams }: NonNullable<TransferTrace['on']>): string => {
  const { end } = dialledEnding(teams);
  const [first] = teams.tries;
  return `Transferred on to ${dial} (REFER): ${end.message}${first ? ` The SBC gets ${first.called} from ${first.caller ?? 'nobody'}; translation rules aren't known to count there (switch referTranslation).` : ''}`;
};
