import type { Rows } from '../../store.ts';
import type { Switches } from '../../switches.ts';
import { ccaipRoles } from '../model.ts';

/** A column of the template: its key in the JSON file, its header in the CSV file, and what the sample user has there. */
export interface Column {
  readonly key: string;
  readonly header: string;
  readonly sample: string | null;
}

const column = (key: string, header: string, sample: string | null = ''): Column => ({ key, header, sample });

/** In the order, and by the names, that one tenant had (OBS; the pages document those up to UCaaS alone, and roles). */
const seen: readonly Column[] = [
  column('email', 'Email', 'john.doe@example.com'),
  column('new_email', 'New email'),
  column('agent_number', 'Agent ID', null),
  column('first_name', 'First name', 'John'),
  column('last_name', 'Last name', 'Doe'),
  column('alias', 'Alias'),
  column('status', 'Status', 'Active'),
  column('location', 'Location'),
  column('max_chat_limit', 'Chat concurrency', '3'),
  column('max_chat_limit_enabled', 'Chat concurrency status', '0'),
  column('unrestricted_international_calling', 'Non-restricted international calling', '0'),
  column('external_user', 'External User'),
  column('ucaas_sip_uri', 'External SIP URI'),
  column('ucaas_user_name', 'UCaaS username'),
  column('extension_number', 'Agent Extensions'),
  column('availability_filter', 'Availability Filter Name'),
  ...[1, 2, 3, 4, 5].map((at) => column(`direct_inbound_number${at}`, `Direct Inbound Number: ${at}`)),
];

const notInTheExample = /^(alias|unrestricted|external|ucaas|extension|availability|direct)/;

/** Columns that aren't roles or teams. Which ones a tenant has depends on its features (INF). */
export const plainColumns = ({ ccaipTemplate }: Switches): readonly Column[] => {
  if (ccaipTemplate === 'documented') return seen.filter(({ key }) => !notInTheExample.test(key));
  if (ccaipTemplate === 'seen') return seen;
  return seen.flatMap((one) => (one.key === 'location' ? [one, column('skill_level', 'Skill level')] : [one]));
};

/** Every key that is ever taken: that an example ends early closes no door. */
export const knownKeys: ReadonlySet<string> = new Set([...seen.map(({ key }) => key), 'skill_level', 'roles', 'teams']);

export const teamNames = (rows: Rows): string[] => rows.list('ccaipTeam').map(({ name }) => name);

/** All headers of the CSV file, in their order. */
export const headersOf = (rows: Rows, switches: Switches): string[] => [
  ...plainColumns(switches).map(({ header }) => header),
  ...ccaipRoles.map((name) => `Role: ${name}`),
  ...(switches.ccaipTemplate === 'documented' ? [] : teamNames(rows).map((name) => `Team: ${name}`)),
];

/** `GET /bulk/users/template`: a sample user with all roles and teams. */
export const templateOf = (rows: Rows, switches: Switches): object[] => {
  const none = (names: readonly string[]) => names.map((name, at) => ({ name, value: at === 0 ? 1 : 0 }));
  return [
    {
      ...Object.fromEntries(plainColumns(switches).map(({ key, sample }) => [key, sample])),
      roles: none(ccaipRoles),
      ...(switches.ccaipTemplate !== 'documented' && { teams: none(teamNames(rows)) }),
    },
  ];
};

/** Where a column stands, counted from 0, by its key or by `Role: x`; a column that this template hasn't comes after all. */
export const columnAt = (rows: Rows, switches: Switches, name: string): number => {
  const header = plainColumns(switches).find(({ key }) => key === name)?.header ?? name;
  const headers = headersOf(rows, switches);
  const at = headers.indexOf(header);
  return at === -1 ? headers.length : at;
};
