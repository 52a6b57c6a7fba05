import type { LabNetworkSite } from '../../model.ts';
import { cmdlet } from '../cmdlet.ts';
import { textOrNull } from '../names.ts';
import { alreadyExists } from '../refusals.ts';
import { getParameters, selectRows } from '../select-rows.ts';

/** Sites of the tenant's network, with the policies that win for users who are there (DOC PS:Get-CsTenantNetworkSite). */
export const getTenantNetworkSite = cmdlet({
  name: 'Get-CsTenantNetworkSite',
  defaultSet: 'Identity',
  parameters: getParameters,
  run: (context, given) =>
    selectRows(context, given, context.store.list('networkSite').map(printed), ({ Identity }) => Identity),
});

const printed = (site: LabNetworkSite) => ({ ...site, NetworkSiteID: site.Identity });

/** For who wants a site to be there: trunkline makes none. */
export const newTenantNetworkSite = cmdlet({
  name: 'New-CsTenantNetworkSite',
  parameters: {
    NetworkSiteID: { type: 'String', mandatory: true },
    Description: { type: 'String' },
    EmergencyCallRoutingPolicy: { type: 'String' },
    EmergencyCallingPolicy: { type: 'String' },
  },
  run: (context, given) => {
    const Identity = given.NetworkSiteID ?? '';
    if (context.store.get('networkSite', Identity) !== undefined) throw alreadyExists(context.cmdlet, Identity);
    const site: LabNetworkSite = {
      Identity,
      Description: textOrNull(given.Description, null),
      EmergencyCallRoutingPolicy: textOrNull(given.EmergencyCallRoutingPolicy, null),
      EmergencyCallingPolicy: textOrNull(given.EmergencyCallingPolicy, null),
    };
    context.store.put('networkSite', Identity, site);
    return [printed(site)];
  },
});
