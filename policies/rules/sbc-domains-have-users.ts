import { domainWithoutUser } from '../../routing/prove/domain-without-user.ts';
import type { TenantRule } from '../rule.ts';
import { ruleName } from '../rule-name.ts';

/** Each domain that an SBC or a derived trunk lies in has a licensed user of its own, as far as the files tell. */
export const sbcDomainsHaveUsers: TenantRule = {
  name: ruleName(import.meta.filename),
  about: 'tenant',
  rule: 'Each domain in which an SBC or a derived trunk lies has a licensed user of its own.',
  why: 'Teams refuses the SBC, or the route to it, until then, in the middle of an `up`.',
  check: ({ tenant }) => domainWithoutUser({ tenant }).map(({ what, fix }) => ({ what, fix })),
};
