import { inWords } from '../routing/in-words.ts';
import { destinationOf } from './destination.ts';
import type { TenantReview } from './review-schema.ts';
import type { Words } from './words.ts';

type Row = TenantReview['dialled'][number];

/** Users who can't call numbers outside of the tenant any more, since a treatment takes their calls before any route. */
export const swallowedPhrases = ({ dialled }: TenantReview, { who, name }: Words): string[] => {
  const groups = Map.groupBy(
    dialled.filter(({ swallowed }) => swallowed),
    ({ after }) => after,
  );
  return [...groups].map(([after, rows]) => {
    const users = [...new Set(rows.flatMap((row) => row.users))];
    return `${who(users)} can no longer call ${toText(rows)}, which by the files are not the tenant's: they go to ${placeText(after, name)}`;
  });
};

const toText = (rows: readonly Row[]): string => destinationOf(...rows).words;

/** What becomes of calls to numbers that nobody holds; a leaver's is told with the leaver. */
export const unassignedPhrases = (review: TenantReview, { name }: Words): string[] => {
  const isTold = review.dialled.some(({ swallowed }) => swallowed);
  const rows = review.unassigned.filter(({ before, outside }) => before !== held && !(outside && isTold));
  const shown = (text: string | undefined): string => placeText(text, name) ?? 'nobody';
  return rows.map(({ before, after, outside, example }) => {
    const which = outside
      ? `numbers like ${example}, which by the files are not the tenant's and nobody holds,`
      : `numbers that nobody holds, like ${example},`;
    return `calls to ${which} go to ${shown(after)} instead of ${shown(before)}`;
  });
};

const held = 'who holds them';

/** Of a new tenant: what its treatments take beside its own numbers. */
export const outsideText = ({ unassigned }: TenantReview): string[] => {
  const examples = unassigned.flatMap(({ outside, after, example }) => (outside && after !== undefined ? example : []));
  return examples.length === 0
    ? []
    : [
        `treatments of unassigned numbers take numbers like ${inWords(examples.slice(0, 2), 'or')}, which by the files are not the tenant's`,
      ];
};

/** `reception (treatment Leavers)`. */
export const placeText = (text: string | undefined, name: Words['name']): string | undefined => {
  if (text === undefined) return undefined;
  const [, upn, rest = ''] = /^(\S+@\S+)(.*)$/s.exec(text) ?? [];
  return upn === undefined ? text : `${name(upn)}${rest}`;
};
