import type { Wording } from '../problem.ts';
import { name } from './name.ts';
import { worded } from './worded.ts';

const judge = (value: string): Wording | undefined => {
  if (/^global$/i.test(value)) {
    return {
      message: `"${value}" is Teams' own, and holds for everybody who has nothing else.`,
      allowed: 'trunkline makes policies and plans of its own and gives them to users.',
      fix: 'choose another name; what Global itself is to have stands under global.',
    };
  }
  if (!/^tag:/i.test(value)) return undefined;
  return {
    message: `"${value}" begins with "Tag:", which PowerShell adds when it prints a name.`,
    fix: `write "${value.slice(4).trim()}".`,
  };
};

/** A name of a policy or dial plan: not the tenant-wide one that Teams has already. */
export const policyName = name.check(worded(judge));
