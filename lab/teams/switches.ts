/**
 * How Teams behaves where the reference is silent or contradicts itself, and how long it takes.
 * The product must end right under every setting; each default is the stricter or the better attested one.
 */
export interface TeamsSwitches {
  /** Get of an identity that isn't there: an error that SilentlyContinue hides (observed since module 4.0), or nothing. */
  absentIdentity: 'error' | 'empty';
  /** A PSTN usage that a route or policy names is taken off the list: nothing happens and a correlation id is printed (observed), or an error. */
  usageInUse: 'ignore' | 'refuse';
  /** A PSTN usage that only an emergency call routing policy names: in use as one of a route is, or free to go. Not published. */
  usageOfEmergencyPolicy: 'inUse' | 'free';
  /** A PSTN usage is added that is there already: not published. */
  duplicateUsage: 'refuse' | 'ignore';
  /** Remove of a dial plan that users hold: refused like other policies (assumed), or they fall back to Global (the page's words). */
  assignedDialPlan: 'refuse' | 'remove';
  /** Remove of `Global`: refused (documented), or its settings are reset with a warning (Lync). */
  removeGlobal: 'refuse' | 'reset';
  /** 1: rules that are added to a Global dial plan without any are dropped without a word (OBS ISS:m365dsc#3767, one report); 0: they are kept. */
  emptyGlobalDialPlanDrops: number;
  /** Characters of a dial plan's Identity: the reference's letters, digits, hyphen and dot, or anything. */
  dialPlanNames: 'documented' | 'any';
  /** IPv6 for an SBC with media bypass, which the page calls not supported (DOC New-CsOnlinePSTNGateway): what the service does isn't published. */
  ipv6WithBypass: 'refuse' | 'accept';
  /** Who makes a derived trunk usable in its domain: a user enabled for Enterprise Voice (documented), or any licensed user. */
  derivedTrunkUser: 'enterpriseVoice' | 'licensed';
  /** What New-CsCallingLineIdentity takes where nothing is given: the page's defaults (DOC), or what Global holds (as New-CsTeamsCallingPolicy). */
  newCallerIdPolicy: 'defaults' | 'fromGlobal';
  /** Set-CsInboundBlockedNumberPattern with an empty account: clears it, or can't make a Guid of it (not published). */
  clearRedirect: 'accept' | 'refuse';
  /** What a blocked pattern is held against: the number with its plus sign (DOC, every published pattern), or its digits (OBS ISS:sfb-docs#10162). */
  blockedForms: 'asGiven' | 'digits';
  /** Every cmdlet takes this long (1-3 s on a real tenant, SRC). */
  cmdletSeconds: number;
  /** The licensed user of a domain once an SBC or a route in it was accepted: must stay (OBS sfb-docs#1083, 2018) or may go (a carrier's DOC, 2026; OBS sfb-docs#8270). */
  activationUser: 'mustStay' | 'mayGo';
  /** Whether a domain's licensed user who may not sign in counts for Teams: not published. */
  blockedActivationUser: 'counts' | 'doesNot';
  /** A batch with a policy that can't be assigned yet: refused at once as Grant refuses it (INF), or each user's Result says so (DOC, service page). */
  freshPolicyInBatch: 'refused' | 'perUser';
  /** Whether New-CsBatchPolicyAssignmentOperation takes Teams Telephony Administrator: its page names two roles (DOC), Entra's page gives that one the same voice rights (DOC). */
  telephonyBatches: 'refuse' | 'accept';
  /** Where a missing Organization.Read.All shows as "Tenant Domain is empty": public reports don't agree. */
  tenantDomainEmpty: 'connect' | 'cmdlet';
  /** A new translation rule is used after this long ("a short delay"). */
  translationRuleSeconds: number;
  /** The target of a treatment of unassigned numbers that isn't there, or is of another type: not published. */
  unassignedTargets: 'refuse' | 'accept';
  /** A group policy assignment has reached the members after this long (Teams: up to 24 h and more). */
  groupSpreadSeconds: number;
}

export const defaultTeamsSwitches: TeamsSwitches = {
  absentIdentity: 'error',
  usageInUse: 'ignore',
  usageOfEmergencyPolicy: 'inUse',
  duplicateUsage: 'refuse',
  assignedDialPlan: 'refuse',
  removeGlobal: 'refuse',
  emptyGlobalDialPlanDrops: 0,
  dialPlanNames: 'documented',
  ipv6WithBypass: 'refuse',
  derivedTrunkUser: 'enterpriseVoice',
  newCallerIdPolicy: 'defaults',
  clearRedirect: 'accept',
  blockedForms: 'asGiven',
  cmdletSeconds: 0,
  activationUser: 'mustStay',
  blockedActivationUser: 'counts',
  freshPolicyInBatch: 'refused',
  telephonyBatches: 'refuse',
  tenantDomainEmpty: 'connect',
  translationRuleSeconds: 60,
  unassignedTargets: 'refuse',
  groupSpreadSeconds: 600,
};
