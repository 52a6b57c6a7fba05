import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';

/** Arguments of `telnyx.Provider`. The key comes from the environment: state names the tenant only. */
export const providerConfig = z.strictObject({
  tenantId: field(z.guid().toLowerCase(), {
    description:
      "Entra tenant id of the customer: the history of changes is kept under it, and the lab's is asked at the lab alone.",
    allowed: 'a GUID such as 7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f',
    fix: 'copy it from entra.microsoft.com, Overview, Tenant ID.',
  }),
});
