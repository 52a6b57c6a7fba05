import type { Batch, Known } from './batch.ts';
import { keyOf } from './carry-out.ts';
import type { Outcome, PersonChange } from './change.ts';
import { newUserGaps } from './judge.ts';
import { lossesOf } from './losses.ts';

const factsOf = (
  change: PersonChange,
  { users }: Known,
  { before }: Batch,
): Pick<Outcome, 'email' | 'user' | 'isNew' | 'losses'> => {
  const user = users.get(keyOf(change.email));
  const had = before.get(keyOf(change.email));
  const isNew = user !== undefined && had === undefined;
  const losses = lossesOf(change, had, user);
  return {
    email: change.email,
    ...(user !== undefined && { user }),
    ...(isNew && { isNew }),
    ...(losses.length > 0 && { losses }),
  };
};

export const refused = (change: PersonChange, problems: readonly string[], known: Known, batch: Batch): Outcome => ({
  ...factsOf(change, known, batch),
  ended: 'refused',
  problems,
  warnings: [],
});

export const written = (change: PersonChange, said: readonly string[], known: Known, batch: Batch): Outcome => {
  const facts = factsOf(change, known, batch);
  const { newUser } = change;
  const missing =
    facts.isNew && facts.user !== undefined && newUser !== undefined ? newUserGaps(newUser, facts.user) : [];
  return {
    ...facts,
    ended: facts.isNew ? 'made' : 'written',
    problems: [],
    warnings: [...said, ...missing.map(({ text }) => text)],
  };
};
