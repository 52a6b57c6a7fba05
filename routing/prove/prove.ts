import { agentCallsDiverted } from './agent-calls-diverted.ts';
import { assignedToNobody } from './assigned-to-nobody.ts';
import { domainWithoutUser } from './domain-without-user.ts';
import { emergencyLost } from './emergency-lost.ts';
import { exceptionCopied } from './exception-copied.ts';
import type { Facts } from './facts.ts';
import type { Finding, Level, Unproved } from './finding.ts';
import { multicastTooMany } from './multicast-too-many.ts';
import { notProtected } from './not-protected.ts';
import { oncePerRule } from './once-per-rule.ts';
import { patternTooWide } from './pattern-too-wide.ts';
import { planFindings } from './plan-findings.ts';
import { planNameUndocumented } from './plan-name-undocumented.ts';
import { routeFindings } from './route-findings.ts';
import { sbcInNoRoute } from './sbc-in-no-route.ts';
import { tenantIdOfLab } from './tenant-id-of-lab.ts';
import { usageInNoPolicy } from './usage-in-no-policy.ts';
import { usageWithoutRoute } from './usage-without-route.ts';
import { usersWithoutPolicy } from './users-without-policy.ts';

/** All that is found in a tenant, the worst first, and what no proof covers. */
export interface Proof {
  readonly findings: readonly Finding[];
  readonly unproved: readonly Unproved[];
}

const plain = [
  usersWithoutPolicy,
  usageInNoPolicy,
  usageWithoutRoute,
  sbcInNoRoute,
  assignedToNobody,
  patternTooWide,
  agentCallsDiverted,
  multicastTooMany,
  domainWithoutUser,
  tenantIdOfLab,
  exceptionCopied,
  notProtected,
  planNameUndocumented,
];

const rank: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/** Looks for everything that the files say and a reviewer wouldn't expect. */
export const prove = (facts: Facts): Proof => {
  const parts = [
    emergencyLost(facts),
    ...facts.voice.config.dialPlans.map((plan) => planFindings(facts, plan)),
    routeFindings(facts),
  ];
  const findings = [...parts.flatMap((part) => part.findings), ...plain.flatMap((find) => find(facts))];
  return {
    findings: oncePerRule(findings).toSorted((a, b) => rank[a.level] - rank[b.level]),
    unproved: oncePerRule(parts.flatMap(({ unproved }) => unproved)),
  };
};
