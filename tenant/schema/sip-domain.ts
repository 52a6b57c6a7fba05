import { z } from 'zod';
import { azurePlace } from './azure-place.ts';
import { block } from './block.ts';
import { sbcFqdn } from './sbc-fqdn.ts';
import { text } from './text.ts';

/** The SIP provider's domain for this customer, registered in Microsoft 365. */
export const sipDomain = block({
  name: sbcFqdn()
    .meta({
      description:
        "The SIP provider's domain for this customer, registered and verified in Microsoft 365. A hosted SBC has this very name; other SBCs lie directly in it. At most 63 characters, and 48 where up registers it (activation).",
      examples: ['4f9a1.teams.carrier.example'],
    })
    .optional(),
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
  dns: block({
    zone: sbcFqdn().meta({
      description: 'The zone of Azure DNS: the SIP domain itself, or one that it lies under.',
      examples: ['teams.carrier.example'],
    }),
    ...azurePlace,
  })
    .optional()
    .meta({
      description:
        'A zone in Azure DNS into which up writes the TXT record that proves the domain to Microsoft 365, by an identity of its own (TRUNKLINE_DNS_*). Default: a person publishes the record.',
      examples: [
        '{ zone: teams.carrier.example, resourceGroup: rg-dns, subscription: 8f1c2b34-5d6e-4f70-8a9b-0c1d2e3f4a5b }',
      ],
    }),
}).meta({
  description: "The SIP provider's domain, registered in Microsoft 365.",
  examples: ['{ name: 4f9a1.teams.carrier.example }'],
});
