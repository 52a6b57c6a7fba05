import type { LabNumber, LabUser } from '../model.ts';
import { shownUser } from '../read-model.ts';
import type { World } from './world.ts';

/** Whose number it is, and how calls from inside look it up. */
export interface Holder {
  readonly user: LabUser;
  /** Colleagues who dial it go out to the network (ReverseNumberLookup SkipInternalVoip). */
  readonly skipsInternal: boolean;
}

/** A living account as Teams shows it, with its numbers. */
export const livingUser = ({ store, clock }: World, id: string) => {
  const user = store.get('user', id);
  return user === undefined || user.deletedDateTime !== null ? undefined : shownUser(store, clock.now(), user);
};

/** Who has exactly this number, its extension included (DOC SfB:direct-routing-protocols-sip), as Teams shows it by now. */
export const holderOf = (world: World, number: string): Holder | undefined => {
  const { store, clock } = world;
  const row = store.get('number', number);
  const lagging = store.list('readModel').filter(({ until }) => until > clock.now());
  const ids = [row?.assignmentTargetId ?? '', ...lagging.map(({ user }) => user.id)];
  for (const id of new Set(ids)) {
    const shown = livingUser(world, id);
    if (shown?.numbers.some(({ telephoneNumber }) => telephoneNumber === number)) {
      return { user: shown.user, skipsInternal: skips(row) };
    }
  }
  return undefined;
};

const skips = (row: LabNumber | undefined): boolean => row?.reverseNumberLookup?.includes('SkipInternalVoip') === true;
