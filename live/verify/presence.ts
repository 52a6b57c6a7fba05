import { z } from 'zod';
import { isNotFound } from '../../providers/kit/error.ts';
import { readEach } from '../../providers/msteams/readiness/read-each.ts';
import type { Session } from '../../providers/msteams/session.ts';
import { listing } from '../../tenant/listing.ts';
import { isKnown, type Known } from '../known.ts';
import { readContext } from '../read-context.ts';
import { type Answer, cantTell, so, untold } from './answer.ts';
import type { Person } from './people.ts';

const presence = z.looseObject({ availability: z.string() });

/** More say no more: whether presence can be read is the same for all. */
export const mostPeople = 100;

/** Availability by name of users.csv; null where Teams has none of the person. @see https://learn.microsoft.com/graph/api/presence-get */
export const readPresence = async (
  session: Session,
  people: ReadonlyMap<string, Person>,
): Promise<ReadonlyMap<string, string | null>> => {
  const asked = [...people].slice(0, mostPeople);
  const rows = await readEach(
    await session.graph(),
    asked.map(([, { id }]) => id),
    {
      path: (id) => `/users/${id}/presence`,
      row: presence,
      doing: 'read the presence of the people of users.csv',
      context: readContext,
      absent: isNotFound,
    },
  );
  return new Map(asked.map(([upn], at) => [upn, rows[at]?.availability ?? null]));
};

/** By the automation's own right: CCAIP reads it by the consent that Link made, which nobody else can try. */
export const judgePresence = (known: Known<ReadonlyMap<string, string | null>>, asked: number): Answer => {
  if (!isKnown(known)) return untold('presence', known);
  const found = [...known.value];
  if (found.length === 0) return cantTell('presence', 'nobody of users.csv with ccaip is in Entra.');
  const none = found.flatMap(([upn, availability]) =>
    availability === null || availability === 'PresenceUnknown' ? [upn] : [],
  );
  const rest = asked > found.length ? ` (of ${asked} who are to be in CCAIP)` : '';
  if (none.length > 0) {
    return cantTell(
      'presence',
      `Teams tells no presence of ${listing(none)}.`,
      'see whether they have signed in to Teams once.',
    );
  }
  return so(
    'presence',
    `readable of ${found.length} ${found.length === 1 ? 'person' : 'people'}${rest} by the automation; CCAIP reads by its own consent.`,
  );
};
