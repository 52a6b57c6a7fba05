import { inWords } from '../routing/in-words.ts';
import { homeOf } from '../routing/numbers/kinds.ts';
import { isUncounted, uncountedText } from '../routing/uncounted.ts';
import { callersPhrases } from './callers-phrases.ts';
import { destinationOf, kindWords, rangesTake } from './destination.ts';
import { withoutAbroadEmergency } from './emergency-abroad.ts';
import { emergencyPhrases } from './emergency-phrases.ts';
import { gatePhrases } from './gate-phrases.ts';
import { handedOverPhrases } from './handed-over-phrases.ts';
import { joinedLists } from './joined-lists.ts';
import type { TenantReview } from './review-schema.ts';
import { sbcPhrases, swappedPhrases } from './sbc-phrases.ts';
import { uncertainPhrases } from './sections/uncertain.ts';
import { signInPhrases } from './sign-in-changes.ts';
import { moneyPhrases, trunkPhrases, worstTrunkPhrases } from './trunk/phrases.ts';
import { trunkStatePhrases } from './trunk/state.ts';
import { outsideText, swallowedPhrases, unassignedPhrases } from './unassigned-phrases.ts';
import { type Words, wordsFor } from './words.ts';

/** What a caller would notice, in one line: the worst first. */
export const tenantSummary = (review: TenantReview, several = false): string => {
  const words = wordsFor(review, several);
  const fixed = stateText(review);
  if (fixed !== undefined) return fixed;
  const phrases = [
    ...idPhrases(review),
    ...emergencyPhrases(review, words),
    ...worstTrunkPhrases(review, words),
    ...swallowedPhrases(review, words),
    ...handedOverPhrases(review, words),
    ...dialledPhrases(review, words),
    ...trunkPhrases(review, words),
    ...unassignedPhrases(review, words),
    ...callersPhrases(review, words),
    ...signInPhrases(review),
    ...newcomerPhrases(review, words),
    ...givenPhrases(review, words),
    ...sbcPhrases(review),
    ...doubtPhrases(review, words),
    ...uncertainPhrases(review, words),
  ];
  if (phrases.length > 0) phrases.push(...uncountedPhrases(review, phrases));
  // Whether calls can be told at all stands before what is told of them.
  const quiet = phrases.length === 0 && moneyPhrases(review, words).length === 0 ? [quietText(review)] : [];
  const swapped = phrases.length === 0 ? [] : swappedPhrases(review);
  return [
    ...trunkStatePhrases(review),
    ...quiet,
    ...atMost(phrases, 4),
    ...swapped,
    ...moneyPhrases(review, words),
    ...gatePhrases(review),
  ].join('; ');
};

const atMost = (phrases: readonly string[], most: number): string[] =>
  phrases.length <= most
    ? [...phrases]
    : [...phrases.slice(0, most - 1), `${phrases.length - most + 1} more changes below`];

/** Of a tenant that goes before its trunk had its name. */
const neverConnected = 'its SIP trunk never had its name in the files, so CCAIP has reached nobody';

const stateText = (review: TenantReview): string | undefined => {
  const { state, problems, users, emergency } = review;
  const wrong = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  if (state === 'unreadable') return `can't be reviewed: its files have ${wrong}`;
  if (state === 'base unreadable') return `what changes isn't known: the files of the base have ${wrong}`;
  if (state === 'removed') {
    const until = review.trunk === undefined ? 'CCAIP reaches them until the stack is destroyed' : neverConnected;
    return `removed, with ${count(users, 'user')}; ${until}`;
  }
  if (state !== 'new') return undefined;
  const lost = new Set(
    emergency.filter(({ arrives, notKnownYet }) => !arrives && !notKnownYet).flatMap((call) => call.users),
  );
  const warnings = [
    ...trunkStatePhrases(review),
    ...(lost.size > 0 ? [`emergency calls of ${lost.size} don't arrive`] : []),
    ...outsideText(review),
    ...signInPhrases(review),
    ...gatePhrases(review),
  ];
  return [`new, with ${count(users, 'user')}`, ...warnings].join('; ');
};

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

type Row = TenantReview['dialled'][number];

/** An emergency number behind a prefix, such as 9112, isn't one by its looks. */
const isEmergency = (rows: readonly Row[], words: string): boolean =>
  rows.every(({ kinds }) => kinds.emergency === 'all') && !words.startsWith('emergency');

