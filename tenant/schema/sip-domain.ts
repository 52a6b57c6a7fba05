import { block } from './block.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { text } from './text.ts';

/** The SIP provider's domain for this customer, registered in Microsoft 365. */
export const sipDomain = block({
  name: sbcFqdn().meta({
    description:
      "The SIP provider's domain for this customer, registered and verified in Microsoft 365. A hosted SBC has this very name; other SBCs lie directly in it. At most 63 characters.",
    examples: ['4f9a1.teams.carrier.example'],
  }),
  activation: block({
    user: text().meta({
      description:
        'Name of the user, in the SIP domain, whose licence makes Teams accept SBCs there; nobody signs in with it.',
      examples: ['activate'],
    }),
    licence: text().meta({
      description: "Licence for that user, by Microsoft's SKU part number; it must include Teams.",
      examples: ['SPE_E5', 'ENTERPRISEPACK'],
    }),
  })
    .optional()
    .meta({
      description:
        'The account that activates the domain for Direct Routing. Leave it out if a licensed user of the domain exists.',
      examples: ['{ user: activate, licence: SPE_E5 }'],
    }),
}).meta({
  description: "The SIP provider's domain, registered in Microsoft 365.",
  examples: ['{ name: 4f9a1.teams.carrier.example }'],
});
