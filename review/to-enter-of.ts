import { inWords } from '../routing/in-words.ts';
import type { EnteredUser } from '../tenant/entered/entered.ts';
import { leftToEnter } from '../tenant/entered/left-to-enter.ts';
import type { Tenant } from '../tenant/tenant.ts';
import type { Edit, TenantReview } from './review-schema.ts';
import { shortNames } from './words.ts';

/** What is left to enter in CCAIP by the newer version, and how; absent where CCAIP isn't linked, so that nothing can stand there, or `up` does it. */
export const toEnterOf = (head: Tenant): Pick<TenantReview, 'toEnter' | 'entersUsers'> => ({
  ...(head.ucaas.externalUsers && { entersUsers: head.ucaas.externalUsers.by }),
  ...(head.ucaas.linked === undefined || head.ucaas.externalUsers?.by === 'api'
    ? {}
    : {
        toEnter: leftToEnter(head).map(({ upn, action, before, after }) => ({
          user: upn,
          action,
          ...(before && { before: text(before) }),
          ...(after && { after: text(after) }),
        })),
      }),
});

const text = ({ sipUri, ucaasName }: EnteredUser): string => `${sipUri}, ${ucaasName}`;

/** What was confirmed between two versions: told by name, for what it means stands under what is left. */
export const confirmationsEdited = (base: Tenant, head: Tenant): Edit[] => {
  const [was, is] = [byUpn(base.entered), byUpn(head.entered)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter((upn) => was.get(upn) !== is.get(upn));
  const short = shortNames(changed);
  const names = changed.slice(0, 4).map(short);
  const rest = changed.length - names.length;
  if (changed.length === 0) return [];
  const people = inWords(rest > 0 ? [...names, `${rest} more`] : names);
  return [{ about: 'settings', thing: 'CCAIP', text: `what is confirmed to stand in CCAIP changes for ${people}` }];
};

const byUpn = (entered: readonly EnteredUser[] = []): Map<string, string> =>
  new Map(entered.map((one) => [one.upn.toLowerCase(), text(one)]));
