import { secretEnd } from '../tenant/secret-ends.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Need } from './need.ts';

/** The secret that CCAIP uses, or is to be linked by, ends within 60 days of `today`, or has ended, by the newer version of the files. */
export const secretNeeds = (head: Tenant, today: string | undefined): Need[] => {
  const end = today === undefined ? undefined : secretEnd(head, today);
  if (end === undefined) return [];
  const text = `${end.what} ${end.why.charAt(0).toUpperCase()}${end.why.slice(1)} To do: ${end.fix}`;
  return [end.isOutage ? { what: 'secret', text: `outage: ${text}`, hasEnded: true } : { what: 'secret', text }];
};
