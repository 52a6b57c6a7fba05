import { Hono } from 'hono';
import type { LabContext } from '../../context.ts';
import { idOf, labTenantId } from '../../identity.ts';
import { needs } from '../authorise.ts';
import type { GraphEnv } from '../environment.ts';
import { forbidden, notFound } from '../error.ts';
import type { CollectionRules } from '../odata/query.ts';
import { permissions } from '../permissions.ts';
import { readBody, replyCollection, replyEntity } from '../reply.ts';
import { boughtUnits, type Sku, skus } from '../skus.ts';
import { assignLicence, consumedUnits } from './assign-licence.ts';
import { changeUser, createUser, deleteUser } from './change-user.ts';
import { findUser, licenceDetails, userRules, userView } from './user.ts';

const skuRules: CollectionRules = {
  type: 'subscribedSku',
  defaultPage: 1000,
  largestPage: 1000,
  paging: 'nextLink',
  properties: new Set([
    'accountId',
    'accountName',
    'appliesTo',
    'capabilityStatus',
    'consumedUnits',
    'id',
    'prepaidUnits',
    'servicePlans',
    'skuId',
    'skuPartNumber',
    'subscriptionIds',
  ]),
  directory: true,
};

const skuView = (context: LabContext, sku: Sku) => ({
  accountName: 'contosoexample',
  accountId: labTenantId,
  appliesTo: 'User',
  capabilityStatus: 'Enabled',
  consumedUnits: consumedUnits(context, sku.skuId),
  id: `${labTenantId}_${sku.skuId}`,
  skuId: sku.skuId,
  skuPartNumber: sku.skuPartNumber,
  subscriptionIds: [],
  prepaidUnits: { enabled: boughtUnits(context, sku), suspended: 0, warning: 0, lockedOut: 0 },
  servicePlans: sku.plans.map((plan) => ({
    servicePlanId: plan.id,
    servicePlanName: plan.name,
    provisioningStatus: 'Success',
    appliesTo: 'User',
  })),
});

/** People and licences. */
export const userRoutes = (lab: LabContext): Hono<GraphEnv> => {
  const app = new Hono<GraphEnv>();
  const view = (user: Parameters<typeof userView>[0]) => userView(user, lab);

  app.get('/users', needs(permissions.readUsers), (c) => {
    const rows = c
      .get('rows')
      .list('user')
      .filter((one) => one.deletedDateTime === null);
    return replyCollection(lab, c, { rows, view, rules: userRules, name: 'users' });
  });
  app.post('/users', needs(permissions.writeUsers), async (c) => {
    const user = createUser(lab, await readBody(c));
    return replyEntity(lab, c, { row: view(user), rules: userRules, name: 'users', status: 201 });
  });
  app.get('/users/:key', needs(permissions.readUsers), (c) =>
    replyEntity(lab, c, { row: view(findUser(c.get('rows'), c.req.param('key'))), rules: userRules, name: 'users' }),
  );
  app.patch('/users/:key', needs(permissions.writeUsers), async (c) => {
    changeUser(lab, findUser(lab.store, c.req.param('key')), await readBody(c), c.get('caller'));
    return c.body(null, 204);
  });
  app.delete('/users/:key', needs(permissions.writeUsers), (c) => {
    deleteUser(lab, findUser(lab.store, c.req.param('key')));
    return c.body(null, 204);
  });
  app.post('/users/:key/assignLicense', needs(permissions.assignLicences), async (c) => {
    const user = findUser(lab.store, c.req.param('key'));
    assignLicence(lab, user, await readBody(c));
    return replyEntity(lab, c, { row: view(user), rules: userRules, name: 'users' });
  });
  app.get('/users/:key/licenseDetails', needs(permissions.readLicenceDetails), (c) =>
    c.json({ value: licenceDetails(findUser(c.get('rows'), c.req.param('key'))) }),
  );

  // Least privileged is Directory.Read.All (DOC user-list-memberof); whether an app that reads users only sees roles isn't certain.
  app.get('/users/:key/memberOf/microsoft.graph.directoryRole', (c) => {
    const { roles } = c.get('caller');
    const taken = lab.switches.roleReads === 'shown' ? permissions.readUsers : permissions.readRoles;
    if (!taken.some((role: string) => roles.includes(role))) throw forbidden();
    const { directoryRoles = [] } = findUser(c.get('rows'), c.req.param('key'));
    return c.json({
      value: directoryRoles.map((displayName) => ({ id: idOf('directoryRole', displayName), displayName })),
    });
  });

  const deletedUser = (key: string) => {
    const user = lab.store.get('user', key);
    if (user === undefined || user.deletedDateTime === null) throw notFound(key);
    return user;
  };
  // A deleted user's name is put behind its id, so that the name is free.
  const deletedView = (user: ReturnType<typeof deletedUser>) => ({
    '@odata.type': '#microsoft.graph.user',
    ...view(user),
    userPrincipalName: `${user.id.replaceAll('-', '')}${user.userPrincipalName}`,
  });
  app.get('/directory/deletedItems/microsoft.graph.user', needs(permissions.readUsers), (c) => {
    const rows = c
      .get('rows')
      .list('user')
      .filter((one) => one.deletedDateTime !== null);
    const rules = { ...userRules, basic: [...(userRules.basic ?? []), 'deletedDateTime'] };
    return replyCollection(lab, c, { rows, view: deletedView, rules, name: 'directoryObjects' });
  });
  app.get('/directory/deletedItems/:key', needs(permissions.readUsers), (c) =>
    replyEntity(lab, c, {
      row: deletedView(deletedUser(c.req.param('key'))),
      rules: userRules,
      name: 'directoryObjects',
    }),
  );
  app.post('/directory/deletedItems/:key/restore', needs(permissions.writeUsers), (c) => {
    const user = deletedUser(c.req.param('key'));
    user.deletedDateTime = null;
    lab.store.put('user', user.id, user);
    return replyEntity(lab, c, { row: view(user), rules: userRules, name: 'users' });
  });

  app.get('/subscribedSkus', needs(permissions.readLicences), (c) =>
    replyCollection(lab, c, { rows: skus, view: (sku) => skuView(lab, sku), rules: skuRules, name: 'subscribedSkus' }),
  );
  app.get('/subscribedSkus/:key', needs(permissions.readLicences), (c) => {
    const key = c.req.param('key');
    const sku = skus.find((one) => `${labTenantId}_${one.skuId}` === key);
    if (sku === undefined) throw notFound(key);
    return replyEntity(lab, c, { row: skuView(lab, sku), rules: skuRules, name: 'subscribedSkus' });
  });

  app.get('/organization', needs(permissions.readOrganization), (c) =>
    c.json({
      '@odata.context': `${lab.origin}/${c.get('version')}/$metadata#organization`,
      value: [
        {
          id: labTenantId,
          displayName: 'Contoso (lab)',
          countryLetterCode: 'NL',
          verifiedDomains: c
            .get('rows')
            .list('domain')
            .filter((one) => one.isVerified)
            .map(({ id, isDefault, isInitial, authenticationType = 'Managed' }) => ({
              name: id,
              isDefault,
              isInitial,
              type: authenticationType,
            })),
        },
      ],
    }),
  );
  return app;
};
