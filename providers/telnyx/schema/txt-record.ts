import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { hostName } from '../../msteams/schema/host-name.ts';
import { telnyxId } from './values.ts';

const fields = {
  connectionId: field(telnyxId(), {
    description: 'The connection whose generated name it is.',
    allowed: 'the output connectionId of a Connection',
    replaces: true,
  }),
  fqdn: field(hostName(), {
    description: 'The generated name that Microsoft 365 is to verify.',
    allowed: 'the output fqdn of a Connection',
    replaces: true,
  }),
  label: field(z.string().min(1), {
    description: 'The name of the record as Microsoft 365 gives it. Telnyx takes it without `.mstsbc.telnyx.tech`.',
    allowed: 'the label of a record of the domain',
    teams: 'txt_name',
  }),
  value: field(z.string().min(1), {
    description: 'The text of the record, such as MS=ms12345678.',
    allowed: 'a text',
    teams: 'txt_value',
  }),
  ttl: field(z.int().min(1), {
    description: 'Seconds for which DNS may keep the record.',
    allowed: 'a whole number of seconds, 1 or more',
    teams: 'txt_ttl',
  }),
};

/** Microsoft's proof of the domain, in the connection: the only place where a record of a generated name can stand. */
export const txtRecordArgs = z.strictObject(fields);

export const txtRecordState = z.strictObject({
  ...fields,
  txtName: field(z.string(), { description: 'The name as Telnyx has it.', allowed: 'a text' }),
});

export type TxtRecordArgs = z.output<typeof txtRecordArgs>;
export type TxtRecordState = z.output<typeof txtRecordState>;
