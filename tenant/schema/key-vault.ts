import { z } from 'zod';
import type { Wording } from '../problem.ts';
import { azurePlace } from './azure-place.ts';
import { block } from './block.ts';
import { text } from './text.ts';
import { worded } from './worded.ts';

/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftkeyvault */
const vaultName = (value: string): Wording | undefined =>
  /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/.test(value)
    ? undefined
    : {
        message: `"${value}" isn't the name of a vault.`,
        allowed: '3-24 letters, digits and single hyphens, first a letter, last no hyphen; no address.',
        fix: `write the name alone, e.g. ${/^https?:\/\/([a-z0-9-]+)/i.exec(value)?.[1] ?? 'kv-voice'}.`,
      };

/** Where each generation of the client secret is kept, beside the state. */
export const keyVault = block({
  vault: text()
    .check(worded(vaultName))
    .meta({
      description: "Name of the vault. It is there already and uses Azure's roles (RBAC), unless make is written.",
      examples: ['kv-partner'],
    }),
  ...azurePlace,
  make: block({
    location: text().meta({ description: 'Region of the vault.', examples: ['westeurope'] }),
  })
    .optional()
    .meta({
      description:
        'up makes the vault: Azure roles, purge protection, 90 days of soft delete, and the role Key Vault Secrets Officer in it for the identity that made it. It is kept when the stack is destroyed. Default: the vault is there.',
      examples: ['{ location: westeurope }'],
    }),
  outputSecret: z.boolean().optional().meta({
    description:
      "false: stack outputs hold the secret's address in the vault, not the secret. It still stands encrypted in the state. Default: true.",
  }),
}).meta({
  description:
    'A vault of Azure Key Vault that gets each generation of the client secret, with its end. Written by an identity of its own (TRUNKLINE_VAULT_*).',
  examples: ['{ vault: kv-partner, resourceGroup: rg-voice, subscription: 8f1c2b34-5d6e-4f70-8a9b-0c1d2e3f4a5b }'],
});
