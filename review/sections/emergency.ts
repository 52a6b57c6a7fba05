import { inWords } from '../../routing/in-words.ts';
import { isOpenName } from '../../routing/not-connected.ts';
import { isUncounted } from '../../routing/uncounted.ts';
import type { TenantReview } from '../review-schema.ts';
import type { Words } from '../words.ts';
import { uncertainEmergency } from './uncertain.ts';

type Calls = TenantReview['emergency'][number];

/** Each emergency number for each user, in as few words as say it all. */
export const emergencySection = (review: TenantReview, words: Words): string[] => {
  const { emergency, emergencyUnknown } = review;
  if (emergency.length + emergencyUnknown.length === 0) return [];
  const all = [
    ...[...Map.groupBy(emergency, stateOf).values()].flatMap((alike) => callTexts(alike, review, words)),
    ...emergencyUnknown.map((country) => `the emergency numbers of ${country} aren't known here, look them up`),
  ];
  const doubted = emergency.filter((calls) => calls.doubted.length > 0);
  const numbers = inWords([...new Set(doubted.map(({ dialled }) => dialled))]);
  const people = words.who([...new Set(doubted.flatMap((calls) => calls.doubted))]);
  const doubt =
    doubted.length === 0 ? '' : ` **For ${people} a rule or route that isn't analysed is tried before ${numbers}.**`;
  return [
    `**Emergency**: ${all.join('; ')}.${doubt}${uncertainEmergency(review, words)} Site policies and dynamic location not analysed.`,
    '',
  ];
};

const isKept = ({ dialled, sent }: Calls): boolean => sent.every((called) => called === dialled);

/** What was, if it was otherwise; a new user has no before. */
const wasOf = ({ dialled, before, after, sent, sentBefore = [], effect, arrived }: Calls): string | undefined => {
  if (before === undefined || effect === undefined) return undefined;
  if (effect === 'elsewhere' && before === after) return undefined;
  if (effect === 'lost' && before === after) {
    if (arrived !== true) return 'not needed';
    if (sent.join() === sentBefore.join()) return 'confirmed';
    return sentBefore.every((called) => called === dialled) ? 'unrewritten' : `sent as ${inWords(sentBefore)}`;
  }
  return effect === 'rewritten' ? `sent as ${inWords(sentBefore)}` : before;
};

/** Calls of the same state are told together, whatever the number. */
const stateOf = (calls: Calls): string =>
  JSON.stringify([wasOf(calls), calls.after, calls.arrives, isKept(calls) || calls.sent]);

const callTexts = (alike: readonly Calls[], { users: total, edits }: TenantReview, { who }: Words): string[] => {
  const usersOf = Map.groupBy(alike, ({ dialled }) => dialled);
  const byUsers = Map.groupBy(usersOf, ([, calls]) => JSON.stringify(calls.flatMap(({ users }) => users).toSorted()));
  return [...byUsers.values()].map((numbers) => {
    const [[, calls = []] = []] = numbers;
    const [first] = calls;
    if (!first) return '';
    const everybody = calls.flatMap((call) => call.users);
    const users = everybody.filter((name) => !isUncounted(name));
    const was = wasOf(first);
    const sent = first.sent.length === 0 ? '' : isKept(first) ? ', unrewritten' : `, sent as ${inWords(first.sent)}`;
    const told = was !== undefined || !first.arrives;
    const of =
      told && (users.length < total || users.length < everybody.length)
        ? `, ${who(everybody)}`
        : `, ${users.length} of ${total} users`;
    const text = `${inWords(numbers.map(([dialled]) => dialled))} → ${withMoved(first.after, edits)}${sent}${was === undefined ? '' : ` (was ${was})`}${of}`;
    return first.arrives ? text : `**${text}**`;
  });
};

/** An SBC that keeps its short name but not its address is another machine. */
const withMoved = (text: string, edits: TenantReview['edits']): string =>
  edits.reduce((words, { thing = '', changes = [] }) => {
    const sbc = thing.replace(/^SBC /, '');
    const isMoved =
      thing.startsWith('SBC ') &&
      changes.some(({ field, before = '', after = '' }) => field === 'fqdn' && ![before, after].some(isOpenName));
    return isMoved && words.split(/, then | and | or /).includes(sbc)
      ? words.replace(sbc, `${sbc} (new address)`)
      : words;
  }, text);