const dialledPhrases = (review: TenantReview, { who }: Words): string[] => {
  const rows = review.dialled
    .filter((row) => !row.swallowed && !isToldOfAll(row, review))
    .filter((row) => !followsNumbers(row, review) && !onlyAddress(row) && !isBesideOthers(row, review))
    .flatMap(withoutAbroadEmergency)
    .flatMap((row) => withoutEmergency(row, review));
  const groups = Map.groupBy(rows, (row) => {
    const { effect, users, before, after, kinds } = row;
    const ends = effect === 'elsewhere' ? [before, after] : [];
    return JSON.stringify([effect, users, kinds.emergency === 'all', isUnsure(row), ...ends]);
  });
  const found = [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { words } = destinationOf(...alike);
    const to = `${words}${isEmergency(alike, words) ? ' (emergency)' : ''}${amongThem(words, alike)}`;
    const sure = isUnsure(first) ? ' (not certain)' : '';
    return [{ users: first.users, phrase: (users: string) => `${effectPhrase(first, users, to)}${sure}` }];
  });
  // People whose dial plans differ may notice the same.
  const phrases = Map.groupBy(found, ({ phrase }) => phrase(''));
  return [...phrases.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const users = new Set([first, ...others].flatMap((one) => one.users));
    return [first.phrase(who([...users]))];
  });
};

/** Told of people whom no file names, by what is only taken of them. */
const isUnsure = ({ users, doubt }: Row): boolean => doubt?.of === 'all' && users.every(isUncounted);

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
  if (kinds.length > 0) return `, ${inWords(kinds)} numbers among them`;
  const abroad = alike.some((row) => Object.keys(row.kinds).some((kind) => homeOf(kind) !== undefined));
  return abroad && !to.endsWith('abroad') && !/^(?:premium|satellite|emergency)/.test(to)
    ? ', numbers abroad among them'
    : '';
};

/** A row without the emergency numbers that are told already, for those users; nothing if all are. */
const withoutEmergency = (row: Row, { emergency }: TenantReview): Row[] => {
  const { lines, complete, count } = row.dialled;
  const changed = Map.groupBy(
    emergency.filter(({ effect, dialled }) => effect !== undefined && rangesTake(lines, dialled)),
    ({ dialled }) => dialled,
  );
  const told = [...changed].flatMap(([dialled, calls]) => {
    const people = new Set(calls.flatMap(({ users }) => users));
    return row.users.every((user) => people.has(user)) ? dialled : [];
  });
  if (!complete || told.length === 0) return [row];
  if (count === String(told.length)) return [];
  const rest = lines.filter((line) => !told.includes(line));
  if (rest.length === lines.length) return [row];
  return [{ ...row, numbers: undefined, dialled: { lines: rest, complete, ...(rest.length === 1 && { count: '1' }) } }];
};

/** Numbers with an extension aren't named where those people notice the same of numbers without. */
const isBesideOthers = ({ withExtension, effect, users }: Row, { dialled }: TenantReview): boolean =>
  withExtension === true &&
  dialled.some((row) => !row.withExtension && row.effect === effect && users.every((user) => row.users.includes(user)));

/** What a treatment does to whoever calls is told at once of calls in and out. */
const isToldOfAll = ({ effect, after }: Row, { unassigned }: TenantReview): boolean =>
  effect === 'elsewhere' && unassigned.some((one) => one.after === after && one.before !== 'who holds them');

/** A colleague rings instead of another because of who has which number, which is told already. */
const followsNumbers = ({ colleague }: TenantReview['dialled'][number], { edits }: TenantReview): boolean =>
  colleague && edits.some(({ about }) => about === 'users' || about === 'numbers');

const newcomerPhrases = ({ reach, trunk }: TenantReview, { who }: Words): string[] =>
  // Everybody's reach is told for the first time.
  (trunk?.is === 'connected' ? [] : reach)
    .filter(({ newUsers, newToTenant }) => newUsers && newToTenant)
    .map(({ kind, users }) => `${who(users)}, new, can call ${kindWords(kind)}, as nobody could before`);

/** What people whom no file names reach by a policy that the newer version begins to give them. */
const givenPhrases = ({ reach, dialled }: TenantReview, { who }: Words): string[] => {
  const told = new Set(dialled.flatMap(({ users }) => users));
  const given = reach.filter(
    ({ direction, users }) => direction === 'gained' && users.every((name) => isUncounted(name) && !told.has(name)),
  );
  return [...Map.groupBy(given, ({ users }) => who(users))].map(
    ([whom, rows]) =>
      `${whom} can call ${inWords(rows.map(({ kind }) => kindWords(kind)))} by what they are newly given`,
  );
};

/** The same SBCs by their short names, at other addresses: told of the SBC, not of every call. */
const onlyAddress = ({ effect, before, after }: TenantReview['dialled'][number]): boolean => {
  const names = (text: string): string => text.replaceAll(/ \([^)]*\)/g, '');
  return effect === 'elsewhere' && names(before) === names(after);
};

/** Another Microsoft 365 tenant: nothing of what stands in the old one goes on. */
const idPhrases = ({ needs }: TenantReview): string[] =>
  needs.some(({ what }) => what === 'tenant id')
    ? ['tenant.id changes: everything is replaced, in another Microsoft 365 tenant']
    : [];

