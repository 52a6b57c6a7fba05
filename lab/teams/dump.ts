import type { Rows } from '../store.ts';
import { ranked } from './policies/group-assignments.ts';
import { readUsages } from './pstn-usages.ts';

const byIdentity = <T extends { readonly Identity: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (a.Identity.toLowerCase() < b.Identity.toLowerCase() ? -1 : 1));

/** By name: an id is another one in each tenant. */
const targetOf = (rows: Rows, id: string): string =>
  rows.get('user', id)?.userPrincipalName ?? rows.get('audioFile', id.replaceAll('-', ''))?.FileName ?? id;

/** The Teams side of the tenant, equal for equal tenants: sorted by name, routes in order of trial, no ids, no times. */
export const dumpTeams = (rows: Rows): object => ({
  gateways: byIdentity(rows.list('gateway')),
  pstnUsages: readUsages({ store: rows }),
  voiceRoutes: rows.list('voiceRoute').toSorted((a, b) => a.Priority - b.Priority),
  voiceRoutingPolicies: byIdentity(rows.list('voiceRoutingPolicy')).map(({ grantableFrom, ...policy }) => policy),
  dialPlans: byIdentity(rows.list('dialPlan')).map(({ grantableFrom, ...plan }) => plan),
  translationRules: byIdentity(rows.list('translationRule')).map(({ usableFrom, ...rule }) => rule),
  callingPolicies: byIdentity(rows.list('callingPolicy')).map(({ grantableFrom, ...policy }) => policy),
  emergencyPolicies: byIdentity(rows.list('emergencyPolicy')).map(({ grantableFrom, ...policy }) => policy),
  callerIdPolicies: byIdentity(rows.list('callerIdPolicy')).map(({ grantableFrom, ...policy }) => policy),
  unassignedTreatments: rows
    .list('unassignedTreatment')
    .toSorted((a, b) => a.TreatmentPriority - b.TreatmentPriority)
    .map(({ Target, ...treatment }) => ({ ...treatment, Target: targetOf(rows, Target) })),
  audioFiles: rows
    .list('audioFile')
    .filter(({ MarkedForDeletion }) => !MarkedForDeletion)
    .map(({ FileName }) => FileName)
    .toSorted(),
  blockedCallers: byIdentity(rows.list('blockedCaller')),
  blockedCallerExemptions: byIdentity(rows.list('blockedCallerExemption')),
  otherPolicies: byIdentity(rows.list('otherPolicy')),
  groupPolicyAssignments: [...new Set(rows.list('groupPolicyAssignment').map(({ PolicyType }) => PolicyType))]
    .toSorted()
    .flatMap((type) => ranked({ store: rows }, type))
    .map(({ GroupId, PolicyType, PolicyName, Rank }) => ({
      group: rows.get('group', GroupId)?.mail ?? GroupId,
      PolicyType,
      PolicyName,
      Rank,
    })),
});
