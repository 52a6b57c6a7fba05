import type { Telnyx } from 'telnyx';
import { expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { addressFields } from '../../../lab/telnyx/addresses/routes.ts';
import type { authenticationChange } from '../../../lab/telnyx/connections/authentication.ts';
import type { fqdnFields, fqdnView } from '../../../lab/telnyx/connections/fqdns.ts';
import type { connectionSettings } from '../../../lab/telnyx/connections/settings.ts';
import type { connectionView } from '../../../lab/telnyx/connections/view.ts';
import type { groupFields } from '../../../lab/telnyx/groups/change.ts';
import type { LabTelnyxGroup, LabTelnyxRequirement } from '../../../lab/telnyx/groups/model.ts';
import type { NumberType } from '../../../lab/telnyx/inventory/model.ts';
import type { numberChange } from '../../../lab/telnyx/numbers/change.ts';
import type { LabTelnyxNumber } from '../../../lab/telnyx/numbers/model.ts';
import type { numberView, voiceView } from '../../../lab/telnyx/numbers/view.ts';
import type { LabTelnyxOrderNumber } from '../../../lab/telnyx/orders/model.ts';
import type { orderFields } from '../../../lab/telnyx/orders/place.ts';
import type { requirementsStatus } from '../../../lab/telnyx/orders/status.ts';
import type { listedOrder, orderNumberView, orderView, subOrderView } from '../../../lab/telnyx/orders/view.ts';
import type { profileView } from '../../../lab/telnyx/profiles/change.ts';
import type { profileSettings } from '../../../lab/telnyx/profiles/settings.ts';

type Connection = z.output<typeof connectionSettings>;
type Words<T> = Exclude<T, null | undefined>;
/** Words of the client's types. */
type Of<T, K extends keyof T> = Words<T[K]>;
type FqdnConnection = Telnyx.FqdnConnection;
type Inbound = Telnyx.InboundFqdn;
type Outbound = Telnyx.OutboundFqdn;

it('knows the fields of the client, and no others', () => {
  expectTypeOf<keyof Connection>().toEqualTypeOf<
    keyof Telnyx.FqdnConnectionCreateParams | keyof Telnyx.FqdnConnectionUpdateParams
  >();
  expectTypeOf<keyof Connection['inbound']>().toEqualTypeOf<keyof Inbound>();
  expectTypeOf<keyof Connection['outbound']>().toEqualTypeOf<keyof Outbound>();
  expectTypeOf<keyof Connection['jitter_buffer']>().toEqualTypeOf<keyof Of<FqdnConnection, 'jitter_buffer'>>();
  expectTypeOf<keyof Connection['rtcp_settings']>().toEqualTypeOf<keyof Of<FqdnConnection, 'rtcp_settings'>>();
  expectTypeOf<keyof Connection['noise_suppression_details']>().toEqualTypeOf<
    keyof Of<FqdnConnection, 'noise_suppression_details'>
  >();
  expectTypeOf<keyof z.output<typeof authenticationChange>>().toEqualTypeOf<
    keyof Telnyx.FqdnConnections.FqdnAuthenticationPatchAllParams
  >();
  expectTypeOf<keyof z.output<typeof fqdnFields>>().toEqualTypeOf<keyof Telnyx.FqdnCreateParams>();
  expectTypeOf<keyof z.output<typeof profileSettings>>().toEqualTypeOf<keyof Telnyx.OutboundVoiceProfileCreateParams>();
  expectTypeOf<keyof z.output<typeof orderFields>>().toEqualTypeOf<keyof Telnyx.NumberOrderCreateParams>();
  expectTypeOf<keyof z.output<typeof groupFields>>().toEqualTypeOf<keyof Telnyx.RequirementGroupCreateParams>();
  expectTypeOf<keyof z.output<typeof numberChange>>().toEqualTypeOf<keyof Telnyx.PhoneNumberUpdateParams>();
  expectTypeOf<keyof z.output<typeof addressFields>>().toEqualTypeOf<keyof Telnyx.AddressCreateParams>();
});

it('answers with the fields of the client, and no others', () => {
  expectTypeOf<keyof ReturnType<typeof connectionView>>().toEqualTypeOf<keyof Telnyx.FqdnConnection>();
  expectTypeOf<keyof ReturnType<typeof fqdnView>>().toEqualTypeOf<keyof Telnyx.Fqdn>();
  expectTypeOf<keyof ReturnType<typeof profileView>>().toEqualTypeOf<keyof Telnyx.OutboundVoiceProfile>();
  expectTypeOf<keyof ReturnType<typeof numberView>>().toEqualTypeOf<keyof Telnyx.NumbersPhoneNumberDetailed>();
  expectTypeOf<keyof ReturnType<typeof voiceView>>().toEqualTypeOf<
    keyof Telnyx.PhoneNumbers.PhoneNumberWithVoiceSettings
  >();
  expectTypeOf<keyof ReturnType<typeof orderView>>().toEqualTypeOf<keyof Telnyx.NumberOrderWithPhoneNumbers>();
  expectTypeOf<keyof ReturnType<typeof orderView>['phone_numbers'][number]>().toEqualTypeOf<keyof Telnyx.PhoneNumber>();
  expectTypeOf<keyof ReturnType<typeof listedOrder>>().toEqualTypeOf<keyof Telnyx.NumberOrderListResponse>();
  expectTypeOf<keyof ReturnType<typeof orderNumberView>>().toEqualTypeOf<keyof Telnyx.NumberOrderPhoneNumber>();
  // Whose order it is, the lab has nobody for.
  expectTypeOf<keyof ReturnType<typeof subOrderView>>().toEqualTypeOf<
    Exclude<keyof Telnyx.NumbersSubNumberOrder, 'user_id'>
  >();
});

it('knows the words of the client, and no others', () => {
  expectTypeOf<Connection['anchorsite_override']>().toEqualTypeOf<Of<FqdnConnection, 'anchorsite_override'>>();
  expectTypeOf<Connection['dtmf_type']>().toEqualTypeOf<Of<FqdnConnection, 'dtmf_type'>>();
  expectTypeOf<Connection['noise_suppression']>().toEqualTypeOf<Of<FqdnConnection, 'noise_suppression'>>();
  expectTypeOf<Connection['transport_protocol']>().toEqualTypeOf<Telnyx.TransportProtocol>();
  expectTypeOf<Connection['webhook_api_version']>().toEqualTypeOf<Telnyx.WebhookAPIVersion>();
  expectTypeOf<Words<Connection['encrypted_media']>>().toEqualTypeOf<Of<FqdnConnection, 'encrypted_media'>>();
  expectTypeOf<Connection['inbound']['ani_number_format']>().toEqualTypeOf<Of<Inbound, 'ani_number_format'>>();
  expectTypeOf<Connection['inbound']['dnis_number_format']>().toEqualTypeOf<Of<Inbound, 'dnis_number_format'>>();
  expectTypeOf<Connection['inbound']['sip_region']>().toEqualTypeOf<Of<Inbound, 'sip_region'>>();
  type Received = Connection['inbound']['sip_subdomain_receive_settings'];
  expectTypeOf<Received>().toEqualTypeOf<Of<Inbound, 'sip_subdomain_receive_settings'>>();
  type Method = Words<Connection['inbound']['default_routing_method']>;
  expectTypeOf<Method>().toEqualTypeOf<Of<Inbound, 'default_routing_method'>>();
  type Out = Connection['outbound'];
  expectTypeOf<Out['ani_override_type']>().toEqualTypeOf<Of<Outbound, 'ani_override_type'>>();
  expectTypeOf<Out['ip_authentication_method']>().toEqualTypeOf<Of<Outbound, 'ip_authentication_method'>>();
  expectTypeOf<Out['t38_reinvite_source']>().toEqualTypeOf<Of<Outbound, 't38_reinvite_source'>>();
  type Engine = Connection['noise_suppression_details']['engine'];
  expectTypeOf<Engine>().toEqualTypeOf<Of<Of<FqdnConnection, 'noise_suppression_details'>, 'engine'>>();

  type Number = Telnyx.NumbersPhoneNumberDetailed;
  expectTypeOf<LabTelnyxNumber['status']>().toEqualTypeOf<Number['status']>();
  expectTypeOf<LabTelnyxNumber['emergency']['status']>().toEqualTypeOf<Of<Number, 'emergency_status'>>();
  expectTypeOf<LabTelnyxNumber['source']>().toEqualTypeOf<Of<Number, 'source_type'>>();
  expectTypeOf<NumberType>().toEqualTypeOf<Telnyx.RequirementGroupCreateParams['phone_number_type']>();
  expectTypeOf<LabTelnyxGroup['status']>().toEqualTypeOf<Of<Telnyx.RequirementGroup, 'status'>>();
  // `cancelled` is the guide's alone.
  expectTypeOf<Exclude<LabTelnyxOrderNumber['status'], 'cancelled'>>().toEqualTypeOf<
    Of<Telnyx.NumberOrderWithPhoneNumbers, 'status'>
  >();
  expectTypeOf<ReturnType<typeof requirementsStatus>>().toExtend<
    Of<Telnyx.NumberOrderPhoneNumber, 'requirements_status'>
  >();
  type Asked = Of<Telnyx.SubNumberOrderRegulatoryRequirement, 'field_type'>;
  expectTypeOf<LabTelnyxRequirement['fieldType']>().toEqualTypeOf<Asked>();
});
