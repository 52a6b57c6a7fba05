import { callerIdPolicy as declared } from '../../providers/msteams/schema/caller-id-policy.ts';
import { userPrincipalName } from '../users/user-principal-name.ts';
import { adopt } from './adopt.ts';
import { block } from './block.ts';
import { description } from './description.ts';
import { relationsOf } from './relations-of.ts';
import { settingsOf } from './settings-of.ts';

const settings = settingsOf('CallerIdPolicy', declared.fields, ['name', 'description', 'adopt']);

const fields = block({
  ...settings,
  account: userPrincipalName.optional().meta({
    description:
      'Sign-in name of the resource account whose number is shown, with show: resource. It must hold a number; up looks it up before it writes. @teams ResourceAccount',
    examples: ['reception@contoso.com'],
  }),
  description: description({ marked: true }),
  adopt: adopt(),
});

/** A caller ID policy: the number and the name that people see whom its users call. */
export const callerIdPolicy = fields.check(relationsOf('CallerIdPolicy', declared)).meta({
  description: 'A caller ID policy: the number and the name that people see whom its users call.',
  examples: [
    '{ show: resource, account: reception@contoso.com, companyName: Contoso, userOverride: false, hideCallers: false }',
  ],
});
