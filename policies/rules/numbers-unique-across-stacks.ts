import type { Finding, TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Stacks that share an Entra tenant give no number twice. */
export const numbersUniqueAcrossStacks: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Stacks of one Entra tenant give no number, and no person a number, twice.',
  why: 'each stack would take the number from the other in turn, and the callers of one of the two reach the wrong person.',
  check: ({ tenant, neighbours }) =>
    neighbours.flatMap(({ name, users }): Finding[] => {
      if (users === undefined) {
        return [
          {
            what: `The files of stack ${name} can't be read, so its numbers aren't known; it may be of the same Entra tenant.`,
            fix: `npm run show -- ${name}, and put right what it says.`,
          },
        ];
      }
      const numbers = new Map(users.map(({ number, upn }) => [number, upn]));
      const people = new Map(users.map(({ number, upn }) => [upn.toLowerCase(), number]));
      return tenant.users.flatMap(({ number, upn }): Finding[] => {
        const other = numbers.get(number);
        const theirs = people.get(upn.toLowerCase());
        if (other === undefined && theirs === undefined) return [];
        return [
          {
            what:
              other === undefined
                ? `${upn} has ${number} here and ${theirs} in stack ${name}.`
                : `${number} is ${upn}'s here and ${other}'s in stack ${name}.`,
            fix: `leave the row in one of the two users.csv.`,
          },
        ];
      });
    }),
};
