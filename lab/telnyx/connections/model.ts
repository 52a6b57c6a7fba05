import type { z } from 'zod';
import type { connectionSettings } from './settings.ts';

/** An FQDN connection of the account: what a SIP trunk is at Telnyx. */
export interface LabTelnyxConnection {
  id: string;
  settings: z.output<typeof connectionSettings>;
  /** `<id>.mstsbc.telnyx.tech`, of a connection for Teams. */
  teamsName: string | null;
  authentication: LabTelnyxAuthentication;
  /** Lab time (ms). */
  createdAt: number;
  updatedAt: number;
  /** When the TXT record was written last. */
  txtFrom: number | null;
}

export interface LabTelnyxAuthentication {
  fqdn_outbound_authentication: 'ip-authentication' | 'credential-authentication';
  ip_authentication_method: 'token' | 'p-charge-info';
  user_name: string;
  password: string;
  webhook_url: string | null;
  failover_url: string | null;
  txt_name: string | null;
  txt_value: string | null;
  txt_ttl: number | null;
}

/** A host that a connection leads to. */
export interface LabTelnyxFqdn {
  id: string;
  connectionId: string;
  fqdn: string;
  port: number | null;
  type: 'a' | 'srv';
  /** Made with the connection: its name at Teams. */
  generated: boolean;
  createdAt: number;
  updatedAt: number;
}
