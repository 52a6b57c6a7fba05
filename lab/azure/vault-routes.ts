import { Hono } from 'hono';
import type { LabContext } from '../context.ts';
import { keyVault } from '../entra/resources.ts';
import type { Claims } from '../entra/tokens.ts';
import { type AzureEnv, azureFaults, calledFor } from './caller.ts';
import { AzureRefusal, azureErrorBody } from './error.ts';
import type { LabAzureResource, LabSecretVersion, LabVaultSecret } from './model.ts';
import { may } from './roles.ts';
import {
  deleteSecret,
  findDeleted,
  findSecret,
  findVault,
  newest,
  purgeSecret,
  recoverSecret,
  writeSecret,
} from './secrets.ts';

type Action = 'get' | 'set' | 'delete' | 'recover' | 'purge';

const notFound = (name: string): AzureRefusal =>
  new AzureRefusal(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  );

/** The vault's firewall comes first, then Azure's roles (texts OBS). */
const admit = (lab: LabContext, caller: Claims, name: string, action: Action): LabAzureResource => {
  const vault = findVault(lab, name);
  if (vault === undefined) throw new AzureRefusal(404, 'VaultNotFound', `no vault ${name}: its host isn't in DNS.`);
  const { networkAcls } = vault.properties as { networkAcls?: { defaultAction?: string } };
  if (networkAcls?.defaultAction === 'Deny') {
    const message = `Client address is not authorized and caller is not a trusted service.\r\nClient address: 127.0.0.1\r\nCaller: appid=${caller.appid};oid=${caller.oid}\r\nVault: ${vault.name}`;
    throw new AzureRefusal(403, 'Forbidden', message, 'ForbiddenByFirewall');
  }
  if (!may(lab, caller, `secret ${action}`, vault.id)) {
    const message = `Caller is not authorized to perform action on resource.\r\nIf role assignments, deny assignments or role definitions were changed recently, please observe propagation time.\r\nCaller: appid=${caller.appid};oid=${caller.oid}\r\nAction: 'Microsoft.KeyVault/vaults/secrets/${action}'\r\nVault: ${vault.name}`;
    throw new AzureRefusal(403, 'Forbidden', message, 'ForbiddenByRbac');
  }
  return vault;
};

/**
 * The data plane of the lab's vaults, at `<origin>/vaults/<name>` where in life it is `https://<name>.vault.azure.net`.
 * @see https://learn.microsoft.com/rest/api/keyvault/secrets/operation-groups
 */
export const vaultRoutes = (lab: LabContext): Hono<AzureEnv> => {
  const app = new Hono<AzureEnv>();
  const uriOf = (secret: LabVaultSecret, { version }: LabSecretVersion) =>
    `${lab.origin}/vaults/${secret.vault}/secrets/${secret.name}/${version}`;
  const bundle = (secret: LabVaultSecret, version: LabSecretVersion, { shown }: { shown: boolean }) => ({
    ...(shown && { value: version.value }),
    id: uriOf(secret, version),
    ...(version.contentType !== undefined && { contentType: version.contentType }),
    attributes: version.attributes,
    ...(version.tags !== undefined && { tags: version.tags }),
  });
  const deletedBundle = (secret: LabVaultSecret) => ({
    ...bundle(secret, newest(secret), { shown: false }),
    recoveryId: `${lab.origin}/vaults/${secret.vault}/deletedsecrets/${secret.name}`,
    deletedDate: Math.floor((secret.deleted?.at ?? 0) / 1000),
    scheduledPurgeDate: Math.floor((secret.deleted?.purgeAt ?? 0) / 1000),
  });
  const path = '/vaults/:vault/secrets/:name';
  const deletedPath = '/vaults/:vault/deletedsecrets/:name';

  app.use('/vaults/*', azureFaults(lab), calledFor(lab, keyVault));

  // A version that is past its end is given all the same: `exp` stops nobody (OBS: Azure/AzureKeyVault#19).
  app.on('GET', [path, `${path}/`, `${path}/:version`], (c) => {
    const { vault = '', name = '', version } = c.req.param() as Record<string, string | undefined>;
    const { name: inVault } = admit(lab, c.get('caller'), vault, 'get');
    const secret = findSecret(lab, inVault, name);
    if (secret === undefined) throw notFound(name);
    const asked = version === undefined ? newest(secret) : secret.versions.find((one) => one.version === version);
    if (asked === undefined) throw notFound(`${name}/${version}`);
    return c.json(bundle(secret, asked, { shown: true }));
  });
  app.put(path, async (c) => {
    const { vault, name } = c.req.param();
    const { name: inVault } = admit(lab, c.get('caller'), vault, 'set');
    const secret = writeSecret(lab, inVault, name, await c.req.json());
    return c.json(bundle(secret, newest(secret), { shown: true }));
  });
  app.delete(path, (c) => {
    const { vault, name } = c.req.param();
    const admitted = admit(lab, c.get('caller'), vault, 'delete');
    const secret = findSecret(lab, admitted.name, name);
    if (secret === undefined) throw notFound(name);
    return c.json(deletedBundle(deleteSecret(lab, admitted, secret)));
  });
  app.get(deletedPath, (c) => {
    const { vault, name } = c.req.param();
    const { name: inVault } = admit(lab, c.get('caller'), vault, 'get');
    const secret = findDeleted(lab, inVault, name);
    if (secret === undefined) throw notFound(name);
    return c.json(deletedBundle(secret));
  });
  app.post(`${deletedPath}/recover`, (c) => {
    const { vault, name } = c.req.param();
    const { name: inVault } = admit(lab, c.get('caller'), vault, 'recover');
    const secret = findDeleted(lab, inVault, name);
    if (secret === undefined) throw notFound(name);
    return c.json(bundle(recoverSecret(lab, secret), newest(secret), { shown: false }));
  });
  app.delete(deletedPath, (c) => {
    const { vault, name } = c.req.param();
    const admitted = admit(lab, c.get('caller'), vault, 'purge');
    const secret = findDeleted(lab, admitted.name, name);
    if (secret === undefined) throw notFound(name);
    purgeSecret(lab, admitted, secret);
    return c.body(null, 204);
  });
  app.onError((error, c) => {
    if (!(error instanceof AzureRefusal)) throw error;
    return c.json(azureErrorBody(error), error.status);
  });
  return app;
};
