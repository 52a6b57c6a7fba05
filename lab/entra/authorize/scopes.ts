import type { LabApplication, LabServicePrincipal } from '../../model.ts';
import type { Rows } from '../../store.ts';
import { AadstsError } from '../errors.ts';
import { microsoftGraph } from '../resources.ts';

const prefix = 'https://graph.microsoft.com/';

export const graphPrincipal = (rows: Rows): LabServicePrincipal => {
  const found = rows.list('servicePrincipal').find((one) => one.appId === microsoftGraph.appId);
  if (found === undefined) throw new AadstsError(9002313);
  return found;
};

/** Delegated permissions of Microsoft Graph that an application has registered: what `.default` stands for. */
const registered = (rows: Rows, application: LabApplication): string[] => {
  const entries = application.requiredResourceAccess as {
    resourceAppId: string;
    resourceAccess: { id: string; type: string }[];
  }[];
  const ids = entries
    .filter(({ resourceAppId }) => resourceAppId === microsoftGraph.appId)
    .flatMap(({ resourceAccess }) => resourceAccess.filter(({ type }) => type === 'Scope').map(({ id }) => id));
  return graphPrincipal(rows)
    .oauth2PermissionScopes.filter(({ id }) => ids.includes(id))
    .map(({ value }) => value);
};

export interface AskedScopes {
  /** Names of delegated permissions of Microsoft Graph. */
  readonly names: readonly string[];
  /** By `.default`: what is granted already is enough, whatever else is registered (DOC "Scopes and permissions", `.default`). */
  readonly byDefault: boolean;
}

/** What the text of `scope` asks for: names, bare or behind Graph's address, or `.default`. */
export const readScopes = (rows: Rows, application: LabApplication, scope: string): AskedScopes => {
  const asked = scope.split(' ').filter((one) => one !== '');
  if (asked.length === 0) throw new AadstsError(900144, { parameter: 'scope' });
  const bare = asked.map((one) => (one.startsWith(prefix) ? one.slice(prefix.length) : one));
  const byDefault = bare.includes('.default');
  const named = bare.filter((one) => one !== '.default');
  const graph = graphPrincipal(rows);
  const unknown = named.find((name) => !graph.oauth2PermissionScopes.some((one) => one.value === name));
  if (unknown !== undefined) {
    throw new AadstsError(650053, {
      name: application.displayName,
      scope: unknown,
      resource: microsoftGraph.appId,
    });
  }
  return { names: [...new Set([...named, ...(byDefault ? registered(rows, application) : [])])], byDefault };
};
