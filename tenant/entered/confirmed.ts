import type { EnteredUser } from './entered.ts';
import type { LeftForUser } from './left-to-enter.ts';

/** What stands in CCAIP after a person did what `done` says. */
export const confirmed = (entered: readonly EnteredUser[], done: readonly LeftForUser[]): EnteredUser[] => {
  const touched = new Set(done.map(({ upn }) => upn.toLowerCase()));
  return [
    ...entered.filter(({ upn }) => !touched.has(upn.toLowerCase())),
    ...done.flatMap(({ after }) => (after === undefined ? [] : [after])),
  ];
};
