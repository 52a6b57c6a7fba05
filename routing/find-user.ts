import type { ReadyUser, Voice } from './compile.ts';

/**
 * Users by UPN, by the name that their sign-in is changed to, or by the part before the @; several if that part isn't enough to tell them
 * apart.
 */
export const findUsers = (voice: Voice, typed: string): readonly ReadyUser[] => {
  const wanted = typed.toLowerCase();
  const exact = voice.users.get(wanted);
  if (exact) return [exact];
  const moved = [...voice.users.values()].filter(({ user }) => user.signIn?.toLowerCase() === wanted);
  if (moved.length > 0) return moved;
  return [...voice.users.values()].filter(({ user }) => user.name.toLowerCase().split('@')[0] === wanted);
};
