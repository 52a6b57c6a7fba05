import { z } from 'zod';
import type { LabContext } from '../context.ts';
import { findVault, writeSecret } from './secrets.ts';

const secret = z.strictObject({
  path: z.string().regex(/^\/vaults\/[^/]+\/secrets\/[^/]+$/),
  value: z.string(),
  tags: z.record(z.string(), z.string()).optional(),
});

/** A secret that somebody else writes: `{"path":"/vaults/kv-partner/secrets/x","value":"…"}`. */
export const putSecret = (lab: LabContext, body: unknown): void => {
  const { path, value, tags } = secret.parse(body);
  const [, , vault = '', , name = ''] = path.split('/');
  writeSecret(lab, vault, name, { value, tags });
};

const vault = z.strictObject({ name: z.string(), firewall: z.boolean() });

/** A vault's firewall, which lets nobody through: `{"name":"kv-partner","firewall":true}`. */
export const changeVault = (lab: LabContext, body: unknown): void => {
  const { name, firewall } = vault.parse(body);
  const found = findVault(lab, name);
  if (found === undefined) throw new Error(`no vault ${name}`);
  const networkAcls = { defaultAction: firewall ? 'Deny' : 'Allow' };
  lab.store.put('azureResource', found.id, { ...found, properties: { ...found.properties, networkAcls } });
};
