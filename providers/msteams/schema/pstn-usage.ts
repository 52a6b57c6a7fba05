import { z } from 'zod';
import { shapeOf } from './declaration/described-kind.ts';
import { byCode, ours } from './declaration/fields.ts';
import { printedNames } from './declaration/printed.ts';
import { teamsName } from './name.ts';
import { cmdletPage } from './page.ts';

const page = cmdletPage('Set-CsOnlinePstnUsage');

const fields = {
  name: byCode(teamsName(), {
    description: 'Name of the usage. Teams has no rename; a change of case alone is kept on our side only.',
    allowed: 'a name without blanks around it',
    replaces: true,
    teams: 'Usage',
    comparison: 'value',
  }),
};

const reported = {
  existedBefore: ours(z.boolean(), {
    description: 'Whether the tenant had the usage before trunkline; such a usage stays when this resource goes.',
    allowed: 'true or false',
  }),
};

/** A PSTN usage: the name that ties voice routes to the policies that may use them. One entry of the tenant's list. */
export const pstnUsage = {
  name: 'PstnUsage',
  noun: 'PSTN usage',
  description: 'A PSTN usage: the name that ties voice routes to the policies that may use them.',
  details:
    'The tenant has one list of usages, and this is one entry of it: it adds and removes only itself. A usage that the tenant had before stays when this resource goes.',
  page,
  fields,
  args: z.strictObject(shapeOf(fields, page)),
  state: z.strictObject(shapeOf({ ...fields, ...reported }, page)),
  /** The tenant's list, as Get-CsOnlinePstnUsage prints it. */
  row: z.looseObject({ Usage: printedNames }),
} as const;

export type PstnUsageArgs = z.output<typeof pstnUsage.args>;
export type PstnUsageState = z.output<typeof pstnUsage.state>;
