import type { z } from 'zod';
import type { connectionSettings } from './settings.ts';

/** An FQDN connection of the account. */
export interface LabTelnyxConnection {
  id: string;
  settings: z.output<typeof connectionSettings>;
  /** `<id>.mstsbc.telnyx.tech`, of a connection for Teams. */
  teamsName: string | null;
  authentication: {
    fqdn_outbound_authentication: 'ip-authentication' | 'credential-authentication';
    ip_authentication_method: 'token' | 'p-charge-info';
    user_name: string;
    password: string;
    webhook_url: string | null;
    failover_url: string | null;
    txt_name: string | null;
    txt_value: string | null;
    txt_ttl: number | null;
  };
  /** Lab time (ms). */
  createdAt: number;
  updatedAt: number;
  /** When the TXT record was written last. */
  txtFrom: number | null;
}
