import type { LabContext } from '../context.ts';
import { writeUsages } from './pstn-usages.ts';

/**
 * What Teams holds in a tenant that nobody has touched: a voice route `LocalRoute` without usages (OBS a public export of a tenant),
 * Global voice routing policy and dial plan, both empty (OBS ISS:m365dsc#3767), no usages, no SBCs. The two calling
 * policies are the contact centre's own.
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
  for (const name of ['CC agents', 'CC supervisors']) {
    store.put('otherPolicy', `TeamsCallingPolicy/${name}`, { type: 'TeamsCallingPolicy', Identity: name });
  }
};
