import { z } from 'zod';
import { field } from '../../msteams/schema/field.ts';
import { roster } from '../../msteams/schema/roster.ts';
import { portal } from './portal.ts';

/** Who is an external user, and to where CCAIP hands their calls. */
export const externalUsersArgs = z.strictObject({
  portal: portal(),
  externalUsers: field(roster(z.string().regex(/^\S+@\S+ \S+( (un)?restricted)?$/)), {
    description:
      'By e-mail address in CCAIP: SIP URI (without sip:), UCaaS username, and where it is decided here, whether international calling is `unrestricted` or `restricted`.',
    allowed: 'texts such as "+31205552101@ujet.sip.carrier.example ada@contoso.com"',
    asText: true,
  }),
  newUsers: field(z.string().optional(), {
    description:
      'What who is not in CCAIP yet is made with, as JSON: a list of { roles, teams, location, users }; users are lines of an e-mail address, and of sign-in names in Entra where these are others.',
    allowed: 'JSON',
  }),
  lookAgain: field(z.string().optional(), {
    description:
      'The output of that name of ExternalUserRemovals: whom it cleared and who came back is looked at anew.',
    allowed: 'lines',
  }),
  notYet: field(z.string().optional(), {
    description: 'Whose number is not with them yet: they stay in CCAIP as they are. E-mail addresses.',
    allowed: 'lines',
  }),
  problems: field(z.string().optional(), {
    description: 'The output of that name of PhoneNumbers: the run ends with it here, once all the others are set.',
    allowed: 'a text',
  }),
  approvedChanges: field(z.int().min(0).optional(), {
    description:
      'How many users a person has agreed to hand calls for to another place at once; needed for more than 5, or 5 %.',
    allowed: 'a whole number, 0 or more',
  }),
  approvedNew: field(z.int().min(0).optional(), {
    description:
      'How many users a person has agreed to make at once, each with an activation e-mail; needed for more than 5, or 5 %.',
    allowed: 'a whole number, 0 or more',
  }),
  handOver: field(z.boolean().optional(), {
    description: 'People enter these fields from now on: everybody keeps what they have, and the roster forgets them.',
    allowed: 'true or false',
  }),
});

export const externalUsersState = z.strictObject({
  portal: portal(),
  users: field(z.string(), {
    description:
      'What is known of each user, a line for each: e-mail address (twice), `made` by this stack, `found` there before it, or `pending` (asked for, its end not known), and the values.',
    allowed: 'lines',
  }),
  externalUsers: field(z.string().optional(), {
    description: 'What each user has, a line for each: e-mail address and values.',
    allowed: 'lines',
  }),
  lookAgain: field(z.string().optional(), {
    description: 'Lines of `lookAgain` that are done with.',
    allowed: 'lines',
  }),
});

export type ExternalUsersArgs = z.output<typeof externalUsersArgs>;
export type ExternalUsersState = z.output<typeof externalUsersState>;
