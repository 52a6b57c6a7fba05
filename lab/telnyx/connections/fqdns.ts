import { z } from 'zod';
import type { LabContext } from '../../context.ts';
import type { Rows } from '../../store.ts';
import { type Body, checked } from '../body.ts';
import { notFound, unprocessable } from '../error.ts';
import { nextId } from '../ids.ts';
import { isoOf } from '../time.ts';
import type { LabTelnyxFqdn } from './model.ts';

const host = /^(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*$/i;

/** What may be said of a host (SRC FqdnCreateParams). */
export const fqdnFields = z.strictObject({
  connection_id: z.string(),
  dns_record_type: z.enum(['a', 'srv']),
  fqdn: z.string().regex(host, 'is not a valid FQDN'),
  port: z.int().min(1).max(65_535).nullable().optional(),
});

export const fqdnView = ({ id, connectionId, fqdn, port, type, createdAt, updatedAt }: LabTelnyxFqdn) => ({
  id,
  record_type: 'fqdn',
  connection_id: connectionId,
  fqdn,
  port,
  dns_record_type: type,
  created_at: isoOf(createdAt),
  updated_at: isoOf(updatedAt),
});

/** Those that the API shows: of the generated one of a connection for Teams it isn't published. */
export const shownFqdns = ({ switches }: Pick<LabContext, 'switches'>, rows: Rows): LabTelnyxFqdn[] =>
  rows.list('telnyxFqdn').filter(({ generated }) => !generated || switches.telnyxTeamsName === 'listed');

export const findFqdn = (lab: Pick<LabContext, 'switches'>, rows: Rows, id: string): LabTelnyxFqdn => {
  const found = shownFqdns(lab, rows).find((one) => one.id === id);
  if (found === undefined) throw notFound();
  return found;
};

/** SRC dns_record_type: without a port `srv`, with one `a`; `a` without a port is 5060. */
const portOf = (type: 'a' | 'srv', port: number | null | undefined): number | null => {
  if (type === 'a') return port ?? 5060;
  if (port === undefined || port === null) return null;
  throw unprocessable('/dns_record_type', "must be 'a' where a port is set");
};

const write = (lab: LabContext, row: LabTelnyxFqdn): LabTelnyxFqdn => {
  if (lab.store.get('telnyxConnection', row.connectionId) === undefined) {
    const detail = 'The requested parameter is invalid as the associated resource does not exist.';
    throw unprocessable('/connection_id', detail, '10017');
  }
  lab.store.put('telnyxFqdn', row.id, row);
  return row;
};

export const createFqdn = (lab: LabContext, body: Body): LabTelnyxFqdn => {
  const given = checked(fqdnFields, body, lab.switches.telnyxUnknownParameters);
  const now = lab.clock.now();
  return write(lab, {
    id: nextId(lab),
    connectionId: given.connection_id,
    fqdn: given.fqdn,
    port: portOf(given.dns_record_type, given.port),
    type: given.dns_record_type,
    generated: false,
    createdAt: now,
    updatedAt: now,
  });
};

/** The generated one can be neither changed nor deleted (assumed). */
const ownFqdn = (lab: LabContext, id: string): LabTelnyxFqdn => {
  const found = findFqdn(lab, lab.store, id);
  if (found.generated) throw unprocessable('/', 'The FQDN of a Microsoft Teams SBC connection cannot be changed.');
  return found;
};

export const changeFqdn = (lab: LabContext, id: string, body: Body): LabTelnyxFqdn => {
  const before = ownFqdn(lab, id);
  const given = checked(fqdnFields.partial(), body, lab.switches.telnyxUnknownParameters);
  const type = given.dns_record_type ?? before.type;
  return write(lab, {
    ...before,
    connectionId: given.connection_id ?? before.connectionId,
    fqdn: given.fqdn ?? before.fqdn,
    port: portOf(type, given.port === undefined ? before.port : given.port),
    type,
    updatedAt: lab.clock.now(),
  });
};

export const deleteFqdn = (lab: LabContext, id: string): LabTelnyxFqdn => {
  const found = ownFqdn(lab, id);
  lab.store.delete('telnyxFqdn', id);
  return found;
};
