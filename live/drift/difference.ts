import { z } from 'zod';

/** What is looked at, in the order in which it is told. */
export const abouts = [
  'SBC',
  'route',
  'routes',
  'PSTN usage',
  'policy',
  'dial plan',
  'translation rule',
  'emergency call routing policy',
  'calling policy',
  'caller ID policy',
  'treatment',
  'treatments',
  'blocked caller pattern',
  'blocked caller exemption',
  'blocking',
  'Global',
  'group',
  'groups',
  'user',
  'number',
  'licence',
  'application',
  'secret',
  'domain',
  'external user',
  'queue',
  'trunk',
] as const;

export const changeSchema = z.object({
  field: z.string(),
  file: z.string().optional().meta({ description: 'What the file says; absent: nothing.' }),
  tenant: z.string().optional().meta({ description: 'What is there; absent: nothing.' }),
});

/** One setting that isn't in the tenant as it is in the file. */
export type Change = Readonly<z.output<typeof changeSchema>>;

/** One thing in which a tenant differs from its files. */
export interface Difference {
  readonly about: (typeof abouts)[number];
  /** As the file names it, else as the tenant does. */
  readonly name: string;
  /** `missing`: the file has it, the tenant doesn't. `foreign`: the tenant has it, the file doesn't. */
  readonly is: 'otherwise' | 'missing' | 'foreign';
  /** Empty where the whole thing is missing or foreign. */
  readonly changes: readonly Change[];
  /** The tenant first, then the file: one line. */
  readonly text: string;
  /** One action, where an `up` alone doesn't put it right. */
  readonly fix?: string;
  /** Said, and no drift: nobody has to do anything for `up` or calls to be as the file says. */
  readonly isOnlyTold?: true;
}

/** `pattern ^\+31; the file says ^\+316.` for each setting, the tenant's value first. */
export const otherwise = (
  about: Difference['about'],
  name: string,
  { called, changes, fix }: { readonly called: string; readonly changes: readonly Change[]; readonly fix?: string },
): Difference[] =>
  changes.length === 0
    ? []
    : [
        {
          about,
          name,
          is: 'otherwise',
          changes,
          text: `${called}: ${changes.map(changeText).join(' ')}`,
          ...(fix !== undefined && { fix }),
        },
      ];

const changeText = ({ field, file, tenant }: Change): string =>
  `${field} ${shown(tenant)}; the file says ${shown(file)}.`;

const shown = (value: string | undefined): string => (value === undefined || value === '' ? 'none' : value);

/** The one word of it, where both sides have one and it isn't the same. */
export const changed = (field: string, file: string | undefined, tenant: string | undefined): Change[] =>
  file === tenant ? [] : [{ field, ...(file !== undefined && { file }), ...(tenant !== undefined && { tenant }) }];
