import { z } from 'zod';
import { field } from './field.ts';
import { graphPage } from './page.ts';
import { roster, rosterUsers, rosterValues } from './roster.ts';
import { waitingOutput } from './waiting.ts';

const page = graphPage('user-update');

const newName = z.string().regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);

const oneNameEach = roster(newName).superRefine((signIns, context) => {
  const holders = new Map<string, string>();
  for (const [user, name] of Object.entries(signIns)) {
    const other = holders.get(name.toLowerCase());
    if (other !== undefined) {
      context.addIssue({
        code: 'custom',
        path: [user],
        message: `"${name}" is also the new name of ${other}.`,
        params: { allowed: 'one user per sign-in name', fix: 'leave one of them out.' },
      });
    }
    holders.set(name.toLowerCase(), user);
  }
});

/** Sign-in names that are changed. */
export const userSignInsArgs = z.strictObject({
  signIns: field(oneNameEach, {
    description:
      'New sign-in name by the old one, which the roster keeps. Whoever is removed here gets the old name back, if approvedReturns says so.',
    allowed: 'sign-in names by sign-in name',
    asText: true,
    page,
  }),
  approvedChanges: field(z.int().min(0).optional(), {
    description:
      'How many sign-in names, at most, a person has agreed to change at once; needed for more than 5, or 5 %.',
    allowed: 'a whole number, 0 or more',
  }),
  approvedReturns: field(z.int().min(0).optional(), {
    description: 'How many sign-in names, at most, a person has agreed to put back; needed for any.',
    allowed: 'a whole number, 0 or more',
  }),
});

export const userSignInsState = z.strictObject({
  users: rosterUsers(),
  signIns: rosterValues('new sign-in name'),
  waiting: waitingOutput(),
});

export type UserSignInsArgs = z.output<typeof userSignInsArgs>;
export type UserSignInsState = Omit<z.output<typeof userSignInsState>, 'waiting'> & MayWait;

interface MayWait {
  readonly waiting?: { readonly since: string; readonly for: string };
}
