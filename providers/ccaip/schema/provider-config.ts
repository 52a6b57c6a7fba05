import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';

/** Arguments of `ccaip.Provider`. The token comes from the environment: state names the place only. */
export const providerConfig = z.strictObject({
  tenantId: field(z.guid().toLowerCase(), {
    description:
      "Entra tenant id of the customer: names of new users come from there, and the lab's is asked at the lab alone.",
    allowed: 'a GUID such as 7c2f0a34-5d1b-4c7e-9f5e-2a6b8c9d0e1f',
    fix: 'copy it from entra.microsoft.com, Overview, Tenant ID.',
  }),
  portal: field(z.url({ protocol: /^https$/ }), {
    description: "The customer's CCAIP portal, to which its token goes and nowhere else.",
    allowed: 'an address such as https://contoso.uc1.ccaiplatform.example',
    fix: 'correct app.redirectDomain in the tenant file.',
  }),
});
