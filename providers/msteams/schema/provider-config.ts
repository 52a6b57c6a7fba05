import { z } from 'zod';
import { field } from './field.ts';

/** Arguments of `msteams.Provider`. Credentials and endpoints come from the environment: state names the tenant only. */
export const providerConfig = z.strictObject({
  tenantId: field(z.guid().toLowerCase(), {
    description:
      'Entra tenant id: the tenant whose Teams this provider works on. Another tenant makes everything anew.',
    allowed: 'a GUID such as 7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f',
    fix: 'copy it from entra.microsoft.com, Overview, Tenant ID.',
    replaces: true,
  }),
});
