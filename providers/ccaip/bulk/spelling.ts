import { type Flag, flagOf } from '../flag.ts';
import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';
import type { CcaipUser } from '../users.ts';

/** How a file says what no page says how to say. */
export interface Spelling {
  readonly externalOn: string;
  readonly externalOff: string;
  readonly cleared: '' | null;
}

/** What may be tried, in this order; nothing else is where the environment has named it. */
export interface Spellings {
  readonly external: readonly Pick<Spelling, 'externalOn' | 'externalOff'>[];
  readonly cleared: readonly Spelling['cleared'][];
}

/** "1" and "0" are what flags beside it were seen with (OBS), Yes and No what `GET /users` has (USERS). */
const pairs = [
  { externalOn: '1', externalOff: '0' },
  { externalOn: 'Yes', externalOff: 'No' },
  { externalOn: 'True', externalOff: 'False' },
] as const;

/** By the environment, else as users of this very CCAIP have it, else by what was seen elsewhere. */
export const spellingsOf = (users: readonly CcaipUser[], literals: Literals): Spellings => {
  const { externalOn, externalOff, cleared } = literals;
  const offOf = (on: string): string =>
    externalOff ?? pairs.find((pair) => plain(pair.externalOn) === plain(on))?.externalOff ?? standing(false) ?? '0';
  const standing = (flag: boolean): string | undefined =>
    users.flatMap(({ said }) =>
      literals.external.flatMap((name) => {
        const text = said?.get(plain(name));
        const read: Flag | undefined = flagOf(text, literals);
        return text !== undefined && read === flag ? [text] : [];
      }),
    )[0];
  const found = standing(true);
  const others = [...(found === undefined ? [] : [found]), ...pairs.map((pair) => pair.externalOn)];
  const ons = externalOn === undefined ? [...new Set(others)] : [externalOn];
  return {
    external: ons.map((on) => ({ externalOn: on, externalOff: offOf(on) })),
    cleared: cleared === undefined ? [null, ''] : [cleared],
  };
};
