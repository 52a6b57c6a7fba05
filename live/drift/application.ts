import { type GraphPermission, graphPermissions, permissionsOf } from '../../tenant/graph-permissions.ts';
import { listing } from '../../tenant/listing.ts';
import { expiresOf } from '../../tenant/secret-end.ts';
import { secretEnd, usedSecret } from '../../tenant/secret-ends.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Application } from '../verify/application.ts';
import { type Change, changed, type Difference, otherwise } from './difference.ts';

/** The app registration that CCAIP uses, and the generations of its secret. `found`: undefined where Entra has none. */
export const applicationThatDiffers = (tenant: Tenant, found: Application | undefined, today: string): Difference[] => {
  const { app } = tenant;
  if (found === undefined) {
    const text = `application "${app.displayName}" isn't in the tenant: nothing has the redirect URI ${app.redirectUri}.`;
    return [
      { about: 'application', name: app.displayName, is: 'missing', changes: [], text },
      ...endOfSecret(tenant, undefined, today),
    ];
  }
  return [
    ...otherwise('application', app.displayName, {
      called: `application "${app.displayName}"`,
      changes: [
        ...changed('name', app.displayName, found.displayName),
        ...redirectUris(app, found),
        ...permissions(app, found),
      ],
    }),
    ...secrets(tenant, found),
    ...endOfSecret(tenant, found, today),
  ];
};

/** Whoever else is sent the answer of a sign-in gets tokens. */
const redirectUris = (app: Tenant['app'], { web }: Application): Change[] => {
  const uris = web?.redirectUris ?? [];
  return changed('redirect URIs', app.redirectUri, uris.toSorted().join(', '));
};

const permissions = (app: Tenant['app'], { requiredResourceAccess }: Application): Change[] => {
  const asked = permissionsOf(app).map(permissionText);
  const shown = (requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
    resourceAccess.map(({ id, type }) =>
      resourceAppId === graphAppId
        ? permissionText(
            graphPermissions.find((one) => one.id === id) ?? { id, type: type === 'Role' ? type : 'Scope' },
          )
        : `${id} of ${resourceAppId}`,
    ),
  );
  return changed('permissions', inOrder(asked), inOrder(shown));
};

/** Microsoft Graph's well-known application id. */
const graphAppId = '00000003-0000-0000-c000-000000000000';

const permissionText = ({ name, id, type }: GraphPermission): string =>
  `${name ?? id}${type === 'Role' ? ' (application)' : ''}`;

const inOrder = (names: readonly string[]): string => [...new Set(names)].toSorted().join(', ');

const secrets = ({ app, ucaas, name: tenant }: Tenant, { passwordCredentials }: Application): Difference[] => {
  const made = (passwordCredentials ?? []).map(({ displayName, endDateTime }) => ({
    name: displayName ?? '',
    ends: endDateTime,
  }));
  return [
    ...app.secrets.flatMap(({ name, expires }): Difference[] => {
      const those = made.filter((one) => one.name === name);
      const isLinked = ucaas.linked?.secret === name;
      if (those.length === 0) {
        const why = isLinked ? ' CCAIP uses it: it no longer sees who is free, and Link has to be pressed again.' : '';
        const fix = isLinked ? `npm run pulumi -- up -s ${tenant}, then npm run handover -- ${tenant}.` : undefined;
        const text = `secret "${name}" isn't in Entra.${why}`;
        return [{ about: 'secret', name, is: 'missing', changes: [], text, ...(fix !== undefined && { fix }) }];
      }
      return otherwise('secret', name, {
        called: `secret "${name}"`,
        changes: [
          ...changed('expires', expires, listing(those.map(({ ends }) => dayOf(ends)))),
          ...changed('secrets of this name', '1', String(those.length)),
        ],
        fix: 'a secret keeps the end with which it was made: remove in Entra what nobody knows, and add the next generation.',
      });
    }),
    // What CCAIP used before trunkline came is no generation, and stays.
    ...(app.inUse === true ? [] : made)
      .filter((one) => !app.secrets.some(({ name }) => name === one.name))
      .map(
        ({ name, ends }): Difference => ({
          about: 'secret',
          name,
          is: 'foreign',
          changes: [],
          text: `secret "${name}" of the application, which ends on ${dayOf(ends)}, isn't in the file: whoever has it signs in as CCAIP.`,
          fix: 'remove it in Entra.',
        }),
      ),
  ];
};

const dayOf = (ends: string): string => (Number.isNaN(Date.parse(ends)) ? ends : expiresOf(ends));

/** The end that counts, by what Entra says of the secret as it was made. */
const endOfSecret = (tenant: Tenant, found: Application | undefined, today: string): Difference[] => {
  const used = usedSecret(tenant);
  const ends = (found?.passwordCredentials ?? []).flatMap(({ displayName, endDateTime }) =>
    displayName === used?.name && !Number.isNaN(Date.parse(endDateTime)) ? [expiresOf(endDateTime)] : [],
  );
  const end = secretEnd(tenant, today, ends.toSorted()[0]);
  if (end === undefined) return [];
  return [
    {
      about: 'secret',
      name: end.secret,
      is: 'otherwise',
      changes: [{ field: 'last day', tenant: end.lastDay }],
      text: `${end.what} ${end.why.charAt(0).toUpperCase()}${end.why.slice(1)}`,
      fix: end.fix,
    },
  ];
};
