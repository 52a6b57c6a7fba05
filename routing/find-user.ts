import type { ReadyUser, Voice } from './compile.ts';

/**
 * Users by UPN, by the name that their sign-in is changed to, or by the part before the @; several if that part isn't enough to tell them
 * apart.
 */
export const findUsers = (voice: Voice, typed: string): readonly ReadyUser[] => {
  const wanted = typed.toLowerCase();
  const exact = voice.users.get(wanted);
  if (exact) return [exact];
  const { signIns, shorts } = namesOf(voice);
  return signIns.get(wanted) ?? shorts.get(wanted) ?? [];
};

interface Names {
  readonly signIns: ReadonlyMap<string, readonly ReadyUser[]>;
  readonly shorts: ReadonlyMap<string, readonly ReadyUser[]>;
}

const indexed = new WeakMap<Voice, Names>();

/** Who asks for one asks for many: with each key that is typed, or with each call of a file. */
const namesOf = (voice: Voice): Names => {
  const known = indexed.get(voice);
  if (known) return known;
  const users = [...voice.users.values()];
  const names = {
    signIns: Map.groupBy(
      users.filter(({ user }) => user.signIn !== undefined),
      ({ user }) => user.signIn?.toLowerCase() ?? '',
    ),
    shorts: Map.groupBy(users, ({ user }) => user.name.toLowerCase().split('@')[0] ?? ''),
  };
  indexed.set(voice, names);
  return names;
};
