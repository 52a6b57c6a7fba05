import { z } from 'zod';
import { field } from './field.ts';
import { teamsName } from './name.ts';
import { cmdletPage } from './page.ts';

/** A PSTN usage: the name that ties voice routes to the policies that may use them. One entry of the tenant's list. */
export const pstnUsageArgs = z.strictObject({
  name: field(teamsName(), {
    description: 'Name of the usage. Teams has no rename; a change of case alone is kept on our side only.',
    allowed: 'a name without blanks around it',
    replaces: true,
    teams: 'Usage',
    page: cmdletPage('Set-CsOnlinePstnUsage'),
  }),
});

export const pstnUsageState = pstnUsageArgs.extend({
  existedBefore: field(z.boolean(), {
    description: 'Whether the tenant had the usage before trunkline; such a usage stays when this resource goes.',
    allowed: 'true or false',
  }),
});

export type PstnUsageArgs = z.output<typeof pstnUsageArgs>;
export type PstnUsageState = z.output<typeof pstnUsageState>;
