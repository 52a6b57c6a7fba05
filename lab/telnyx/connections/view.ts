import type { LabContext } from '../../context.ts';
import { isoOf } from '../time.ts';
import type { LabTelnyxConnection } from './model.ts';

type Switches = Pick<LabContext, 'switches'>;

/** Accounts made from 8 September 2026 on see it once (SRC password). */
export const passwordView = ({ switches }: Switches, password: string, isNew: boolean): string =>
  isNew || switches.telnyxPasswords === 'full' ? password : '********';

/** A connection as the API shows it: its own name at Teams isn't part of it (SRC). */
export const connectionView = (
  lab: Switches,
  { id, settings, authentication, createdAt, updatedAt }: LabTelnyxConnection,
  isNew = false,
) => ({
  id,
  record_type: 'fqdn_connection',
  ...settings,
  adjust_dtmf_timestamp: false,
  call_cost_enabled: false,
  ignore_dtmf_duration: false,
  ignore_mark_bit: false,
  rtp_pass_codecs_on_stream_change: false,
  send_normalized_timestamps: false,
  third_party_control_enabled: false,
  user_name: authentication.user_name,
  password: passwordView(lab, authentication.password, isNew),
  txt_name: authentication.txt_name,
  txt_value: authentication.txt_value,
  txt_ttl: authentication.txt_ttl,
  created_at: isoOf(createdAt),
  updated_at: isoOf(updatedAt),
});
