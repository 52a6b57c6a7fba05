import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';

/** PSTN usages in the Global voice routing policy: meant, and yet they hold for more than the files know. */
export const globalRoutesEverybody = ({ tenant }: Facts): Finding[] => {
  const { policy = [], reason = '' } = tenant.global ?? {};
  if (policy.length === 0) return [];
  return [
    {
      kind: 'global-routes-everybody',
      level: 'warning',
      certainty: 'proved',
      part: { kind: 'global' },
      what: `The Global voice routing policy has ${policy.length === 1 ? 'PSTN usage' : 'PSTN usages'} ${quotedNames(policy)} (${reason}).`,
      why: 'They route the calls of every voice user of the tenant without a policy of their own, Calling Plan and Operator Connect users too, and users who are in no file here.',
      fix: 'nothing, if that is meant; else name a policy for a site or in the column policy, and take the usages out of global.policy.',
    },
  ];
};
