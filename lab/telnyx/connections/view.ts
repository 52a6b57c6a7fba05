import type { LabTelnyxConnection } from './model.ts';

/** ISO 8601, as all of Telnyx' times. */
export const isoOf = (at: number): string => new Date(at).toISOString();

/** Accounts made from 8 September 2026 on see it once (SRC password). */
const masked = '********';

/** A connection as the API shows it: its own name at Teams isn't part of it (SRC). */
export const connectionView = (
  { id, settings, authentication, createdAt, updatedAt }: LabTelnyxConnection,
  { showsPassword = false }: { readonly showsPassword?: boolean } = {},
): Record<string, unknown> => ({
  id,
  record_type: 'fqdn_connection',
  ...settings,
  user_name: authentication.user_name,
  password: showsPassword ? authentication.password : masked,
  txt_name: authentication.txt_name,
  txt_value: authentication.txt_value,
  txt_ttl: authentication.txt_ttl,
  created_at: isoOf(createdAt),
  updated_at: isoOf(updatedAt),
});
