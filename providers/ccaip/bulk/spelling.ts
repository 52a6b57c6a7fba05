import { flagOf } from '../flag.ts';
import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';
import type { CcaipUser } from '../users.ts';

interface Pair {
  readonly on: string;
  readonly off: string;
}

/** How a file says what no page says how to say. */
export interface Spelling {
  readonly external: Pair;
  readonly calling: Pair;
  readonly cleared: '' | null;
}

export type SpellingPart = keyof Spelling;

/** What there is to try of each part, one alone where the environment has named it, and which one is tried now. */
export interface Spellings {
  readonly lists: { readonly [Part in SpellingPart]: readonly [Spelling[Part], ...Spelling[Part][]] };
  readonly at: { readonly [Part in SpellingPart]: number };
}

/** "0" is what flags were seen with (OBS), Yes and No, True and False what `GET /users` has (USERS). */
const digits: Pair = { on: '1', off: '0' };
const yesNo: Pair = { on: 'Yes', off: 'No' };
const trueFalse: Pair = { on: 'True', off: 'False' };

/** By the environment, else as users of this very CCAIP have it, one made external by hand before all, else by what was seen elsewhere. */
export const spellingsOf = (users: readonly CcaipUser[], literals: Literals): Spellings => {
  const { externalOn, externalOff, callingOn, callingOff, cleared } = literals;
  return {
    lists: {
      external: unlessNamed(externalOn, externalOff, [...standing(users, literals), digits, yesNo, trueFalse]),
      calling: unlessNamed(callingOn, callingOff, [digits, trueFalse]),
      cleared: cleared === undefined ? [null, ''] : [cleared],
    },
    at: { external: 0, calling: 0, cleared: 0 },
  };
};

const unlessNamed = (on: string | undefined, off: string | undefined, pairs: readonly Pair[]): [Pair, ...Pair[]] => {
  const [first = digits, ...others] = pairs.filter((one, at) => pairs.findIndex((other) => other.on === one.on) === at);
  if (on === undefined) return off === undefined ? [first, ...others] : [{ ...first, off }];
  return [{ on, off: off ?? [digits, yesNo, trueFalse].find((one) => plain(one.on) === plain(on))?.off ?? '0' }];
};

/** Who is external tells both words; else who isn't tells one, and so the pair that it is of. */
const standing = (users: readonly CcaipUser[], literals: Literals): Pair[] => {
  const textFor = (flag: boolean): string | undefined =>
    users
      .flatMap(({ said }) => literals.external.flatMap((name) => said?.get(plain(name)) ?? []))
      .find((text) => flagOf(text, literals) === flag);
  const usual = (side: keyof Pair, text: string) =>
    [digits, yesNo, trueFalse].find((one) => plain(one[side]) === plain(text));
  const [on, off] = [textFor(true), textFor(false)];
  if (on !== undefined) return [{ on, off: off ?? usual('on', on)?.off ?? digits.off }];
  const pair = off === undefined ? undefined : usual('off', off);
  return pair === undefined || off === undefined ? [] : [{ on: pair.on, off }];
};

export const currentOf = ({ lists, at }: Spellings): Spelling => ({
  external: lists.external[at.external] ?? lists.external[0],
  calling: lists.calling[at.calling] ?? lists.calling[0],
  cleared: lists.cleared[at.cleared] === undefined ? lists.cleared[0] : (lists.cleared[at.cleared] as '' | null),
});

/** Each of these parts is known to be wrong: the next of all of them. Undefined where one of them has no other. */
export const withoutThese = (spellings: Spellings, wrong: readonly SpellingPart[]): Spellings | undefined => {
  const isOver = wrong.some((part) => spellings.at[part] + 1 >= spellings.lists[part].length);
  if (wrong.length === 0 || isOver) return undefined;
  const next = Object.fromEntries(wrong.map((part) => [part, spellings.at[part] + 1]));
  return { ...spellings, at: { ...spellings.at, ...next } };
};

/** One of these parts may be wrong, and nobody says which: the next of all their combinations, until there is none. */
export const otherThan = (spellings: Spellings, suspects: readonly SpellingPart[]): Spellings | undefined => {
  const at = { ...spellings.at };
  for (const part of suspects) {
    at[part] += 1;
    if (at[part] < spellings.lists[part].length) return { ...spellings, at };
    at[part] = 0;
  }
  return undefined;
};

const literalNames = {
  external: ({ external }: Spelling) => ({ externalOn: external.on, externalOff: external.off }),
  calling: ({ calling }: Spelling) => ({ callingOn: calling.on, callingOff: calling.off }),
  cleared: ({ cleared }: Spelling) => ({ cleared }),
};

/** What the environment would have to say, so that nothing has to be tried the next time; undefined where the first try was right. */
export const literalsToSet = (spellings: Spellings): string | undefined => {
  const parts = (['external', 'calling', 'cleared'] as const).filter((part) => spellings.at[part] > 0);
  if (parts.length === 0) return undefined;
  return JSON.stringify(Object.assign({}, ...parts.map((part) => literalNames[part](currentOf(spellings)))));
};
