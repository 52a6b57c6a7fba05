import { z } from 'zod';
import type { Session } from '../../providers/msteams/session.ts';
import { permissionsOf } from '../../tenant/graph-permissions.ts';
import type { App } from '../../tenant/tenant.ts';
import { isKnown, type Known } from '../known.ts';
import { readContext } from '../read-context.ts';
import { type Answer, cantTell, notSo, so, untold } from './answer.ts';
import type { Application } from './application.ts';

/** Microsoft Graph's well-known application id. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

const principal = z.looseObject({ id: z.string() });
const graphPrincipal = z.looseObject({
  id: z.string(),
  oauth2PermissionScopes: z.array(z.looseObject({ id: z.string(), value: z.string() })),
});
const grant = z.looseObject({
  clientId: z.string(),
  resourceId: z.string(),
  consentType: z.string(),
  principalId: z.string().nullish(),
  scope: z.string().nullish(),
});

/** What an application may do in somebody's name. */
export interface Consent {
  /** Delegated permissions that it declares, and those that the tenant file has it declare, by name; an id where Graph doesn't know it. */
  readonly asked: readonly string[];
  /** Granted for everybody. */
  readonly forAll: readonly string[];
  /** Granted by one person for themselves, by object id. */
  readonly byPerson: ReadonlyMap<string, readonly string[]>;
  /** False where the application has no service principal here, so that nothing can be granted to it. */
  readonly isHere: boolean;
}

/** @see https://learn.microsoft.com/graph/api/oauth2permissiongrant-list */
export const readConsent = async (
  session: Session,
  { appId, requiredResourceAccess }: Application,
  app: App,
): Promise<Consent> => {
  const graph = await session.graph();
  const call = { doing: 'read what was consented to', context: readContext };
  const byAppId = (id: string) => `/servicePrincipals?$filter=${encodeURIComponent(`appId eq '${id}'`)}`;
  const [own] = await graph.list(`${byAppId(appId)}&$select=id`, principal, call);
  const [service] = await graph.list(`${byAppId(graphAppId)}&$select=id,oauth2PermissionScopes`, graphPrincipal, call);
  const names = new Map(service?.oauth2PermissionScopes.map(({ id, value }) => [id.toLowerCase(), value]));
  const declared = (requiredResourceAccess ?? [])
    .filter(({ resourceAppId }) => resourceAppId.toLowerCase() === graphAppId)
    .flatMap(({ resourceAccess }) => resourceAccess);
  const ids = [...declared, ...permissionsOf(app)]
    .filter(({ type }) => type.toLowerCase() === 'scope')
    .map(({ id }) => id.toLowerCase());
  const asked = [...new Set(ids)].map((id) => names.get(id) ?? id);
  if (own === undefined) return { asked, forAll: [], byPerson: new Map(), isHere: false };
  const filter = encodeURIComponent(`clientId eq '${own.id}'`);
  const grants = (await graph.list(`/oauth2PermissionGrants?$filter=${filter}`, grant, call)).filter(
    ({ clientId, resourceId }) => same(clientId, own.id) && same(resourceId, service?.id ?? ''),
  );
  const byPerson = new Map<string, readonly string[]>();
  for (const { consentType, principalId, scope } of grants) {
    if (consentType === 'Principal' && principalId) {
      const id = principalId.toLowerCase();
      byPerson.set(id, [...(byPerson.get(id) ?? []), ...scopesOf(scope)]);
    }
  }
  const forAll = grants
    .filter(({ consentType }) => consentType === 'AllPrincipals')
    .flatMap(({ scope }) => scopesOf(scope));
  return { asked, forAll, byPerson, isHere: true };
};

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const scopesOf = (scope: string | null | undefined): string[] => (scope ?? '').split(' ').filter((one) => one !== '');

/** Whether each permission that is asked for is granted to whoever links: for everybody, or by the linking account (object id) for itself. */
export const judgeConsent = (
  known: Known<Consent>,
  { account, portal }: { readonly account: string | undefined; readonly portal: string },
): Answer => {
  if (!isKnown(known)) return untold('consent', known);
  const { asked, forAll, byPerson, isHere } = known.value;
  const grantIt = `press Link in ${portal} as a Global Administrator and accept, or grant admin consent to the application beforehand`;
  if (!isHere)
    return notSo('consent', 'the application has no service principal in this tenant, so nothing is granted.', grantIt);
  if (asked.length === 0)
    return cantTell('consent', 'neither the application nor the tenant file asks for a delegated permission.');
  const own = account === undefined ? [] : (byPerson.get(account.toLowerCase()) ?? []);
  const lacking = asked.filter((one) => ![...forAll, ...own].some((granted) => same(granted, one)));
  if (lacking.length === 0) {
    const whose = asked.every((one) => forAll.some((granted) => same(granted, one)))
      ? 'for everybody'
      : 'to the linking account';
    const text = `${list(asked)} are granted ${whose}. That proves consent, not that Link was pressed: an administrator's consent makes the same.`;
    return so('consent', text);
  }
  if (account === undefined && byPerson.size > 0) {
    const text = `${list(lacking)} ${are(lacking)} granted to single people, and which of them linked isn't known.`;
    return cantTell('consent', text, 'record who linked under ucaas.linked in the tenant file.');
  }
  return notSo('consent', `${list(lacking)} ${are(lacking)} asked for, and not granted.`, grantIt);
};

const list = (names: readonly string[]): string => names.join(', ');

const are = ({ length }: readonly string[]): string => (length === 1 ? 'is' : 'are');
