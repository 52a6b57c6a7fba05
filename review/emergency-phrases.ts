import type { TenantReview } from './review-schema.ts';
import { inWords, type Words } from './words.ts';

type Calls = TenantReview['emergency'][number];

const order = ['lost', 'elsewhere', 'rewritten', 'gained'] as const;

/** What changes for emergency calls, worst first: who loses them, whose go elsewhere or as another number, who gains them. */
export const emergencyPhrases = ({ emergency }: Pick<TenantReview, 'emergency'>, { who }: Words): string[] =>
  order.flatMap((effect) => {
    const alike = Map.groupBy(
      emergency.filter((calls) => calls.effect === effect),
      sameChange,
    );
    // A number that is dialled with a + too is told once.
    const byUsers = Map.groupBy(alike.values(), (calls) => JSON.stringify([numbersOf(calls), phrase(calls, '')]));
    return [...byUsers.values()].map((groups) => {
      const users = [...new Set(groups.flat().flatMap((calls) => calls.users))];
      return phrase(groups.flat(), who(users));
    });
  });

const sameChange = ({ effect, users, before, after, sent, sentBefore }: Calls): string =>
  JSON.stringify([effect, users, before, after, effect === 'rewritten' && [sentBefore, sent], sent.length > 0]);

const numbersOf = (alike: readonly Calls[]): string => {
  const plain = alike.filter(({ dialled }) => !dialled.startsWith('+'));
  return inWords([...new Set((plain.length > 0 ? plain : alike).map(({ dialled }) => dialled))]);
};

const phrase = (alike: readonly Calls[], who: string): string => {
  const [first] = alike;
  if (!first) return '';
  const { effect, before, after, sent, sentBefore = [], arrives, arrived } = first;
  const numbers = numbersOf(alike);
  if (effect === 'gained') return `${who} can now call ${numbers} (emergency)`;
  if (effect === 'lost') {
    if (sent.length > 0) return `${numbers} dialled by ${who} goes out as ${inWords(sent)}`;
    if (after !== 'dropped') return `${numbers} dialled by ${who} rings ${after}`;
    return `${who} ${arrived === true ? 'can no longer' : "can't"} call ${numbers}`;
  }
  const still = arrives ? '' : ", and doesn't arrive, as before";
  if (effect === 'rewritten')
    return `${numbers} dialled by ${who} goes out as ${inWords(sent)} instead of ${inWords(sentBefore)}${still}`;
  const way = before === after ? `${after}, at another address` : `${after} instead of ${before}`;
  return `emergency calls of ${who} (${numbers}) go to ${way}${still}`;
};
