import { z } from 'zod';

const timeout1xx = z.int().min(1).max(120);
const timeout2xx = z.int().min(1).max(600);
const id = z.string().min(1);
/** DOC: those of the default. Others are refused (assumed: the type is any text). */
const codecs = ['G722', 'G711U', 'G711A', 'G729', 'OPUS', 'H.264'] as const;
const dnisFormats = ['+e164', 'e164', 'national', 'sip_username'] as const;

const inbound = z.strictObject({
  ani_number_format: z.enum(['+E.164', 'E.164', '+E.164-national', 'E.164-national']).default('E.164-national'),
  channel_limit: z.int().min(1).nullable().default(null),
  codecs: z.array(z.enum(codecs)).default(['G722', 'G711U', 'G711A', 'G729', 'OPUS', 'H.264']),
  default_primary_fqdn_id: id.nullable().default(null),
  default_routing_method: z.enum(['sequential', 'round-robin']).nullable().default('sequential'),
  default_secondary_fqdn_id: id.nullable().default(null),
  default_tertiary_fqdn_id: id.nullable().default(null),
  dnis_number_format: z
    .enum(dnisFormats, {
      error: ({ input }) =>
        `Invalid dnis_format: ${String(input)}, was provided. Acceptable formats are ${dnisFormats.join(', ')}`,
    })
    .default('e164'),
  generate_ringback_tone: z.boolean().default(false),
  isup_headers_enabled: z.boolean().default(false),
  prack_enabled: z.boolean().default(false),
  shaken_stir_enabled: z.boolean().default(false),
  sip_compact_headers_enabled: z.boolean().default(true),
  sip_region: z.enum(['US', 'Europe', 'Australia']).default('US'),
  sip_subdomain: z.string().nullable().default(null),
  sip_subdomain_receive_settings: z.enum(['only_my_connections', 'from_anyone']).default('from_anyone'),
  timeout_1xx_secs: timeout1xx.default(3),
  timeout_2xx_secs: timeout2xx.default(90),
});

const outbound = z.strictObject({
  ani_override: z.string().default(''),
  ani_override_type: z.enum(['always', 'normal', 'emergency']).default('always'),
  call_parking_enabled: z.boolean().nullable().default(false),
  channel_limit: z.int().min(1).nullable().default(null),
  encrypted_media: z.literal('SRTP').nullable().default(null),
  generate_ringback_tone: z.boolean().default(false),
  instant_ringback_enabled: z.boolean().default(false),
  ip_authentication_method: z.enum(['credential-authentication', 'ip-authentication']).default('ip-authentication'),
  ip_authentication_token: z.string().nullable().default(null),
  localization: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default('US'),
  outbound_voice_profile_id: z.string().nullable().default(null),
  t38_reinvite_source: z
    .enum(['telnyx', 'customer', 'disabled', 'passthru', 'caller-passthru', 'callee-passthru'])
    .default('customer'),
  tech_prefix: z
    .string()
    .regex(/^(\d{4})?$/)
    .default(''),
  timeout_1xx_secs: timeout1xx.default(3),
  timeout_2xx_secs: timeout2xx.default(90),
});

const url = z.url().nullable();

/** What may be said of a connection, with what is so where nothing is said (SRC telnyx 7.24.0 fqdn-connections; defaults DOC). */
export const connectionSettings = z.strictObject({
  connection_name: z.string().min(1),
  active: z.boolean().default(true),
  anchorsite_override: z
    .enum([
      'Latency',
      'Chicago, IL',
      'Ashburn, VA',
      'San Jose, CA',
      'Sydney, Australia',
      'Amsterdam, Netherlands',
      'London, UK',
      'Toronto, Canada',
      'Vancouver, Canada',
      'Frankfurt, Germany',
    ])
    .default('Latency'),
  android_push_credential_id: z.string().nullable().default(null),
  call_cost_in_webhooks: z.boolean().default(false),
  conversation_persistence: z.boolean().default(false),
  default_on_hold_comfort_noise_enabled: z.boolean().default(true),
  dtmf_type: z.enum(['RFC 2833', 'Inband', 'SIP INFO']).default('RFC 2833'),
  encode_contact_header_enabled: z.boolean().default(false),
  encrypted_media: z.literal('SRTP').nullable().default(null),
  inbound: inbound.prefault({}),
  ios_push_credential_id: z.string().nullable().default(null),
  jitter_buffer: z
    .strictObject({
      enable_jitter_buffer: z.boolean().default(false),
      jitterbuffer_msec_max: z.int().min(40).max(400).default(200),
      jitterbuffer_msec_min: z.int().min(40).max(400).default(60),
    })
    .prefault({}),
  microsoft_teams_sbc: z.boolean().default(false),
  noise_suppression: z.enum(['inbound', 'outbound', 'both', 'disabled']).default('disabled'),
  noise_suppression_details: z
    .strictObject({
      attenuation_limit: z.int().min(0).max(100).multipleOf(10).default(0),
      engine: z
        .enum([
          'denoiser',
          'deep_filter_net',
          'deep_filter_net_large',
          'krisp_viva_tel',
          'krisp_viva_tel_lite',
          'krisp_viva_promodel',
          'krisp_viva_ss',
          'quail_voice_focus',
        ])
        .default('denoiser'),
    })
    .prefault({}),
  onnet_t38_passthrough_enabled: z.boolean().default(false),
  outbound: outbound.prefault({}),
  rtcp_settings: z
    .strictObject({
      capture_enabled: z.boolean().default(false),
      port: z.enum(['rtcp-mux', 'rtp+1']).default('rtp+1'),
      report_frequency_secs: z.int().min(5).max(3000).default(5),
    })
    .prefault({}),
  tags: z.array(z.string()).default([]),
  transport_protocol: z.enum(['UDP', 'TCP', 'TLS']).default('UDP'),
  webhook_api_version: z.enum(['1', '2']).default('1'),
  webhook_event_failover_url: url.default(null),
  webhook_event_url: url.default(null),
  webhook_timeout_secs: z.int().min(0).max(30).nullable().default(null),
});
