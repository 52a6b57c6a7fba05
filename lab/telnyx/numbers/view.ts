import type { Rows } from '../../store.ts';
import { isoOf, isoOrNull } from '../time.ts';
import type { LabTelnyxNumber } from './model.ts';

/** "When fetching a number's details immediately after a purchase completes, the legacy values may be returned" (SRC phone_number_type). */
const typeOf = ({ type, status }: LabTelnyxNumber): string => {
  if (status === 'active' || status === 'deleted') return type;
  return type === 'toll_free' ? 'tollfree' : 'longcode';
};

/** What the long list and the slim one have in common. */
const facts = (number: LabTelnyxNumber) => ({
  id: number.id,
  phone_number: number.phoneNumber,
  country_iso_alpha2: number.country,
  phone_number_type: typeOf(number),
  status: number.status,
  billing_group_id: number.billingGroupId,
  customer_reference: number.customerReference,
  external_pin: number.externalPin,
  emergency_enabled: number.emergency.enabled,
  emergency_address_id: number.emergency.addressId,
  emergency_status: number.emergency.status,
  call_forwarding_enabled: true,
  call_recording_enabled: false,
  caller_id_name_enabled: false,
  cnam_listing_enabled: false,
  hd_voice_enabled: number.hdVoice,
  inbound_call_screening: 'disabled',
  t38_fax_gateway_enabled: false,
  purchased_at: isoOf(number.purchasedAt),
  activated_at: isoOrNull(number.activatedAt),
  created_at: isoOf(number.purchasedAt),
  updated_at: isoOf(number.updatedAt),
});

const nameOf = (rows: Rows, id: string | null): string | null =>
  id === null ? null : (rows.get('telnyxConnection', id)?.settings.connection_name ?? null);

export const numberView = (rows: Rows, number: LabTelnyxNumber) => ({
  record_type: 'phone_number',
  ...facts(number),
  connection_id: number.connectionId,
  connection_name: nameOf(rows, number.connectionId),
  deletion_lock_enabled: number.deletionLock,
  messaging_profile_id: null,
  messaging_profile_name: null,
  messaging_campaign_id: null,
  source_type: number.source,
  tags: number.tags,
});

/** The lighter list names connections and tags only where it is asked to (DOC slim). */
export const slimView = (number: LabTelnyxNumber, shows: { readonly connection: boolean; readonly tags: boolean }) => ({
  record_type: 'phone_number_slim',
  ...facts(number),
  ...(shows.connection && { connection_id: number.connectionId }),
  ...(shows.tags && { tags: number.tags }),
});

/** What enable_emergency answers. */
export const voiceView = (number: LabTelnyxNumber) => ({
  id: number.id,
  record_type: 'voice_settings',
  phone_number: number.phoneNumber,
  connection_id: number.connectionId,
  customer_reference: number.customerReference,
  tech_prefix_enabled: false,
  translated_number: '',
  usage_payment_method: 'pay-per-minute',
  inbound_call_screening: 'disabled',
  call_forwarding: { call_forwarding_enabled: true, forwards_to: '', forwarding_type: 'always' },
  cnam_listing: { cnam_listing_enabled: false, cnam_listing_details: '' },
  call_recording: {
    inbound_call_recording_enabled: false,
    inbound_call_recording_format: 'wav',
    inbound_call_recording_channels: 'single',
  },
  media_features: {
    rtp_auto_adjust_enabled: true,
    accept_any_rtp_packets_enabled: false,
    t38_fax_gateway_enabled: false,
  },
  emergency: {
    emergency_enabled: number.emergency.enabled,
    emergency_address_id: number.emergency.addressId,
    emergency_status: number.emergency.status,
  },
});
