import { inWords } from '../../routing/in-words.ts';
import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';

/** What nobody can be certain of, since it rests on rules that aren't known: a line each for what changes, and for what may. */
export const uncertainLines = ({ dialled, uncertain }: TenantReview, { who }: Words): string[] => {
  const reasons = new Set(dialled.flatMap(({ doubt }) => doubt?.why ?? []));
  const marked = [...reasons].map((why) => `**Not certain** where it says so above: ${why}.`);
  const unmarked = uncertain.map(
    ({ users, why, example }) =>
      `**Not certain** whether calls of ${who(users)} to ${numbersLike(example)} change: another rule decides now, and ${why}.`,
  );
  return [...marked, ...unmarked].flatMap((line) => [line, '']);
};

/** The same for the first line: only what may change though nothing else tells of it. */
export const uncertainPhrases = ({ uncertain }: TenantReview, { who }: Words): string[] => {
  const alike = Map.groupBy(uncertain, ({ why }) => why);
  return [...alike].map(([why, those]) => {
    const users = [...new Set(those.flatMap((one) => one.users))];
    return `whether calls of ${who(users)} to ${numbersLike(those[0]?.example)} change is not certain: ${why}`;
  });
};

const numbersLike = (example: string | undefined): string =>
  example === undefined ? 'some numbers' : `numbers like ${example}`;

/** Emergency calls that nobody can be certain of, as a sentence behind the others; empty if there are none. */
export const uncertainEmergency = ({ emergency }: TenantReview, { who }: Words): string => {
  const alike = Map.groupBy(
    emergency.flatMap(({ dialled, uncertain, unsure, users: all }) => {
      const open = unsure === undefined ? [] : [{ why: unsure, users: all }];
      return [...open, ...uncertain].map((one) => ({ ...one, dialled }));
    }),
    ({ why }) => why,
  );
  return [...alike]
    .map(([why, those]) => {
      const users = [...new Set(those.flatMap((one) => one.users))];
      const numbers = [...new Set(those.map(({ dialled }) => dialled))];
      return ` **Not certain for ${who(users)} (${inWords(numbers)}): ${why}.**`;
    })
    .join('');
};
