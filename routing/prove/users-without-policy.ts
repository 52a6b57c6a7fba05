import { dialledEmergency } from '../numbers/emergency.ts';
import { exampleCall } from './example-call.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { userNames } from './names.ts';

/** Users with a number for whom no voice routing policy is named, so that all they dial is dropped. */
export const usersWithoutPolicy = ({ voice, callers }: Facts): Finding[] => {
  const without = callers.flatMap(({ ready, users }) => {
    const { policy, usages, user } = ready;
    if (policy.source.kind !== 'global' || usages.length > 0 || user.callingPlan) return [];
    return users.flatMap((name) => voice.users.get(name.toLowerCase()) ?? []);
  });
  const numbered = without.filter(({ user }) => user.number !== undefined);
  const [first] = numbered;
  if (!first) return [];
  const [emergency = '112'] = dialledEmergency(first.user.country);
  const names = userNames(numbered.map(({ user }) => user.name));
  return [
    {
      kind: 'users-without-policy',
      level: 'error',
      certainty: 'proved',
      part: { kind: 'user', name: first.user.name },
      what: `${names} ${numbered.length === 1 ? 'has' : 'have'} a number and no voice routing policy.`,
      why: `Teams' Global policy then holds, which has no usages unless somebody gave it some; nothing goes out, not even ${emergency}. They can be called.`,
      example: exampleCall(voice, first, emergency),
      fix: 'name a policy for their site, or in the column policy.',
    },
  ];
};
