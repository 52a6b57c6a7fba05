import { agentCallsDiverted } from './agent-calls-diverted.ts';
import { assignedToNobody } from './assigned-to-nobody.ts';
import { blockedCallerFindings } from './blocked-caller-findings.ts';
import { callerOverrideIdle } from './caller-override-idle.ts';
import { destinationFindings } from './destination-findings.ts';
import { domainWithoutUser } from './domain-without-user.ts';
import { emergencyFormUnused } from './emergency-form-unused.ts';
import { emergencyLost } from './emergency-lost.ts';
import { emergencyNumberRewritten } from './emergency-number-rewritten.ts';
import { emergencyPolicyFindings } from './emergency-policy-findings.ts';
import { exceptionCopied } from './exception-copied.ts';
import { type Facts, plansToJudge } from './facts.ts';
import type { Finding, Level, Unproved } from './finding.ts';
import { globalRoutesEverybody } from './global-routes-everybody.ts';
import { multicastTooMany } from './multicast-too-many.ts';
import { notConnected } from './not-connected.ts';
import { notProtected } from './not-protected.ts';
import { numberMisfit } from './number-misfit.ts';
import { oncePerRule } from './once-per-rule.ts';
import { patternTooWide } from './pattern-too-wide.ts';
import { planFindings } from './plan-findings.ts';
import { planNameUndocumented } from './plan-name-undocumented.ts';
import { policyNameMisspelt } from './policy-name-misspelt.ts';
import { queueOverMulticast } from './queue-over-multicast.ts';
import { routeDemandsExtension } from './route-demands-extension.ts';
import { routeFindings } from './route-findings.ts';
import { sbcDraining } from './sbc-draining.ts';
import { sbcInNoRoute } from './sbc-in-no-route.ts';
import { secretEnds } from './secret-ends.ts';
import { tenantIdOfLab } from './tenant-id-of-lab.ts';
import { translationFindings } from './translation-findings.ts';
import { treatmentFindings } from './treatment-findings.ts';
import { trunkFindings } from './trunk-findings.ts';
import { trunkNumberFindings } from './trunk-number-findings.ts';
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
  routeDemandsExtension,
  usageInNoPolicy,
  usageWithoutRoute,
  sbcInNoRoute,
  sbcDraining,
  secretEnds,
  globalRoutesEverybody,
  translationFindings,
  assignedToNobody,
  patternTooWide,
  emergencyFormUnused,
  emergencyPolicyFindings,
  emergencyNumberRewritten,
  agentCallsDiverted,
  callerOverrideIdle,
  blockedCallerFindings,
  multicastTooMany,
  queueOverMulticast,
  domainWithoutUser,
  numberMisfit,
  trunkNumberFindings,
  trunkFindings,
  tenantIdOfLab,
  exceptionCopied,
  notProtected,
  planNameUndocumented,
  policyNameMisspelt,
];

const rank: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2 };

/** Looks for everything that the files say and a reviewer wouldn't expect. */
export const prove = (facts: Facts): Proof => {
  const parts = [
    emergencyLost(facts),
    ...plansToJudge(facts).map((plan) => planFindings(facts, plan)),
    routeFindings(facts),
    destinationFindings(facts),
    notConnected(facts),
  ];
  // What takes calls before any route is asked comes first.
  const findings = [
    ...treatmentFindings(facts),
    ...parts.flatMap((part) => part.findings),
    ...plain.flatMap((find) => find(facts)),
  ];
  return {
    findings: oncePerRule(findings).toSorted((a, b) => rank[a.level] - rank[b.level]),
    unproved: oncePerRule(parts.flatMap(({ unproved }) => unproved)),
  };
};
