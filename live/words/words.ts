import { includesName } from '../../providers/msteams/resources/same-name.ts';
import type { LiveRows } from '../rows.ts';
import { blockedCallerExemptionsInWords, blockedCallersInWords } from './blocked-callers.ts';
import { callerIdPoliciesInWords } from './caller-id-policies.ts';
import { callingPoliciesInWords } from './calling-policies.ts';
import { plansInWords } from './dial-plans.ts';
import { emergencyPoliciesInWords } from './emergency-policies.ts';
import { policiesInWords } from './policies.ts';
import { routesInWords } from './routes.ts';
import type { FileWords, Said, TenantWords } from './said.ts';
import { sbcsInWords } from './sbcs.ts';
import { translationRulesInWords } from './translation-rules.ts';
import { unassignedInWords } from './unassigned-numbers.ts';
import { usagesOf } from './usages.ts';
import { usersInWords } from './users.ts';

/**
 * A tenant as its files would say it.
 *
 * `file` is what they do say: names and SBCs' keys are spelled as there, and what Teams doesn't keep comes from it (which SBC maps
 * user names, carriers' trunks that no route names, sites, how CCAIP uses a person, `adopt`). Without it an SBC's key is its FQDN.
 */
export const inWords = (rows: LiveRows, file: FileWords): Said<TenantWords> => {
  const translationRules = translationRulesInWords(rows, file);
  const sbcs = sbcsInWords(rows, file);
  const voiceRoutes = routesInWords(rows, file, sbcs.words);
  const voiceRoutingPolicies = policiesInWords(rows, file);
  const dialPlans = plansInWords(rows, file);
  const callingPolicies = callingPoliciesInWords(rows, file);
  const emergencyCallRoutingPolicies = emergencyPoliciesInWords(rows, file);
  const callerIdPolicies = callerIdPoliciesInWords(rows, file);
  const unassignedNumbers = unassignedInWords(rows, file);
  const blockedCallers = blockedCallersInWords(rows, file);
  const blockedCallerExemptions = blockedCallerExemptionsInWords(rows, file);
  const users = usersInWords(rows, file);
  const sections = {
    translationRules,
    sbcs,
    voiceRoutes,
    voiceRoutingPolicies,
    dialPlans,
    callingPolicies,
    emergencyCallRoutingPolicies,
    callerIdPolicies,
    unassignedNumbers,
    blockedCallers,
    blockedCallerExemptions,
    users,
  };
  return {
    words: {
      country: file.country,
      translationRules: translationRules.words,
      sbcs: sbcs.words,
      pstnUsages: usagesOf(rows, file).map((name) => ({
        name,
        routes: voiceRoutes.words.flatMap((route) => (includesName(route.pstnUsages, name) ? [route.name] : [])),
      })),
      voiceRoutes: voiceRoutes.words,
      voiceRoutingPolicies: voiceRoutingPolicies.words,
      dialPlans: dialPlans.words,
      callingPolicies: callingPolicies.words,
      emergencyCallRoutingPolicies: emergencyCallRoutingPolicies.words,
      callerIdPolicies: callerIdPolicies.words,
      unassignedNumbers: unassignedNumbers.words,
      blockedCallers: blockedCallers.words,
      blockedCallerExemptions: blockedCallerExemptions.words,
      users: users.words,
    },
    beyond: Object.values(sections).flatMap(({ beyond }) => beyond),
  };
};
