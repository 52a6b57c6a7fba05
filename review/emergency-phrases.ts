import { inWords } from '../routing/in-words.ts';
import { isUncounted } from '../routing/uncounted.ts';
import type { TenantReview } from './review-schema.ts';
import type { Words } from './words.ts';

type Calls = TenantReview['emergency'][number];

const order = ['lost', 'elsewhere', 'rewritten', 'gained'] as const;

/** What changes for emergency calls, worst first: who loses them, whose go elsewhere or as another number, who gains them. */
export const emergencyPhrases = (review: Pick<TenantReview, 'emergency'>, words: Words): string[] => [
  ...changePhrases(review, words),
  ...unsurePhrases(review, words),
];

/** Emergency calls that go as before by all that is known, which isn't all. */
const unsurePhrases = ({ emergency }: Pick<TenantReview, 'emergency'>, { who }: Words): string[] => {
  const alike = Map.groupBy(
    emergency.filter(({ effect }) => effect === undefined),
    ({ unsure }) => unsure,
  );
  return [...alike].flatMap(([why, calls]) => {
    if (why === undefined) return [];
    const users = [...new Set(calls.flatMap((one) => one.users))];
    return [`whether ${numbersOf(calls)} dialled by ${who(users)} goes as before is not certain: ${why}`];
  });
};

const changePhrases = ({ emergency }: Pick<TenantReview, 'emergency'>, { who }: Words): string[] =>
  order.flatMap((effect) => {
    const alike = Map.groupBy(
      emergency.filter((calls) => calls.effect === effect),
      sameChange,
    );
    // A number that is dialled with a + too is told once.
    const byUsers = Map.groupBy(alike.values(), (calls) =>
      JSON.stringify([numbersOf(calls), phrase(calls, ''), calls.every(isUnsure)]),
    );
    return [...byUsers.values()].map((groups) => {
      const users = [...new Set(groups.flat().flatMap((calls) => calls.users))];
      return `${phrase(groups.flat(), who(users))}${groups.flat().every(isUnsure) ? ' (not certain)' : ''}`;
    });
  });

const sameChange = (calls: Calls): string => {
  const { effect, users, before, after, sent, sentBefore } = calls;
  const another = effect === 'rewritten' && [sentBefore, sent];
  return JSON.stringify([effect, users, before, after, another, sent.length > 0, isUnsure(calls), calls.notKnownYet]);
};

/** The change leaves it open, or it is told of people whom no file names, by what is only taken of them. */
const isUnsure = ({ users, uncertain, unsure }: Calls): boolean =>
  unsure !== undefined || users.every((name) => isUncounted(name) && uncertain.some((one) => one.users.includes(name)));

const numbersOf = (alike: readonly Calls[]): string =>
  inWords([...new Set(typed(alike).map(({ dialled }) => dialled))]);

/** With a + a number is told where it stands alone. */
const typed = (alike: readonly Calls[]): readonly Calls[] => {
  const plain = alike.filter(({ dialled }) => !dialled.startsWith('+'));
  return plain.length > 0 ? plain : alike;
};

/** All that leaves, of numbers as people type them where there are such. */
const sentBy = (alike: readonly Calls[]): string => inWords([...new Set(typed(alike).flatMap(({ sent }) => sent))]);

const goes = (alike: readonly Calls[]): string =>
  new Set(typed(alike).map(({ dialled }) => dialled)).size === 1 ? 'goes' : 'go';

const phrase = (alike: readonly Calls[], who: string): string => {
  const [first] = alike;
  if (!first) return '';
  const { effect, before, after, sent, sentBefore = [], arrives, arrived, notKnownYet } = first;
  const numbers = numbersOf(alike);
  if (notKnownYet) return `whether ${numbers} dialled by ${who} arrives is not known`;
  if (effect === 'gained') return `${who} can now call ${numbers} (emergency)`;
  if (effect === 'lost') {
    // The call is the same; a person's word about it is gone.
    const still = arrived === true && before === after && sent.join() === sentBefore.join();
    if (sent.length > 0)
      return `${numbers} dialled by ${who} ${goes(alike)} out as ${sentBy(alike)}${still ? ', which is no longer confirmed' : ''}`;
    if (after !== 'dropped') return `${numbers} dialled by ${who} rings ${after}`;
    return `${who} ${arrived === true ? 'can no longer' : "can't"} call ${numbers}`;
  }
  const still = arrives ? '' : ", and doesn't arrive, as before";
  if (effect === 'rewritten')
    return `${numbers} dialled by ${who} ${goes(alike)} out as ${sentBy(alike)} instead of ${inWords(sentBefore)}${still}`;
  const way = before === after ? `${after}, at another address` : `${after} instead of ${before}`;
  return `emergency calls of ${who} (${numbers}) go to ${way}${still}`;
};
