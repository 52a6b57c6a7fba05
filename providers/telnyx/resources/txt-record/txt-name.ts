import { teamsSuffix } from '../../trunk/teams-name.ts';

const withoutSuffix = (name: string): string =>
  name.toLowerCase().endsWith(teamsSuffix) ? name.slice(0, -teamsSuffix.length) : name;

/** As Telnyx takes it: without its own suffix. Microsoft 365 calls the domain itself by its name, or `@`. */
export const txtNameOf = ({ label, fqdn }: { readonly label: string; readonly fqdn: string }): string => {
  const name = label.replace(/\.$/, '');
  return withoutSuffix(name === '@' ? fqdn : name);
};
