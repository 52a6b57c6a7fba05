import { z } from 'zod';
import { block } from './block.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { text } from './text.ts';

/** The SIP provider's domain for this customer, registered in Microsoft 365. */
export const sipDomain = block({
  name: sbcFqdn().meta({
    description:
      "The SIP provider's domain for this customer, registered and verified in Microsoft 365. A hosted SBC has this very name; other SBCs lie directly in it. At most 63 characters, and 48 where up registers it (activation).",
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
    keep: z.boolean().optional().meta({
      description:
        'false: the licence is taken back once Teams has an SBC in the domain. One carrier says that this may be done, others deny it. Default: true.',
    }),
    signIn: z.boolean().optional().meta({
      description:
        "Whether the user may sign in; nobody knows the password. That a user who may not is enough for Teams isn't published: write true if the domain isn't accepted. Default: false.",
    }),
  })
    .optional()
    .meta({
      description:
        'The account that activates the domain for Direct Routing. up registers the domain, makes the account and licenses it where that is still to do, which takes the setup identity (TRUNKLINE_SETUP_*). Leave it out where somebody else looks after the domain.',
      examples: ['{ user: activate, licence: SPE_E5 }'],
    }),
}).meta({
  description: "The SIP provider's domain, registered in Microsoft 365.",
  examples: ['{ name: 4f9a1.teams.carrier.example }'],
});
