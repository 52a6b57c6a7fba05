import type { LabContext } from '../context.ts';
import { callerIdPolicyDefaults } from './policies/caller-id-policy.ts';
import { callingPolicyDefaults, seededCallingPolicies } from './policies/calling-policy.ts';
import { emergencyPolicyDefaults } from './policies/emergency-policy.ts';
import { writeUsages } from './pstn-usages.ts';

/**
 * What Teams holds in a tenant that nobody has touched: a voice route `LocalRoute` without usages (OBS a public export of a tenant),
 * Global voice routing policy and dial plan, both empty (OBS ISS:m365dsc#3767), Global emergency call routing policy without numbers, no
 * usages, no SBCs. The two calling policies are the contact centre's own.
 */
export const seedTeams = ({ store }: LabContext): void => {
  writeUsages({ store }, []);
  store.put('voiceRoute', 'LocalRoute', {
    Identity: 'LocalRoute',
    Priority: 0,
    Description: null,
    NumberPattern: '^(\\+1[0-9]{10})$',
    OnlinePstnUsages: [],
    OnlinePstnGatewayList: [],
    BridgeSourcePhoneNumber: null,
    Name: 'LocalRoute',
  });
  store.put('voiceRoutingPolicy', 'Global', {
    Identity: 'Global',
    OnlinePstnUsages: [],
    Description: null,
    RouteType: 'BYOT',
    grantableFrom: 0,
  });
  store.put('dialPlan', 'Global', {
    Identity: 'Global',
    SimpleName: 'DefaultTenantDialPlan',
    Description: null,
    NormalizationRules: [],
    grantableFrom: 0,
  });
  store.put('emergencyPolicy', 'Global', {
    Identity: 'Global',
    ...emergencyPolicyDefaults,
    EmergencyNumbers: [],
    grantableFrom: 0,
  });
  for (const policy of [{ Identity: 'Global' }, ...seededCallingPolicies]) {
    store.put('callingPolicy', policy.Identity, { ...callingPolicyDefaults, ...policy, grantableFrom: 0 });
  }
  store.put('callerIdPolicy', 'Global', { Identity: 'Global', ...callerIdPolicyDefaults, grantableFrom: 0 });
};
