import { destinationOf, kindWords, rangesTake } from './destination.ts';
import { emergencyPhrases } from './emergency-phrases.ts';
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
    ...idPhrases(review),
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

const stateText = (review: TenantReview): string | undefined => {
  const { state, problems, users, emergency } = review;
  const wrong = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  if (state === 'unreadable') return `can't be reviewed: its files have ${wrong}`;
  if (state === 'base unreadable') return `what changes isn't known: the files of the base have ${wrong}`;
  if (state === 'removed')
    return `removed, with ${count(users, 'user')}; CCAIP reaches them until the stack is destroyed`;
  if (state !== 'new') return undefined;
  const lost = new Set(emergency.filter(({ arrives }) => !arrives).flatMap((call) => call.users));
  const warnings = [...(lost.size > 0 ? [`emergency calls of ${lost.size} don't arrive`] : []), ...gatePhrases(review)];
  return [`new, with ${count(users, 'user')}`, ...warnings].join('; ');
};

const failing = ({ failures, total }: TenantReview['calls']): string =>
  `${failures.length} of ${total} expected calls ${failures.length === 1 ? 'fails' : 'fail'}`;

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

type Row = TenantReview['dialled'][number];

/** An emergency number behind a prefix, such as 9112, isn't one by its looks. */
const isEmergency = (rows: readonly Row[], words: string): boolean =>
  rows.every(({ kinds }) => kinds.emergency === 'all') && !words.startsWith('emergency');

const dialledPhrases = (review: TenantReview, { who }: Words): string[] => {
  const rows = review.dialled
    .filter((row) => !followsNumbers(row, review) && !onlyAddress(row))
    .flatMap((row) => withoutEmergency(row, review));
  const groups = Map.groupBy(rows, ({ effect, users, before, after, kinds }) =>
    JSON.stringify([effect, users, kinds.emergency === 'all', ...(effect === 'elsewhere' ? [before, after] : [])]),
  );
  const found = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { words } = destinationOf(...alike);
    const to = `${words}${isEmergency(alike, words) ? ' (emergency)' : ''}${amongThem(words, alike)}`;
    return [{ users: first.users, phrase: (users: string) => effectPhrase(first, users, to) }];
  });
  // People whose dial plans differ may notice the same.
  const phrases = Map.groupBy(found, ({ phrase }) => phrase(''));
  return [...phrases.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const users = new Set([first, ...others].flatMap((one) => one.users));
    return [first.phrase(who([...users]))];
  });
};

const effectPhrase = ({ effect, before, after }: Row, users: string, to: string): string => {
  if (effect === 'lost') return `${users} can no longer call ${to}`;
  if (effect === 'gained') return `${users} can now call ${to}`;
  if (effect === 'renumbered') return `calls of ${users} to ${to} go out as another number`;
  return `calls of ${users} to ${to} go to ${after} instead of ${before}`;
};

/** What costs most is never left unsaid. */
const amongThem = (to: string, alike: TenantReview['dialled']): string => {
  if (alike[0]?.effect !== 'gained') return '';
  const kinds = ['premium', 'satellite'].filter(
    (kind) => !to.startsWith(kind) && alike.some((row) => kind in row.kinds),
  );
  return kinds.length === 0 ? '' : `, ${inWords(kinds)} numbers among them`;
};

/** A row without the emergency numbers that are told already, for those users; nothing if all are. */
const withoutEmergency = (row: Row, { emergency }: TenantReview): Row[] => {
  const { lines, complete, count } = row.dialled;
  const told = emergency.flatMap(({ dialled, effect, users }) =>
    effect && row.users.every((user) => users.includes(user)) && rangesTake(lines, dialled) ? dialled : [],
  );
  if (!complete || told.length === 0) return [row];
  if (count === String(told.length)) return [];
  const rest = lines.filter((line) => !told.includes(line));
  if (rest.length === lines.length) return [row];
  return [{ ...row, numbers: undefined, dialled: { lines: rest, complete, ...(rest.length === 1 && { count: '1' }) } }];
};

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

/** Settings that calls depend on, though they don't say where calls go: an SBC's own. */
const sbcPhrases = ({ edits }: TenantReview): string[] =>
  edits.flatMap(({ thing = '', text, changes }) => {
    if (!thing.startsWith('SBC ') || changes === undefined) return [];
    const fqdn = changes.find(({ field }) => field === 'fqdn');
    return [fqdn ? `calls by ${thing} go elsewhere: ${fqdn.before} → ${fqdn.after}` : text];
  });

/** Another Microsoft 365 tenant: nothing of what stands in the old one goes on. */
const idPhrases = ({ edits }: TenantReview): string[] => {
  const id = edits.flatMap(({ changes = [] }) => changes).find(({ field }) => field === 'id');
  return id ? ['tenant.id changes: everything is replaced, in another Microsoft 365 tenant'] : [];
};

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

/** Whether the comparison found every section about calls empty, and emergency calls the same. */
const callsStay = ({ handedOver, dialled, sampled, notAnalysed, emergency, reach }: TenantReview): boolean =>
  [dialled, sampled, notAnalysed, reach, ...Object.values(handedOver)].every(({ length }) => length === 0) &&
  emergency.every(({ effect }) => effect === undefined);

const quietText = (review: TenantReview): string => {
  const { nothingChanges, edits, lists, dialled } = review;
  if (nothingChanges) return 'nothing changes';
  const still = callsStay(review)
    ? 'no call changes'
    : dialled.length > 0 && dialled.every(({ colleague }) => colleague)
      ? 'no call changes but to colleagues with other numbers'
      : 'what changes stands below';
  const renamed = edits.filter(({ about }) => about === 'names').map(({ text }) => text);
  const others = edits.filter(({ about }) => about !== 'names');
  const told = others.filter(({ about }) => about === 'secrets' || about === 'calls.yaml');
  const first = told[0] ?? others[0];
  const names = renamed.length <= 2 ? inWords(renamed) : `${renamed.length} things have other names`;
  if (first) return [...(names === '' ? [] : [names]), still, `${first.about}: ${first.text}`].join('; ');
  if (names !== '') return `${names}; ${still}`;
  const moved = joinedLists(lists).flatMap(({ list, moved: items }) =>
    items.map(({ item, to }) => `${item} moved ${to} in ${list}`),
  );
  return moved.length > 0 ? `${still}; ${inWords(moved.slice(0, 2))}` : still;
};

const gatePhrases = ({ needs, calls, reach, state }: TenantReview): string[] => {
  const masses = needs.flatMap(({ what }) => (what === 'releases' || what === 'moves' ? what : []));
  // What the other rules find stands in the first line already; what was refused before stands under Needs alone.
  const isNew = state !== 'compared' || reach.some(({ direction }) => direction === 'gained');
  const rules = needs.flatMap(({ what, rule, isWithdrawn }) =>
    what === 'policy pack' && (isWithdrawn || (isNew && rule === 'toll-exposure-needs-approval')) ? (rule ?? []) : [],
  );
  return [
    ...(masses.length > 0 ? [`refused until the ${inWords(masses)} of numbers are approved`] : []),
    ...(rules.length > 0 ? [`refused by the policy pack: ${inWords(rules)}`] : []),
    ...(needs.some(({ what }) => what === 'stack rename') ? ['its stack has to be renamed before the next up'] : []),
    ...(needs.some(({ what }) => what === 'rotation') ? ['refused as long as the linked secret is dropped'] : []),
    ...(calls.failures.length > 0 ? [failing(calls)] : []),
  ];
};
