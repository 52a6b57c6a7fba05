import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';

/** Reach, order, edits and what the change needs: a line each. */
export const changeLines = (review: TenantReview, words: Words): string[] =>
  [reachLine(review, words), ...listLines(review), ...editLines(review), needsLine(review), callsLine(review)].flatMap(
    (line) => (line === '' ? [] : [line, '']),
  );

const reachLine = ({ reach, state, premiumUnknown }: TenantReview, { who }: Words): string => {
  const text = ({ kind, users, example, newUsers, newToTenant }: TenantReview['reach'][number]): string => {
    const as = newUsers && state === 'compared' ? (newToTenant ? ', new' : ', new, as others could before') : '';
    return `${kind.replace(/ from \+\d+$/, '')} for ${who(users)}${as}${example === undefined ? '' : `, e.g. ${example}`}`;
  };
  const [gained, lost] = ['gained', 'lost'].map((way) => reach.filter(({ direction }) => direction === way).map(text));
  const unknown =
    premiumUnknown.length === 0 ? '' : ` Premium numbers of ${premiumUnknown.join(', ')} aren't known here.`;
  const word = state !== 'compared' ? 'Reachable' : 'Newly reachable';
  const newly = `**${word}**: ${gained?.length ? gained.join('; ') : 'nothing'}.`;
  const no = lost?.length ? ` **No longer**: ${lost.join('; ')}.` : '';
  return `${newly}${no}${unknown} Told of: premium, satellite, abroad.`;
};

const listLines = ({ lists }: TenantReview): string[] => {
  const moved = (list: TenantReview['lists'][number]): string[] =>
    list.moved.map(({ item, to }) => `${item} moved ${to} in ${list.list}`);
  const still = lists.filter(({ noCallChanges }) => noCallChanges).flatMap(moved);
  const changed = lists.flatMap((list) => {
    if (list.noCallChanges) return [];
    const parts = [
      ...list.added.map((item) => `+ ${item}`),
      ...list.removed.map((item) => `− ${item}`),
      ...list.changed.map((item) => `${item} rewritten`),
      ...list.moved.map(({ item, to }) => `${item} moved ${to}`),
    ];
    return [`${list.list}: ${parts.join(', ')}`];
  });
  return [
    still.length === 0 ? '' : `**No call changes by**: ${still.join('; ')}.`,
    changed.length === 0 ? '' : `**Edited lists**: ${changed.join('; ')}.`,
  ];
};

const editLines = ({ edits }: TenantReview): string[] => {
  const groups = Map.groupBy(edits, ({ about }) => about);
  const title = (about: string): string => about.charAt(0).toUpperCase() + about.slice(1);
  return [
    [...groups].map(([about, those]) => `**${title(about)}**: ${those.map(({ text }) => text).join('; ')}.`).join(' '),
  ];
};

const needsLine = ({ approvals, takesEffect }: TenantReview): string => {
  const needs =
    approvals.length === 0 ? '**Needs**: nothing.' : ['**Needs**:', ...approvals.map(({ text }) => text)].join(' ');
  return takesEffect.length === 0 ? needs : `${needs} In effect: ${takesEffect.join(', ')}.`;
};

const callsLine = ({ calls }: TenantReview): string => {
  if (calls.total === 0) return '**Expected calls**: none are written down (calls.yaml).';
  if (calls.failures.length === 0) return `**Expected calls**: ${calls.held} of ${calls.total} hold.`;
  const failed = calls.failures.map(
    ({ call, failures, heldBefore }) =>
      `\n- ${call}: ${failures.join(' ')}${heldBefore === false ? ' (before, too)' : ''}`,
  );
  return `**Expected calls**: ${calls.held} of ${calls.total} hold. These fail:${failed.join('')}`;
};
