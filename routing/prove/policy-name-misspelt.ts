import { kinds } from '../../tenant/kinds.ts';
import { nearest } from '../../tenant/nearest.ts';
import { nameKey } from '../compile.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { userNames } from './names.ts';

/** The types of which a policy may just be named, since it is in Teams already. */
const types = [
  { under: 'callingPolicies', field: 'callingPolicy', noun: 'Calling policy' },
  {
    under: 'emergencyCallRoutingPolicies',
    field: 'emergencyCallRoutingPolicy',
    noun: 'Emergency call routing policy',
  },
  { under: 'callerIdPolicies', field: 'callerIdPolicy', noun: 'Caller ID policy' },
] as const;

/** Names of policies that the file doesn't describe, and that are nearly one which it does. */
export const policyNameMisspelt = ({ tenant }: Facts): Finding[] =>
  types.flatMap(({ under, field, noun }) => {
    const described = tenant[under].map(({ name }) => name);
    const known = new Set(described.map(nameKey));
    const named = Map.groupBy(
      tenant.users.filter((user) => user[field] !== undefined && !known.has(nameKey(user[field]))),
      (user) => user[field] ?? '',
    );
    return [...named].flatMap(([name, users]): Finding[] => {
      const close = nearest(name, described);
      const [first] = users;
      if (close === undefined || first === undefined) return [];
      const upns = users.map(({ upn }) => upn);
      return [
        {
          kind: 'policy-name-misspelt',
          level: 'warning',
          certainty: 'proved',
          part: { kind: 'user', name: first.upn },
          what: `${noun} "${name}" of ${userNames(upns)} isn't described in the file, and "${close}" is: did you mean that?`,
          why: `What isn't among the file's ${kinds[under].many} has to be in Teams already, or up refuses it.`,
          fix: `write "${close}", or describe "${name}" under ${kinds[under].under}.`,
        },
      ];
    });
  });
