import { destinationOf } from './destination.ts';
import { handedOverPhrases } from './handed-over-phrases.ts';
import type { TenantReview } from './review-schema.ts';
import { inWords, type Words, wordsFor } from './words.ts';

/** What a caller would notice, in one line: the worst first. */
export const tenantSummary = (review: TenantReview, several = false): string => {
  const words = wordsFor(review, several);
  const fixed = stateText(review);
  if (fixed !== undefined) return fixed;
  const phrases = [
    ...emergencyPhrases(review, words),
    ...handedOverPhrases(review, words),
    ...dialledPhrases(review, words),
    ...newcomerPhrases(review, words),
    ...sbcPhrases(review),
    ...doubtPhrases(review, words),
  ];
  const noticed = phrases.length === 0 ? [quietText(review)] : phrases;
  return [...atMost(noticed, 4), ...gatePhrases(review)].join('; ');
};

const atMost = (phrases: readonly string[], most: number): string[] =>
  phrases.length <= most
    ? [...phrases]
    : [...phrases.slice(0, most - 1), `${phrases.length - most + 1} more changes below`];

const stateText = ({ state, problems, users, emergency, calls }: TenantReview): string | undefined => {
  const wrong = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  if (state === 'unreadable') return `can't be reviewed: its files have ${wrong}`;
  if (state === 'base unreadable') return `what changes isn't known: the files of the base have ${wrong}`;
  if (state === 'removed')
    return `removed, with ${count(users, 'user')}; CCAIP reaches them until the stack is destroyed`;
  if (state !== 'new') return undefined;
  const lost = new Set(emergency.filter(({ arrives }) => !arrives).flatMap((call) => call.users));
  const warnings = [
    ...(lost.size > 0 ? [`emergency calls of ${lost.size} don't arrive`] : []),
    ...(calls.failures.length > 0 ? [`${calls.failures.length} of ${calls.total} expected calls fail`] : []),
  ];
  return [`new, with ${count(users, 'user')}`, ...warnings].join('; ');
};

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

const emergencyPhrases = ({ emergency }: TenantReview, { who }: Words): string[] => {
  const broken = emergency.filter(({ arrives, arrived }) => !arrives && arrived !== false);
  const groups = Map.groupBy(broken, ({ users, after, sent }) => JSON.stringify([users, after, sent.length > 0]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const plain = alike.filter(({ dialled }) => !dialled.startsWith('+'));
    const numbers = inWords((plain.length > 0 ? plain : alike).map(({ dialled }) => dialled));
    if (first.sent.length === 0) return [`${who(first.users)} can no longer call ${numbers}`.replace(...asNew(first))];
    return [`${numbers} dialled by ${who(first.users)} goes out as ${inWords(first.sent)}`];
  });
};

const asNew = ({ arrived }: { readonly arrived?: boolean }): [string, string] =>
  arrived === undefined ? ['can no longer', "can't"] : ['', ''];

const dialledPhrases = ({ dialled }: TenantReview, { who }: Words): string[] => {
  const rows = dialled.filter(({ kinds, colleague }) => kinds.emergency !== 'all' && !colleague);
  const groups = Map.groupBy(rows, ({ effect, users, before, after }) =>
    JSON.stringify(effect === 'elsewhere' ? [effect, users, before, after] : [effect, users]),
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const to = destinationOf(...alike).words;
    const users = who(first.users);
    if (first.effect === 'lost') return [`${users} can no longer call ${to}`];
    if (first.effect === 'gained') return [`${users} can now call ${to}`];
    if (first.effect === 'renumbered') return [`calls of ${users} to ${to} go out as another number`];
    return [`calls of ${users} to ${to} go to ${first.after} instead of ${first.before}`];
  });
};

const newcomerPhrases = ({ reach }: TenantReview, { who }: Words): string[] =>
  reach
    .filter(({ newUsers, newToTenant }) => newUsers && newToTenant)
    .map(
      ({ kind, users }) =>
        `${who(users)}, new, can call ${kind.replace(/ from \+\d+$/, '')} numbers, as nobody could before`,
    );

/** An SBC's own settings decide whether calls get through, but not where they go. */
const sbcPhrases = ({ edits }: TenantReview): string[] =>
  edits.filter(({ about, text }) => about === 'settings' && /^SBC [^:]+: /.test(text)).map(({ text }) => text);

const doubtPhrases = ({ sampled, notAnalysed }: TenantReview, { who }: Words): string[] => {
  if (sampled.length > 0)
    return sampled.map(
      ({ users, tried, changed, example }) =>
        `${changed} of ${tried} tried calls of ${who(users)} change, e.g. ${example} (beyond exact analysis)`,
    );
  return notAnalysed.length > 0 ? [`${count(notAnalysed.length, 'part')} beyond exact analysis, see below`] : [];
};

const quietText = ({ nothingChanges, edits, lists, dialled }: TenantReview): string => {
  if (nothingChanges) return 'nothing changes';
  if (dialled.length > 0) return 'no call changes but to colleagues with other numbers';
  const told = edits.filter(({ about }) => about === 'secrets' || about === 'calls.yaml');
  const first = told[0] ?? edits[0];
  if (first) return `no call changes; ${first.about}: ${first.text}`;
  const moved = lists.flatMap(({ list, moved: items }) =>
    items.map(({ item, to }) => `${item} moved ${to} in ${list}`),
  );
  return moved.length > 0 ? `no call changes; ${inWords(moved.slice(0, 2))}` : 'no call changes';
};

const gatePhrases = ({ approvals, calls }: TenantReview): string[] => [
  ...(approvals.length > 0 ? [`refused without an approval of ${inWords(approvals.map(({ what }) => what))}`] : []),
  ...(calls.failures.length > 0 ? [`${calls.failures.length} of ${calls.total} expected calls fail`] : []),
];
