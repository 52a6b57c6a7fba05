import { z } from 'zod';
import { block } from './block.ts';
import { date } from './date.ts';
import { externalUsers } from './external-users.ts';
import { fileName } from './file-name.ts';
import { text } from './text.ts';

/** What stands in CCAIP's portal under Developer Settings > UCaaS, which a person enters, since CCAIP has no API for it; and who enters the users. */
export const ucaas = block({
  linked: block({
    secret: text().meta({ description: 'The secret generation that was entered.', examples: ['2026-11'] }),
    by: text().meta({
      description: 'The Global Administrator who clicked Link.',
      examples: ['ccaip-link@contoso.com'],
    }),
    on: date().meta({ description: 'The day it was done.', examples: ['2026-11-20'] }),
    entered: fileName()
      .optional()
      .meta({
        description:
          "A file beside users.csv, in git, of what was entered in CCAIP's user settings: npm run confirm -- <tenant> writes it. Against it each user whose values have to be entered, changed or cleared is listed; without it all are, as not confirmed.",
        examples: ['entered.csv'],
      }),
  })
    .optional()
    .meta({
      description: 'What a person confirmed in the portal. The secret it names is then protected from deletion.',
      examples: ['{ secret: 2026-11, by: ccaip-link@contoso.com, on: 2026-11-20, entered: entered.csv }'],
    }),
  multicastLimit: z
    .int()
    .min(0)
    .max(100)
    .meta({
      description: 'External agents that CCAIP rings at once, 0-100.',
      examples: [40],
    }),
  externalUsers: externalUsers.optional().meta({
    description:
      "Who enters the people of users.csv as external users in CCAIP. Left out, a person does in the portal (npm run handover); taken out again, everybody's fields stay as they are.",
    examples: ['{ by: api, newUsers: { roles: [Agent], teams: [Sales], location: Amsterdam } }'],
  }),
  statusInheritance: z.enum(['none', 'at-login', 'always']).default('none').meta({
    description:
      '"none": do not inherit status at login. "at-login": apply UCaaS agent status at login. "always": UCaaS always overrides the agent\'s next status. Default: none.',
  }),
}).meta({
  description: "CCAIP's UCaaS settings, for the person who enters them in the portal.",
  examples: ['{ multicastLimit: 40 }'],
});
