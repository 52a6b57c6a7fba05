import { formatWording } from '../../../kit/wording.ts';
import { type Problem, supply } from '../../readiness/licence-problem.ts';
import type { Subscription } from '../../readiness/licences.ts';
import type { Gift } from './gift.ts';
import { namesOfParts } from './holdings.ts';

/** What of one licence is asked and free. */
interface Shortage {
  readonly part: string;
  readonly asked: number;
  readonly free: number;
  readonly enabled: number;
}

/** Licences of which fewer are free than are asked; undefined where the tenant's subscriptions couldn't be read. */
const shortages = (
  gifts: readonly Pick<Gift, 'parts'>[],
  subscriptions: readonly Subscription[] | undefined,
): readonly Shortage[] | undefined => {
  if (subscriptions === undefined) return gifts.length === 0 ? [] : undefined;
  const asked = Map.groupBy(
    gifts.flatMap(({ parts }) => parts),
    (part) => part,
  );
  return [...asked].flatMap(([part, some]) => {
    const bought = subscriptions.find((one) => one.skuPartNumber === part);
    const enabled = bought?.prepaidUnits.enabled ?? 0;
    const free = Math.max(0, enabled - (bought?.consumedUnits ?? 0));
    return free >= some.length ? [] : [{ part, asked: some.length, free, enabled }];
  });
};

/** Said once for all whom it concerns: nothing is bought here, and nobody chosen, unless the tenant file says so. */
const shortageText = (short: readonly Shortage[]): string => {
  const [first] = short;
  const each = short.map(
    ({ part, asked, free, enabled }) =>
      `${asked} ${asked === 1 ? 'user needs' : 'users need'} ${namesOfParts(part)}, of which ${free === 0 ? 'none' : free} of ${enabled} ${free > 1 ? 'are' : 'is'} free`,
  );
  const missing = short.map(({ part, asked, free }) => `${asked - free} of ${namesOfParts(part)}`).join(' and ');
  return formatWording({
    message: `Not enough licences: ${each.join('; ')}. Nobody is given any.`,
    fix: `buy ${missing}${first !== undefined && first.free > 0 ? '; or write licences: assignWhatIsFree, which gives what is free, by sign-in name' : ''}.`,
  });
};

const couldntBeRead: Problem = {
  text: "Which licences the tenant has couldn't be read.",
  fix: "grant the automation's identity Organization.Read.All, then run up again",
};

/** Who of those who need one is given it, and why not the others; `said` is told once for all of them. */
export const share = (
  gifts: readonly Gift[],
  subscriptions: readonly Subscription[] | undefined,
  whenShort: 'nothing' | 'whatIsFree',
): { readonly gifts: readonly Gift[]; readonly refused: ReadonlyMap<Gift, Problem>; readonly said?: string } => {
  const short = shortages(gifts, subscriptions);
  if (short === undefined) return { gifts: [], refused: new Map(gifts.map((gift) => [gift, couldntBeRead])) };
  if (short.length === 0) return { gifts, refused: new Map() };
  const left = new Map(short.map(({ part, free }) => [part, free]));
  const without = (gift: Gift): Problem => {
    const own = gift.parts.find((part) => left.has(part));
    const part = own ?? short[0]?.part ?? '';
    const why = own === undefined ? `waits, because ${namesOfParts(part)} isn't` : "isn't";
    return {
      text: `The user has no ${gift.lacks}: ${namesOfParts(own ?? gift.value)} ${why} free for all who need it.`,
      fix: supply(part, { subscriptions }),
    };
  };
  if (whenShort === 'nothing') {
    return { gifts: [], refused: new Map(gifts.map((gift) => [gift, without(gift)])), said: shortageText(short) };
  }
  const refused = new Map<Gift, Problem>();
  const served = gifts.filter((gift) => {
    const isFree = gift.parts.every((part) => (left.get(part) ?? 1) > 0);
    if (!isFree) {
      refused.set(gift, without(gift));
      return false;
    }
    for (const part of gift.parts) if (left.has(part)) left.set(part, (left.get(part) ?? 1) - 1);
    return true;
  });
  return { gifts: served, refused };
};
