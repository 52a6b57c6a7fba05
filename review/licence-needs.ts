import type { Tenant } from '../tenant/tenant.ts';
import type { Need } from './need.ts';

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Rows of one version that the other hasn't got. */
const rowsOnlyIn = (one: Tenant, other: Tenant): number => {
  const known = new Set(other.users.map(({ upn }) => upn.toLowerCase()));
  return one.users.filter(({ upn }) => !known.has(upn.toLowerCase())).length;
};

/** Licences that `up` gives and takes back. Who lacks one, and whom trunkline gave one, is in the tenant and the state, never in files. */
export const licenceNeeds = (base: Tenant, head: Tenant): Need[] => {
  const need = (text: string): Need => ({ what: 'licences', text });
  if (head.licences === undefined) {
    return base.licences === undefined
      ? []
      : [
          need(
            `licences: ${base.licences} goes: what trunkline has given stays with its users, and nothing takes it back any more. Who is to have a number from now on needs Phone System and Teams first.`,
          ),
        ];
  }
  const bySetup = 'the next up needs the setup identity (TRUNKLINE_SETUP_*) in its environment for that';
  if (base.licences === undefined) {
    return [
      need(
        `licences: ${head.licences} begins: whoever of the ${counted(head.users.length, 'user', 'users')} lacks Phone System or Teams is given the add-on, and a usage location where there is none; ${bySetup}. Who lacks one, files don't know: a preview says so.`,
      ),
    ];
  }
  const came = rowsOnlyIn(head, base);
  const went = rowsOnlyIn(base, head);
  const parts = [
    ...(came > 0 ? [`up to ${counted(came, 'licence is', 'licences are')} given for rows that are new`] : []),
    ...(went > 0 ? [`up to ${counted(went, 'goes', 'go')} back of rows that go, those that trunkline gave`] : []),
  ];
  return parts.length === 0 ? [] : [need(`${parts.join(', and ')}; ${bySetup}.`)];
};
