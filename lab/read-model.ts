import type { LabContext } from './context.ts';
import type { LabNumber, LabReadModel, LabUser } from './model.ts';
import type { Rows } from './store.ts';

/** A number as a user's configuration lists it. */
export type HeldNumber = LabReadModel['numbers'][number];

type Memory = Pick<LabContext, 'store' | 'clock' | 'switches'>;

/** Numbers a user or resource account holds. */
export const numbersOf = (rows: Rows, userId: string): LabNumber[] =>
  rows.where('number', 'assignmentTargetId', userId);

const asHeld = (numbers: readonly LabNumber[]): HeldNumber[] =>
  numbers.map(({ telephoneNumber, assignmentCategory }) => ({ telephoneNumber, assignmentCategory }));

/**
 * Call before a change to a user's numbers, voice flag or policies: what Teams shows of a user lags behind what it is.
 * Get-CsOnlineUser and userConfigurations read another store than the one that is written (observed, ps-docs#8904, #10701).
 */
export const beforeChange = (memory: Memory, user: LabUser): void => {
  const now = memory.clock.now();
  const until = now + memory.switches.readModelSeconds * 1000;
  if (until <= now) return;
  const shown = memory.store.get('readModel', user.id);
  const row =
    shown !== undefined && shown.until > now
      ? shown
      : { user: structuredClone(user), numbers: asHeld(numbersOf(memory.store, user.id)) };
  memory.store.put('readModel', user.id, { ...row, until });
};

/** A user as Teams' read side shows it now. */
export const shownUser = (
  rows: Rows,
  now: number,
  user: LabUser,
): { user: LabUser; numbers: readonly HeldNumber[] } => {
  const shown = rows.get('readModel', user.id);
  if (shown === undefined || shown.until <= now) return { user, numbers: asHeld(numbersOf(rows, user.id)) };
  // Licences and the directory's own facts come by another way.
  const { enterpriseVoiceEnabled, policies } = shown.user;
  return { user: { ...user, enterpriseVoiceEnabled, policies }, numbers: shown.numbers };
};
