import { inWords } from '../../routing/in-words.ts';
import { notConnectedReason } from '../../routing/not-connected.ts';
import { kindWords } from '../destination.ts';
import { joinedLists } from '../joined-lists.ts';
import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';

/** Reach, order, edits and what the change needs: a line each. */
export const changeLines = (review: TenantReview, words: Words): string[] =>
  [
    reachLine(review, words),
    ...listLines(review),
    ...editLines(review),
    wayBackLine(review),
    needsLine(review),
    exceptedLine(review),
    callsLine(review),
  ].flatMap((line) => (line === '' ? [] : [line, '']));

const reachLine = (
  { reach, state, trunk, trunkChanges, notAnalysed, sampled }: TenantReview,
  { who }: Words,
): string => {
  const text = ({ kind, users, example, newUsers, newToTenant }: TenantReview['reach'][number]): string => {
    const as =
      newUsers && state === 'compared' && trunk?.was !== 'not known yet'
        ? newToTenant
          ? ', new'
          : ', new, as others could before'
        : '';
    return `${kindWords(kind)} for ${who(users)}${as}${example === undefined ? '' : `, e.g. ${example}`}`;
  };
  const [gained, lost] = ['gained', 'lost'].map((way) => reach.filter(({ direction }) => direction === way).map(text));
  const word = state !== 'compared' ? 'Reachable' : 'Newly reachable';
  const none = notAnalysed.length + sampled.length > 0 ? 'nothing found, but not all is analysed' : 'nothing';
  const open = trunk?.is === 'not known yet' ? ', by the files, once the SIP trunk is connected' : '';
  const isLetThrough = trunkChanges.some(({ about, users }) => about === 'destination gained' && users !== undefined);
  const byTrunk = isLetThrough ? ' by policies and routes; what the carrier lets through now stands above' : '';
  const newly = `**${word}** of premium, satellite and abroad${open}: ${gained?.length ? gained.join('; ') : none}${byTrunk}.`;
  const no = lost?.length ? ` **No longer**: ${lost.join('; ')}.` : '';
  return `${newly}${no}`;
};

const listLines = ({ lists }: TenantReview): string[] => {
  const alike = joinedLists(lists);
  const moved = ({ list, moved: items }: TenantReview['lists'][number]): string[] =>
    items.map(({ item, to }) => `${item} moved ${to} in ${list}`);
  const still = alike.filter(({ noCallChanges }) => noCallChanges).flatMap(moved);
  const changed = alike.flatMap((list) => {
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

const editLines = ({ edits, lists }: TenantReview): string[] => {
  const told = new Set(lists.flatMap(({ added, removed }) => [...added, ...removed]));
  const isTold = (text: string): boolean => told.has(/^route (.*) is (?:new|removed)$/.exec(text)?.[1] ?? '');
  const groups = Map.groupBy(
    edits.filter(({ text }) => !isTold(text)),
    ({ about }) => about,
  );
  const title = (about: string): string =>
    about === 'calls.yaml' ? about : about.charAt(0).toUpperCase() + about.slice(1);
  return [
    [...groups].map(([about, those]) => `**${title(about)}**: ${those.map(({ text }) => text).join('; ')}.`).join(' '),
  ];
};

/** What a person must know of a revert beside the calls that it changes. */
const wayBackLine = ({ wayBack }: TenantReview): string => {
  if (wayBack === undefined) return '';
  const { brings, cannot } = wayBack;
  return [
    `**The way back** brings back ${brings.length === 0 ? 'nothing but settings' : inWords(brings)}.`,
    ...cannot.map((text) => `- It can't bring back ${text}.`),
  ].join('\n');
};

export const needsLine = ({ needs, takesEffect }: TenantReview): string => {
  const effect = takesEffect.length === 0 ? '' : ` In effect: ${takesEffect.join(', ')}.`;
  if (needs.length === 0) return `**Needs**: nothing.${effect}`;
  return [`**Needs** a person's word.${effect}`, ...needs.map((need) => `- ${needText(need)}`)].join('\n');
};

const isNotRefused: ReadonlySet<string> = new Set([
  'destroy',
  'tenant id',
  'drain',
  'global',
  'groups',
  'sign-ins',
  'licences',
  'external users',
  'queues',
  'secret',
  'trunk numbers',
]);

const needText = ({ what, rule = '', text }: TenantReview['needs'][number]): string => {
  if (what === 'policy pack')
    return `The policy pack refuses it by ${rule}: ${text}. Mend it, or write the reason under exceptions.${rule} in tenant.yaml.`;
  if (what === 'exception')
    return `The exception from ${rule} was given for what was let through before; new under it: ${text}. Whoever answers for it rewrites its reason in this pull request; up wouldn't notice.`;
  return isNotRefused.has(what) ? text : `up refuses it: ${text}`;
};

/** Shown in every review, so that an exception is never forgotten. */
const exceptedLine = ({ exceptions }: TenantReview): string =>
  exceptions.length === 0
    ? ''
    : `**Excepted** from rules of the policy pack: ${exceptions.map(exceptionText).join('; ')}.`;

const exceptionText = ({ rule, reason, newly }: TenantReview['exceptions'][number]): string =>
  `${rule} (${reason})${newly.length === 0 ? '' : `, **newly letting through ${inWords(newly)}**`}`;

const callsLine = ({ calls }: TenantReview): string => {
  if (calls.total === 0) return '**Expected calls**: none are written down (calls.yaml).';
  const open =
    calls.notKnownYet.length === 0 ? '' : `, ${calls.notKnownYet.length} not known yet: ${notConnectedReason}`;
  const hold = `**Expected calls**: ${calls.held} of ${calls.total} hold${notCertain(calls)}${open}.`;
  if (calls.failures.length === 0) return hold;
  const failed = calls.failures.map(
    ({ call, failures, heldBefore }) =>
      `\n- ${call}: ${failures.join(' ')}${heldBefore === false ? ' (before, too)' : ''}`,
  );
  return `${hold} These fail:${failed.join('')}`;
};

const notCertain = ({ notCertain: calls }: TenantReview['calls']): string => {
  const reasons = Map.groupBy(calls, ({ why }) => why);
  return [...reasons].map(([why, those]) => `, ${those.length} of them not for certain, since ${why}`).join('');
};
