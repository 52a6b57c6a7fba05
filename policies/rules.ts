import type { Rule } from './rule.ts';
import { emergencyReachable } from './rules/emergency-reachable.ts';
import { expectedCalls } from './rules/expected-calls.ts';
import { noCatchAllBeforeSpecific } from './rules/no-catch-all-before-specific.ts';
import { noWriteToGlobal } from './rules/no-write-to-global.ts';
import { numbersUniqueAcrossStacks } from './rules/numbers-unique-across-stacks.ts';
import { redirectUri } from './rules/redirect-uri.ts';
import { sbcDomainsHaveUsers } from './rules/sbc-domains-have-users.ts';
import { secretExpiresSoon } from './rules/secret-expires-soon.ts';
import { secretLifetime } from './rules/secret-lifetime.ts';
import { tollExposureNeedsApproval } from './rules/toll-exposure-needs-approval.ts';

/** All rules, by name. */
export const rules: readonly Rule[] = [
  emergencyReachable,
  expectedCalls,
  noCatchAllBeforeSpecific,
  noWriteToGlobal,
  numbersUniqueAcrossStacks,
  redirectUri,
  sbcDomainsHaveUsers,
  secretExpiresSoon,
  secretLifetime,
  tollExposureNeedsApproval,
];
