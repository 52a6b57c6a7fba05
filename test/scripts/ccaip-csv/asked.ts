import { columnOf } from '../../../scripts/ccaip-csv/columns.ts';
import type { Asked } from '../../../scripts/ccaip-csv/planned.ts';
import { readTable } from '../../../scripts/ccaip-csv/read-table.ts';
import { standingsOf } from '../../../scripts/ccaip-csv/standing.ts';
import type { ExternalUser } from '../../../tenant/external-users.ts';

/** As one tenant's template has it. */
export const header =
  'Email,New email,Agent ID,First name,Last name,Alias,Status,Location,Chat concurrency,Chat concurrency status,Non-restricted international calling,External User,External SIP URI,UCaaS username,Role: Agent,Role: Team: lead,Team: Sales,Team: Support';

export const words = { yes: ['yes', 'true', '1'], no: ['no', 'false', '0'] };

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

export const tableOf = (text: string) => {
  const { table, problems } = readTable(bytes(text), 'people.csv');
  if (table === undefined) throw new Error(JSON.stringify(problems));
  return table;
};

export const people = (text: string) => standingsOf(tableOf(text), words);

/** Nothing is told of anybody but the header. */
export const nobody = 'Email,First name,Last name,External user,External SIP URI,UCaaS username';

export const external = (name: string, more: Partial<ExternalUser> = {}): ExternalUser => ({
  email: `${name}@contoso.example`,
  upn: `${name}@contoso.example`,
  sipUri: `+3120555210${name.length}@ujet.sip.carrier.example`,
  ucaasName: `${name}@contoso.example`,
  ...more,
});

export const asked = (more: Partial<Asked> = {}): Asked => ({
  columns: header.split(',').map(columnOf),
  wanted: [],
  left: [],
  entered: [],
  people: [],
  tellsExternal: true,
  names: new Map(),
  literals: { external: '1', notExternal: '0', cleared: '', callingOn: '1', callingOff: '0' },
  whenRemoved: 'clear',
  place: (upn) => ({ file: `users.csv of ${upn}` }),
  ...more,
});
