import type { Literals } from '../../providers/ccaip/literals.ts';
import { keys } from './columns.ts';
import type { CsvLiterals } from './planned.ts';
import type { Standing } from './standing.ts';

/** Words of the external flag that were seen, or are documented of a list of users. */
const pairs = [
  ['1', '0'],
  ['Yes', 'No'],
  ['True', 'False'],
] as const;

/** The other word in the same manner. */
const otherOf = (word: string): string | undefined => {
  const pair = pairs.find((one) => one.some((each) => each.toLowerCase() === word.toLowerCase()));
  return pair?.find((one) => one.toLowerCase() !== word.toLowerCase());
};

/** What the file says for flags and cleared fields, and what of it is assumed: a person looks whether it came out. */
export const csvLiterals = (
  { externalOn, externalOff, callingOn = '1', callingOff = '0', cleared }: Literals,
  people: readonly Standing[],
): { readonly literals: CsvLiterals; readonly assumed: readonly string[] } => {
  const told = (isExternal: boolean) => people.find((one) => one.external === isExternal)?.cells.get(keys.external);
  const seen = told(true) ?? otherOf(told(false) ?? '');
  const external = externalOn ?? seen ?? '1';
  return {
    literals: {
      external,
      notExternal: externalOff ?? told(false) ?? otherOf(external) ?? '0',
      // The word stands for null in a CSV, if anything does: only who knows that says so.
      cleared: cleared === null ? 'null' : '',
      callingOn,
      callingOff,
    },
    assumed: [
      ...(externalOn === undefined
        ? [
            `External User is written as ${external}, ${seen === undefined ? 'since nobody has published what it takes' : 'as CCAIP tells it of others'} (externalOn of TRUNKLINE_CCAIP_LITERALS says otherwise).`,
          ]
        : []),
    ],
  };
};
