import type { ReadyUser, Voice } from './compile.ts';

/** Users by UPN, or by the part of it before the @; several if that part isn't enough to tell them apart. */
export const findUsers = (voice: Voice, typed: string): readonly ReadyUser[] => {
  const wanted = typed.toLowerCase();
  const exact = voice.users.get(wanted);
  if (exact) return [exact];
  return [...voice.users.values()].filter(({ user }) => user.name.toLowerCase().split('@')[0] === wanted);
};
