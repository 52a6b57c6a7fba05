import { createHash } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked } from '../body.ts';
import { notFound } from '../error.ts';
import { nextId } from '../ids.ts';
import type { LabTelnyxConnection } from './model.ts';
import { connectionSettings } from './settings.ts';

export const findConnection = (rows: Rows, id: string): LabTelnyxConnection => {
  const found = rows.get('telnyxConnection', id);
  if (found === undefined) throw notFound();
  return found;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a new connection for Teams is called; the form of the id isn't published. */
const teamsNameOf = (id: string): string => `${hashOf(`teams:${id}`).slice(0, 10)}.mstsbc.telnyx.tech`;

/** POST /fqdn_connections. Each call makes one: a name may be there twice. */
export const createConnection = (lab: LabContext, body: Body): LabTelnyxConnection => {
  const settings = checked(connectionSettings, body, lab.switches.telnyxUnknownParameters);
  const id = nextId(lab);
  const now = lab.clock.now();
  const connection: LabTelnyxConnection = {
    id,
    settings,
    teamsName: settings.microsoft_teams_sbc ? teamsNameOf(id) : null,
    authentication: {
      fqdn_outbound_authentication: 'ip-authentication',
      ip_authentication_method: 'token',
      user_name: `user${hashOf(`user:${id}`).slice(0, 12)}`,
      password: hashOf(`password:${id}`).slice(0, 24),
      webhook_url: null,
      failover_url: null,
      txt_name: null,
      txt_value: null,
      txt_ttl: null,
    },
    createdAt: now,
    updatedAt: now,
    txtFrom: null,
  };
  lab.store.put('telnyxConnection', id, connection);
  return connection;
};
