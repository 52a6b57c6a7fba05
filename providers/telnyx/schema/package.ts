import type { KindSchema } from '../../msteams/schema/kinds.ts';
import type { PackageOf } from '../../msteams/schema/package-of.ts';
import { connectionArgs, connectionState } from './connection.ts';
import { numberOrderArgs, numberOrderState } from './number-order.ts';
import { outboundVoiceProfileArgs, outboundVoiceProfileState } from './outbound-voice-profile.ts';
import { providerConfig } from './provider-config.ts';
import { trunkNumbersArgs, trunkNumbersState } from './trunk-numbers.ts';
import { txtRecordArgs, txtRecordState } from './txt-record.ts';
import { apiPage } from './values.ts';

/** Every kind of resource in the package, by name. */
const kindSchemas = {
  OutboundVoiceProfile: {
    description: 'Where calls out may go, and what they may cost.',
    details:
      'A connection without one makes no calls out. It is deleted only when no connection names it any more; what else somebody set in it stays.',
    page: apiPage('outbound-voice-profiles/create-an-outbound-voice-profile'),
    args: outboundVoiceProfileArgs,
    state: outboundVoiceProfileState,
  },
  Connection: {
    description: 'The SIP connection to Microsoft Teams, with a name that Telnyx makes for it.',
    details:
      'That name is the SIP domain to register in Microsoft 365, and the SBC. It can never be had again: so what would make the connection anew is refused, and so is making one where the tenant file names one already. Its password is never kept.',
    page: apiPage('fqdn-connections/create-an-fqdn-connection'),
    args: connectionArgs,
    state: connectionState,
  },
  TxtRecord: {
    description: "Microsoft's proof of the domain, written into the connection and read back.",
    details: 'Deleted, the record stays in the connection: Microsoft 365 may look for it again, and it harms nothing.',
    page: apiPage('fqdn-connections/create-an-fqdn-connection'),
    args: txtRecordArgs,
    state: txtRecordState,
  },
  TrunkNumbers: {
    description: 'Which numbers of the account ring at the connection. One per tenant; others are never touched.',
    details:
      'A number that is taken out goes on ringing where it does, and so do all when it is deleted (destroy). A number is given back only by `release`, with the very count approved.',
    page: apiPage('phone-number-configurations/update-a-phone-number'),
    args: trunkNumbersArgs,
    state: trunkNumbersState,
  },
  NumberOrder: {
    description: 'Numbers that are bought, once, within what a person has approved.',
    details:
      'Prices are those of the API, added up exactly. Before anything is ordered, and after a lost reply, the account is searched for an order of this reference. A changed order is refused. Deleted, the numbers stay.',
    page: apiPage('phone-number-orders/create-a-number-order'),
    args: numberOrderArgs,
    state: numberOrderState,
  },
} as const satisfies Record<string, KindSchema>;

/** What trunkline makes at Telnyx. */
export const telnyx: PackageOf = {
  name: 'telnyx',
  namespace: 'Telnyx',
  displayName: 'Telnyx SIP trunk',
  description: "Telnyx' SIP trunk for Microsoft Teams: connection, outbound voice profile, numbers and their orders.",
  keywords: ['telnyx', 'sip-trunk', 'microsoft-teams'],
  service: 'Telnyx',
  vendor: 'Telnyx',
  kinds: kindSchemas,
  functions: {},
  provider: { description: "One customer's trunk at Telnyx.", config: providerConfig },
  shared: '../../msteams/sdk',
};
