import { inWords } from '../../routing/in-words.ts';
import type { SipTrunk } from '../../tenant/sip-trunk.ts';
import type { TrunkChange } from './change.ts';

/** What the trunk takes at most, and what it speaks; of a provider of one's own choice these are facts that nothing is set by. */
export const limitChanges = (base: SipTrunk, head: SipTrunk): TrunkChange[] => {
  const [was, is] = [base.telnyx?.outbound, head.telnyx?.outbound];
  const isTold = was !== undefined && is !== undefined;
  const fact = head.provider === undefined ? ' (a fact of the carrier: up sets nothing)' : '';
  return [
    ...(isTold ? spending(was.dailySpendLimit, is.dailySpendLimit) : []),
    ...(isTold
      ? most(was.maxDestinationRate, is.maxDestinationRate, {
          at: (rate) => `calls that cost more than USD ${rate} a minute are refused`,
          none: 'calls are refused for their price no more',
        })
      : []),
    ...(isTold
      ? most(was.concurrentCalls, is.concurrentCalls, {
          at: (calls) => `more than ${calls} calls out at the same time are refused`,
          none: "calls out at the same time have no limit but the account's",
        })
      : []),
    ...most(base.capacity, head.capacity, {
      at: (calls) =>
        `more than ${calls} calls ${head.provider === undefined ? '' : 'in '}at the same time are refused${fact}`,
      none: `how many calls the trunk takes at the same time is no longer said${fact}`,
    }),
    ...codecs(base, head, fact),
    ...(base.fqdn === head.fqdn
      ? []
      : [
          {
            about: 'carrier' as const,
            text: `the trunk's host at the carrier is ${head.fqdn ?? 'not said'} instead of ${base.fqdn ?? 'not said'}${fact}`,
          },
        ]),
  ];
};

type Limit = number | 'none';

const spending = (was: Limit, is: Limit): TrunkChange[] => {
  if (was === is) return [];
  const before = was === 'none' ? 'there was no limit' : `it was USD ${was}`;
  return [
    {
      about: 'limit',
      text:
        is === 'none'
          ? `calls out may cost any amount a day (${before}): fraud is stopped by nobody`
          : `calls out are refused once a day's have cost USD ${is} (${before})`,
    },
  ];
};

const most = (
  was: number | undefined,
  is: number | undefined,
  { at, none }: { readonly at: (limit: number) => string; readonly none: string },
): TrunkChange[] =>
  was === is
    ? []
    : [
        {
          about: 'limit',
          text: `${is === undefined ? none : at(is)} (${was === undefined ? 'there was no limit here' : `it was ${was}`})`,
        },
      ];

const codecs = ({ codecs: was = [] }: SipTrunk, { codecs: is = [] }: SipTrunk, fact: string): TrunkChange[] => {
  if (was.join() === is.join()) return [];
  const gone = was.filter((codec) => !is.includes(codec));
  const told = is.length === 0 ? 'what the carrier has by itself' : inWords(is);
  const comes =
    is.length > 0 && gone.length > 0
      ? `: a call that offers only ${inWords(gone, 'or')} is refused`
      : ': calls may sound otherwise';
  return [
    {
      about: 'codecs',
      text: `the trunk takes ${told} instead of ${was.length === 0 ? 'what the carrier had by itself' : inWords(was)}${comes}${fact}`,
    },
  ];
};
