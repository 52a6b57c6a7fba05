import { listing } from '../../tenant/listing.ts';
import { isKnown, type Known } from '../known.ts';
import type { TrunkNow } from '../trunk/trunk-now.ts';
import type { Matched } from '../verify/ccaip-users.ts';
import { untoldUsers } from './ccaip.ts';
import type { DriftFacts } from './facts.ts';

/** What couldn't be read: of it nobody knows whether it drifted. */
export interface Failure {
  readonly what: string;
  readonly why: string;
  readonly fix?: string;
}

export const failuresOf = (facts: DriftFacts, matched: Known<readonly Matched[]>): Failure[] => {
  const { teams, application, domains, ccaip, trunk } = facts;
  const untold = isKnown(matched) ? untoldUsers(matched.value) : [];
  return [
    ...unread('Teams', teams),
    ...unread('the application', application),
    ...unread('the domains', domains),
    ...(ccaip === undefined ? [] : unread("CCAIP's users", ccaip.users)),
    ...(ccaip?.queues === undefined ? [] : unread("CCAIP's queues", ccaip.queues)),
    ...(ccaip !== undefined && isKnown(ccaip.users) ? unread('who is who in CCAIP', matched) : []),
    ...(untold.length === 0
      ? []
      : [
          {
            what: "CCAIP's users",
            why: `CCAIP doesn't tell in words that are known what stands for ${listing(untold)}.`,
            fix: 'name the words that it uses by TRUNKLINE_CCAIP_LITERALS (docs/external-users.md).',
          },
        ]),
    ...ofTrunk(trunk),
  ];
};

const unread = (what: string, known: Known<unknown>): Failure[] =>
  isKnown(known) ? [] : [{ what, why: sentence(known.why), ...(known.toKnow !== undefined && { fix: known.toKnow }) }];

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const ofTrunk = ({ host, carrier }: TrunkNow): Failure[] => [
  ...(host === undefined ? [] : unread("the trunk's host", host)),
  ...(carrier === undefined
    ? []
    : [
        ...unread('the connection at the carrier', carrier.connection),
        ...unread('the outbound voice profile at the carrier', carrier.profile),
        ...unread('the numbers at the carrier', carrier.numbers),
        ...unread('the orders at the carrier', carrier.orders),
      ]),
];
