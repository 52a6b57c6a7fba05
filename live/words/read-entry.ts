import { isDeepStrictEqual } from 'node:util';
import { spelledLike } from '../../providers/msteams/resources/same-name.ts';
import type { Fields } from '../../providers/msteams/schema/declaration/declared-field.ts';
import { defaultEntry, type Entry, toEntry, type WordedKind, wordOf } from '../../tenant/words.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What Get prints of one object, by the tenant's words: the read side of its declaration.
 *
 * A setting that a file may leave to others is a word where the file has it, or where somebody set it: what Teams has
 * where nothing was ever set says nothing. Names are spelled as in `known`, the file's entry for the object.
 */
export const readEntry = <Kind extends WordedKind>(
  kind: Kind,
  fields: Fields,
  row: object,
  known: object | undefined,
): Entry<Kind> =>
  ({
    ...defaultEntry(kind),
    ...toEntry(
      kind,
      readFields(fields, row as Values, (field) => (known as Values | undefined)?.[wordOf(kind, field)]),
    ),
  }) as unknown as Entry<Kind>;

/** The same of what is no object of its own: the rules of a dial plan. */
export const readFields = (fields: Fields, row: Values, known: (field: string) => unknown = () => undefined): Values =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, { wire, comparison, leftAlone }]) => {
      const { parameter, codec } = wire ?? {};
      if (parameter === undefined || codec === undefined) return [];
      const shown = codec.read(row[parameter]);
      const asked = known(field);
      if (shown === undefined) return [];
      if (leftAlone !== undefined && asked === undefined && isDeepStrictEqual(codec.write(shown), leftAlone.unset))
        return [];
      return [[field, comparison === 'names' ? spelledLike(shown as string[], namesIn(asked)) : shown]];
    }),
  );

const namesIn = (asked: unknown): readonly string[] => (Array.isArray(asked) ? asked : []);