const doubtPhrases = ({ sampled, notAnalysed }: TenantReview, { who }: Words): string[] => {
  if (sampled.length > 0)
    return sampled.map(
      ({ users, tried, changed, example }) =>
        `${changed} of ${tried} tried calls of ${who(users)} change, e.g. ${example} (beyond exact analysis)`,
    );
  const parts = [...new Set(notAnalysed.map(({ what }) => what))];
  if (parts.length === 0) return [];
  if (parts.length > 2) return [`what ${parts.length} parts may change is beyond exact analysis`];
  const [questions, others] = [true, false].map((is) => parts.filter((part) => part.startsWith('what ') === is));
  const named = [...(questions ?? []), ...(others?.length ? [`what ${inWords(others)} may change`] : [])];
  return [`${inWords(named)} ${named.length === 1 ? 'is' : 'are'} beyond exact analysis`];
};

/** Whether the comparison found every section about calls empty, and emergency calls the same. */
const callsStay = (review: TenantReview): boolean =>
  [
    ...[
      review.dialled,
      review.unassigned,
      review.sampled,
      review.callers,
      review.uncertain,
      review.notAnalysed,
      review.reach,
    ],
    ...Object.values(review.handedOver),
  ].every(({ length }) => length === 0) &&
  review.emergency.every(({ effect, unsure }) => effect === undefined && unsure === undefined);

const quietText = (review: TenantReview): string => {
  const { nothingChanges, edits, lists, dialled, trunk } = review;
  if (nothingChanges) return trunk === undefined ? 'nothing changes' : "its files don't change";
  const still = callsStay(review)
    ? stillText(review)
    : dialled.length > 0 && dialled.every(({ colleague }) => colleague)
      ? 'no call changes but to colleagues with other numbers'
      : 'what changes stands below';
  const renamed = edits.filter(({ about }) => about === 'names').map(({ text }) => text);
  const others = edits.filter(({ about }) => about !== 'names');
  const told = others.filter(({ about }) => about === 'secrets' || about === 'calls.yaml');
  const first = told[0] ?? others[0];
  const names = renamed.length <= 2 ? inWords(renamed) : `${renamed.length} things have other names`;
  // What else is edited stands under Settings.
  const more = first?.about === 'settings' ? others.filter(({ about }) => about === 'settings').length - 1 : 0;
  const andMore = more > 0 ? ` and ${more} more ${more === 1 ? 'setting' : 'settings'}` : '';
  if (first) return [...(names === '' ? [] : [names]), still, `${first.about}: ${first.text}${andMore}`].join('; ');
  if (names !== '') return `${names}; ${still}`;
  const moved = joinedLists(lists).flatMap(({ list, moved: items }) =>
    items.map(({ item, to }) => `${item} moved ${to} in ${list}`),
  );
  return moved.length > 0 ? `${still}; ${inWords(moved.slice(0, 2))}` : still;
};

/** Whether calls change of people whom no file names, where no other phrase says what does. */
const uncountedPhrases = ({ uncounted }: TenantReview, told: readonly string[]): string[] => {
  const rest = uncounted.map(uncountedText).filter((whom) => !told.some((phrase) => phrase.includes(whom)));
  return rest.length === 0 ? [] : [`whether calls of ${inWords(rest)} change is not certain`];
};

const stillText = (review: TenantReview): string => {
  const call = review.trunk?.is === 'not known yet' ? 'no call that can be told' : 'no call';
  const [uncounted] = uncountedPhrases(review, []);
  if (uncounted !== undefined) return `${mayChange(review) ? '' : `${call} of users.csv changes, `}${uncounted}`;
  const members = membersOnly(review);
  if (members !== '') return `${call} changes${members}${mayChange(review) ? ', of others that is not certain' : ''}`;
  return mayChange(review) ? 'whether calls change is not certain' : `${call} changes`;
};

/** Things that decide about calls of people whom no file names, about callers, or as what no file tells: no comparison follows them. */
const beyondFiles = /^(groups?|global|blocked caller (pattern|exemption))( |$)/;
const isNote = (field: string): boolean => ['description', 'adopt', 'reason'].includes(field);

const mayChange = ({ edits, needs }: TenantReview): boolean =>
  needs.some(({ what, group }) => what === 'global' || (what === 'groups' && group === undefined)) ||
  edits.some(({ about, thing = '', text, changes }) => {
    if (about === 'users') return text.includes('emergency call routing policy ');
    if (about !== 'settings' || changes?.every(({ field }) => isNote(field)) === true) return false;
    return beyondFiles.test(thing) || (thing.startsWith('emergency call routing policy ') && changes !== undefined);
  });

/** Of whom it holds only if they are in a group, as the files say without knowing it. */
const membersOnly = ({ needs }: TenantReview): string => {
  const groups = [...new Set(needs.flatMap(({ group }) => group ?? []))];
  return groups.length === 0 ? '' : ` for whoever is directly in ${inWords(groups.map((one) => `group ${one}`))}`;
};
