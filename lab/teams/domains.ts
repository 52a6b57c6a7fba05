import { plans } from '../graph/skus.ts';
import { workingPlans } from '../graph/users/licensing.ts';
import type { LabDomain, LabUser } from '../model.ts';
import type { CmdletContext } from './cmdlet.ts';
import { sameName } from './identity.ts';

type Context = Pick<CmdletContext, 'store' | 'clock' | 'switches'>;

const domainOf = (userPrincipalName: string) => userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1);

const usersIn = (context: Context, domain: LabDomain): LabUser[] =>
  context.store
    .list('user')
    .filter((user) => user.deletedDateTime === null && sameName(domainOf(user.userPrincipalName), domain.id));

/** Any Teams licence will do (the guide says E3 or E5), even a free one of a resource account (OBS a public onboarding script). */
const isLicensed = (user: LabUser, now: number): boolean =>
  workingPlans(user, now).some((plan) => [plans.TEAMS1, plans.MCOEV, plans.MCOEV_VIRTUALUSER].includes(plan));

/** An SBC, or a route to a derived trunk, was accepted in the domain: what the user was needed for is done, perhaps. */
const wasAccepted = ({ store }: Context, domain: LabDomain): boolean => {
  const isIn = (fqdn: string) => sameName(fqdn, domain.id) || sameName(fqdn.slice(fqdn.indexOf('.') + 1), domain.id);
  return (
    store.list('gateway').some(({ Identity }) => isIn(Identity)) ||
    store.list('voiceRoute').some(({ OnlinePstnGatewayList }) => OnlinePstnGatewayList.some(isIn))
  );
};

/**
 * A domain can carry SBCs when a licensed user has been in it for a while: up to 24 hours after the domain, the user
 * and the licence exist; its own user, since one in another domain of the tenant doesn't count (DOC, service page). DOC SfB:direct-routing-plan@012c3c67, SfB:direct-routing-connect-the-sbc@095ed8a5.
 */
const isActivated = (context: Context, domain: LabDomain): boolean => {
  const now = context.clock.now();
  const wait = context.switches.domainActivationSeconds * 1000;
  if (context.switches.activationUser === 'mayGo' && wasAccepted(context, domain)) return true;
  return usersIn(context, domain).some(
    (user) =>
      isLicensed(user, now) &&
      (user.accountEnabled || context.switches.blockedActivationUser === 'counts') &&
      (user.licencesFrom === undefined || user.licencesFrom + wait <= now),
  );
};

/** A domain that is disabled in Teams carries no SBC (DOC TEAMS:troubleshoot "SIPDomain is not enabled in the tenant"). */
const isUsable = (context: Context, domain: LabDomain): boolean =>
  domain.isVerified &&
  !domain.isInitial &&
  domain.disabledInTeams !== true &&
  !/\.onmicrosoft\.com$/i.test(domain.id) &&
  isActivated(context, domain);

/**
 * True if a paired SBC may have this name: a usable domain itself (a hosted SBC) or directly in one.
 * `sbc1.sip.contoso.com` needs `sip.contoso.com`, `contoso.com` isn't enough. DOC SfB:direct-routing-plan.
 */
export const mayNameGateway = (context: Context, fqdn: string): boolean => {
  const parent = fqdn.slice(fqdn.indexOf('.') + 1);
  return context.store
    .list('domain')
    .some((domain) => (sameName(domain.id, fqdn) || sameName(domain.id, parent)) && isUsable(context, domain));
};

/**
 * True for a derived trunk: a carrier's trunk that the customer tenant only names in routes. Its FQDN is a domain of
 * the customer tenant (DOC SfB:direct-routing-sbc-multiple-tenants@000fb405), and somebody in that domain is enabled
 * for Enterprise Voice (DOC Microsoft support, "Can't add a new derived SBC for Direct Routing"), else the gateway can't be found.
 */
export const isDerivedTrunk = (context: Context, fqdn: string): boolean => {
  const domain = context.store.get('domain', fqdn);
  if (domain === undefined || !isUsable(context, domain)) return false;
  if (context.switches.derivedTrunkUser === 'licensed') return true;
  if (context.switches.activationUser === 'mayGo' && wasAccepted(context, domain)) return true;
  return usersIn(context, domain).some((user) => user.enterpriseVoiceEnabled);
};
