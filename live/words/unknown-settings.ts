import type { Fields } from '../../providers/msteams/schema/declaration/declared-field.ts';
import type { About, Beyond } from '../beyond.ts';

/** What Get prints of every object and what nobody can set: names again, what code of ours reads, codecs. */
const silent = ['CodecPriority', 'Identity', 'Name', 'Fqdn', 'SimpleName', 'RouteType', 'Priority', 'Key'];

/** Settings of an object that no field of its declaration is. Nothing, empty and false are taken for never set. */
export const unknownSettings = (about: About, fields: Fields, row: object): Beyond[] => {
  const read = Object.values(fields).map(({ wire }) => wire?.parameter);
  return Object.entries(row).flatMap(([field, value]) =>
    silent.includes(field) || read.includes(field) || !isSet(value)
      ? []
      : [
          {
            about,
            name: String((row as { Identity: string }).Identity),
            field,
            value,
            why: 'A tenant file has no word for it; `up` leaves it as it is.',
            isLeftAlone: true,
          },
        ],
  );
};

const isSet = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : ['string', 'number', 'boolean'].includes(typeof value) && value !== '' && value !== false;
