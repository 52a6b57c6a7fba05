import { Hono } from 'hono';
import type { LabContext } from '../context.ts';
import { azureManagement } from '../entra/resources.ts';
import { type AzureEnv, azureFaults, calledFor } from './caller.ts';
import { AzureRefusal, azureErrorBody } from './error.ts';
import { armKinds } from './kinds.ts';
import { parseId } from './resource-id.ts';
import { may } from './roles.ts';

/** Under the resource group and the resource that must be there before. */
const demandParents = ({ store }: LabContext, id: string): void => {
  const group = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)/i.exec(id);
  if (group !== null && store.get('azureResource', group[0]) === undefined) {
    throw new AzureRefusal(404, 'ResourceGroupNotFound', `Resource group '${group[1]}' could not be found.`);
  }
};

const spelled = ({ switches }: LabContext, answer: { readonly id?: string }): object =>
  switches.azureIds === 'as asked'
    ? answer
    : { ...answer, id: answer.id?.replace('/resourceGroups/', '/resourcegroups/') };

/**
 * Azure Resource Manager, as far as the stand-in for azure-native goes there: vaults, their secrets, role assignments, records of a zone.
 * The value of a secret is never given back (DOC: "APIs using this model are intended for internal use in ARM deployments").
 */
export const armRoutes = (lab: LabContext): Hono<AzureEnv> => {
  const app = new Hono<AzureEnv>();
  app.use('/subscriptions/*', azureFaults(lab), calledFor(lab, azureManagement));

  app.on(['GET', 'PUT', 'DELETE'], '/subscriptions/*', async (c) => {
    const id = decodeURIComponent(new URL(c.req.url).pathname);
    const parsed = parseId(id);
    const kind = armKinds.find(({ type }) => type.toLowerCase() === parsed?.type.toLowerCase());
    if (parsed === undefined || kind === undefined) {
      throw new AzureRefusal(404, 'InvalidResourceType', `The lab plays no resource ${id}.`);
    }
    const { oid, appid } = c.get('caller');
    if (!may(lab, c.get('caller'), `manage ${kind.type}`, id)) {
      const verb = { GET: 'read', PUT: 'write', DELETE: 'delete' }[c.req.method];
      const message = `The client '${appid}' with object id '${oid}' does not have authorization to perform action '${kind.type}/${verb}' over scope '${id}' or the scope is invalid. If access was recently granted, please refresh your credentials.`;
      throw new AzureRefusal(403, 'AuthorizationFailed', message);
    }
    demandParents(lab, id);
    if (c.req.method === 'GET') {
      const found = kind.read(lab, id, parsed);
      if (found === undefined) throw kind.missing(parsed);
      return c.json(spelled(lab, found));
    }
    if (c.req.method === 'PUT') return c.json(spelled(lab, kind.write(lab, id, parsed, await c.req.json())), 200);
    if (kind.remove === undefined) throw new AzureRefusal(405, 'MethodNotAllowed', `No DELETE of ${kind.type}.`);
    kind.remove(lab, id, parsed);
    return c.json({});
  });
  app.onError((error, c) => {
    if (!(error instanceof AzureRefusal)) throw error;
    return c.json(azureErrorBody(error), error.status);
  });
  return app;
};
