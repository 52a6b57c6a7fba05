import { createHash } from 'node:crypto';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked, isObject, withoutUnknown } from '../body.ts';
import { notFound, refuseIfAny, unprocessable } from '../error.ts';
import { nextId } from '../ids.ts';
import { judgeConnection } from './judge.ts';
import type { LabTelnyxConnection } from './model.ts';
import { connectionSettings } from './settings.ts';

export const findConnection = (rows: Rows, id: string): LabTelnyxConnection => {
  const found = rows.get('telnyxConnection', id);
  if (found === undefined) throw notFound();
  return found;
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The domain in which Telnyx names connections for Teams (DOC support 5253876). */
export const teamsDomain = 'mstsbc.telnyx.tech';

/** What a new connection for Teams is called: seven characters, as in the page's "1234abc". Never the same again. */
const teamsNameOf = (id: string): string => `${hashOf(`teams:${id}`).slice(0, 7)}.${teamsDomain}`;

/** POST /fqdn_connections. Each call makes one: a name may be there twice. */
export const createConnection = (lab: LabContext, body: Body): LabTelnyxConnection => {
  const unknown = lab.switches.telnyxUnknownParameters;
  const settings = checked(connectionSettings, withoutUnknown(body, ['conversation_persistence'], unknown), unknown);
  const id = nextId(lab);
  refuseIfAny(judgeConnection(lab, id, settings));
  const now = lab.clock.now();
  const teamsName = settings.microsoft_teams_sbc ? teamsNameOf(id) : null;
  const connection: LabTelnyxConnection = {
    id,
    settings,
    teamsName,
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
  if (teamsName !== null) nameForTeams(lab, connection, teamsName);
  return connection;
};

/** Port 5061 (DOC support 5253876). */
const nameForTeams = (lab: LabContext, { id: connectionId, createdAt }: LabTelnyxConnection, fqdn: string): void => {
  const id = nextId(lab);
  const times = { createdAt, updatedAt: createdAt };
  lab.store.put('telnyxFqdn', id, { id, connectionId, fqdn, port: 5061, type: 'a', generated: true, ...times });
};

const nested = ['inbound', 'outbound', 'jitter_buffer', 'noise_suppression_details', 'rtcp_settings'] as const;

/** PATCH /fqdn_connections/{id}: fields that aren't named stay; of what is inside of one, the switch says. */
export const changeConnection = (lab: LabContext, id: string, body: Body): LabTelnyxConnection => {
  const before = findConnection(lab.store, id);
  const { telnyxUnknownParameters: unknown, telnyxNestedUpdates: nestedUpdates } = lab.switches;
  const given = withoutUnknown(body, ['microsoft_teams_sbc'], unknown);
  const inner = nested.flatMap((name) => {
    const value = given[name];
    if (!isObject(value)) return [];
    return [[name, nestedUpdates === 'merged' ? { ...before.settings[name], ...value } : value]];
  });
  const settings = checked(connectionSettings, { ...before.settings, ...given, ...Object.fromEntries(inner) }, unknown);
  refuseIfAny(judgeConnection(lab, id, settings));
  const after = { ...before, settings, updatedAt: lab.clock.now() };
  lab.store.put('telnyxConnection', id, after);
  return after;
};

/** DELETE: for good; the name goes with it. With numbers on it the switch says. */
export const deleteConnection = (lab: LabContext, id: string): LabTelnyxConnection => {
  const connection = findConnection(lab.store, id);
  const numbers = lab.store.list('telnyxNumber').filter(({ connectionId }) => connectionId === id);
  if (numbers.length > 0 && lab.switches.telnyxConnectionInUse === 'refused') {
    throw unprocessable('/', 'The connection has phone numbers assigned to it.');
  }
  for (const one of numbers) lab.store.put('telnyxNumber', one.id, { ...one, connectionId: null });
  for (const one of lab.store.list('telnyxFqdn')) {
    if (one.connectionId === id) lab.store.delete('telnyxFqdn', one.id);
  }
  lab.store.delete('telnyxConnection', id);
  return connection;
};
