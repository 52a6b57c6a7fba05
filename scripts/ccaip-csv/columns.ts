/**
 * Columns of CCAIP's bulk file. A tenant's template decides which there are and in which order (DOC bulk-user-management), since columns come
 * and go with features; what one means is known by its header, in whose case, blanks and signs differ between a template, a list of users
 * (DOC get-user-configuration-data) and the keys of the API (OBS of one tenant).
 */
export interface Column {
  /** As the template writes it. */
  readonly header: string;
  /** By which columns of two files are the same. */
  readonly key: string;
}

/** Keys of the columns that trunkline writes by itself. */
export const keys = {
  email: 'email',
  newEmail: 'newemail',
  firstName: 'firstname',
  lastName: 'lastname',
  status: 'status',
  deactivatedAt: 'deactivatedat',
  location: 'location',
  international: 'nonrestrictedinternationalcalling',
  external: 'externaluser',
  sipUri: 'externalsipuri',
  ucaasName: 'ucaasusername',
} as const;

/** Header by key of the API, as seen in one tenant (OBS); the API's template names keys alone. */
const headers: Readonly<Record<string, string>> = {
  email: 'Email',
  new_email: 'New email',
  agent_number: 'Agent ID',
  first_name: 'First name',
  last_name: 'Last name',
  alias: 'Alias',
  status: 'Status',
  location: 'Location',
  max_chat_limit: 'Chat concurrency',
  max_chat_limit_enabled: 'Chat concurrency status',
  unrestricted_international_calling: 'Non-restricted international calling',
  external_user: 'External User',
  ucaas_sip_uri: 'External SIP URI',
  ucaas_user_name: 'UCaaS username',
  extension_number: 'Agent Extensions',
  availability_filter: 'Availability Filter Name',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`direct_inbound_number${at}`, `Direct Inbound Number: ${at}`])),
};

/** The header of a column that the API calls by this key; undefined where nobody has seen it. */
export const headerOf = (key: string): string | undefined => headers[key];

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The same column by its other names: keys of the API, and what the list of users calls differently. */
const others = new Map([
  ...Object.entries(headers).map(([key, header]) => [letters(key), letters(header)] as const),
  ['filter', letters('Availability Filter Name')] as const,
]);

/** What is given to somebody by name: `Role: Agent`. Names that differ by a sign are different ones. */
const given = /^(role|team)\s*:\s*(.+)$/is;

export const columnOf = (header: string): Column => {
  const [, what = '', name = ''] = given.exec(header) ?? [];
  if (what !== '') return { header, key: `${what.toLowerCase()}:${name.trim().toLowerCase()}` };
  const plain = letters(header);
  return { header, key: others.get(plain) ?? plain };
};

/** The name of the role or team that a column gives; undefined for any other. */
export const nameGiven = (column: Column, what: 'role' | 'team'): string | undefined =>
  column.key.startsWith(`${what}:`) ? given.exec(column.header)?.[2]?.trim() : undefined;
