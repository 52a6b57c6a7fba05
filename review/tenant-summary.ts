import { destinationOf, kindWords } from './destination.ts';
import { handedOverPhrases } from './handed-over-phrases.ts';
import { joinedLists } from './joined-lists.ts';
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
    ...(calls.failures.length > 0 ? [failing(calls)] : []),
  ];
  return [`new, with ${count(users, 'user')}`, ...warnings].join('; ');
};

const failing = ({ failures, total }: TenantReview['calls']): string =>
  `${failures.length} of ${total} expected calls ${failures.length === 1 ? 'fails' : 'fail'}`;

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

const dialledPhrases = (review: TenantReview, { who }: Words): string[] => {
  const rows = review.dialled.filter(
    (row) => !isEmergency(row, review) && !followsNumbers(row, review) && !onlyAddress(row),
  );
  const groups = Map.groupBy(rows, ({ effect, users, before, after }) =>
    JSON.stringify(effect === 'elsewhere' ? [effect, users, before, after] : [effect, users]),
  );
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { words: to } = destinationOf(...alike);
    const users = who(first.users);
    if (first.effect === 'lost') return [`${users} can no longer call ${to}`];
    if (first.effect === 'gained') return [`${users} can now call ${to}${amongThem(to, alike)}`];
    if (first.effect === 'renumbered') return [`calls of ${users} to ${to} go out as another number`];
    return [`calls of ${users} to ${to} go to ${first.after} instead of ${first.before}`];
  });
};

/** What costs most is never left unsaid. */
const amongThem = (to: string, alike: TenantReview['dialled']): string => {
  const kinds = ['premium', 'satellite'].filter(
    (kind) => !to.startsWith(kind) && alike.some((row) => kind in row.kinds),
  );
  return kinds.length === 0 ? '' : `, ${inWords(kinds)} numbers among them`;
};

/** Told as an emergency already. */
const isEmergency = ({ kinds, dialled }: TenantReview['dialled'][number], { emergency }: TenantReview): boolean =>
  kinds.emergency === 'all' || dialled.lines.every((line) => emergency.some((calls) => calls.dialled === line));

/** A colleague rings instead of another because of who has which number, which is told already. */
const followsNumbers = ({ colleague }: TenantReview['dialled'][number], { edits }: TenantReview): boolean =>
  colleague && edits.some(({ about }) => about === 'users' || about === 'numbers');

const newcomerPhrases = ({ reach }: TenantReview, { who }: Words): string[] =>
  reach
    .filter(({ newUsers, newToTenant }) => newUsers && newToTenant)
    .map(({ kind, users }) => `${who(users)}, new, can call ${kindWords(kind)}, as nobody could before`);

/** The same SBCs by their short names, at other addresses: told of the SBC, not of every call. */
const onlyAddress = ({ effect, before, after }: TenantReview['dialled'][number]): boolean => {
  const names = (text: string): string => text.replaceAll(/ \([^)]*\)/g, '');
  return effect === 'elsewhere' && names(before) === names(after);
};

/** An SBC's own settings decide whether calls get through, but not where they go. */
const sbcPhrases = ({ edits }: TenantReview): string[] =>
  edits
    .filter(({ about, text }) => about === 'settings' && /^SBC [^:]+: /.test(text))
    .map(({ text }) => (/: fqdn /.test(text) ? `calls by ${text.replace(': fqdn', ' go elsewhere:')}` : text));

const doubtPhrases = ({ sampled, notAnalysed }: TenantReview, { who }: Words): string[] => {
  if (sampled.length > 0)
    return sampled.map(
      ({ users, tried, changed, example }) =>
        `${changed} of ${tried} tried calls of ${who(users)} change, e.g. ${example} (beyond exact analysis)`,
    );
  const parts = [...new Set(notAnalysed.map(({ what }) => what))];
  if (parts.length === 0) return [];
  const named = parts.length <= 2 ? inWords(parts) : `${parts.length} parts`;
  return [`what ${named} may change is beyond exact analysis`];
};

const quietText = ({ nothingChanges, edits, lists, dialled }: TenantReview): string => {
  if (nothingChanges) return 'nothing changes';
  if (dialled.length > 0) return 'no call changes but to colleagues with other numbers';
  const told = edits.filter(({ about }) => about === 'secrets' || about === 'calls.yaml');
  const first = told[0] ?? edits[0];
  if (first) return `no call changes; ${first.about}: ${first.text}`;
  const moved = joinedLists(lists).flatMap(({ list, moved: items }) =>
    items.map(({ item, to }) => `${item} moved ${to} in ${list}`),
  );
  return moved.length > 0 ? `no call changes; ${inWords(moved.slice(0, 2))}` : 'no call changes';
};

const gatePhrases = ({ approvals, calls }: TenantReview): string[] => [
  ...(approvals.length > 0
    ? [`refused until the ${inWords(approvals.map(({ what }) => what))} of numbers are approved`]
    : []),
  ...(calls.failures.length > 0 ? [failing(calls)] : []),
];
