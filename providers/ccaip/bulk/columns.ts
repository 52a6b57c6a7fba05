import type { Literals } from '../literals.ts';
import { plain } from '../plain.ts';

/** Keys of a bulk record by the labels of the CSV and of `GET /users` (OBS of one tenant, USERS); who asks first wins. */
const labels: Readonly<Record<string, readonly string[]>> = {
  email: ['Email'],
  new_email: ['New email'],
  agent_number: ['Agent ID'],
  first_name: ['First name'],
  last_name: ['Last name'],
  alias: ['Alias'],
  status: ['Status'],
  location: ['Location'],
  max_chat_limit: ['Chat concurrency'],
  max_chat_limit_enabled: ['Chat concurrency status'],
  unrestricted_international_calling: ['Non-restricted international calling'],
  external_user: ['External User'],
  ucaas_sip_uri: ['External SIP URI'],
  ucaas_user_name: ['UCaaS username'],
  extension_number: ['Agent Extensions', 'Extension number'],
  availability_filter: ['Availability Filter Name', 'Filter'],
  ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`direct_inbound_number${at}`, [`Direct Inbound Number: ${at}`]])),
};

export const knownKeys: readonly string[] = Object.keys(labels);

/** What a person calls a key, in an error as on the portal's pages. */
export const labelOf = (key: string): string => labels[key]?.[0] ?? key;

/** What stands of a user in a key's column, by any of its names; undefined where CCAIP doesn't tell it. */
export const saidOf = (key: string, said: ReadonlyMap<string, string>): string | undefined =>
  [key, ...(labels[key] ?? [])].map((name) => said.get(plain(name))).find((text) => text !== undefined);

/** The four keys of UCaaS as the tenant's template spells them; as they were seen in one tenant where it has none (OBS). */
export interface UcaasKeys {
  readonly external: string;
  readonly sipUri: string;
  readonly ucaasName: string;
  readonly calling: string;
}

export const ucaasKeys = (keys: readonly string[], literals: Literals): UcaasKeys => {
  const find = (names: readonly string[], seen: string): string =>
    keys.find((key) => [...names, seen].some((name) => plain(name) === plain(key))) ?? seen;
  return {
    external: find(literals.external, 'external_user'),
    sipUri: find(literals.sipUri, 'ucaas_sip_uri'),
    ucaasName: find(literals.ucaasName, 'ucaas_user_name'),
    calling: find(literals.calling, 'unrestricted_international_calling'),
  };
};
