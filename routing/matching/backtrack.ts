import { canBeEmpty, holds, type Pattern, type PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';

/** Start and end of each group, group 0 first; -1 where a group took no part. */
export type Spans = readonly number[];

/** A number took more steps than are counted: nothing is said of it. */
export class TooManySteps extends Error {
  constructor() {
    super(`It takes more than ${mostSteps.toLocaleString('en')} steps.`);
  }
}

/** Counted and not timed, so that the same call has the same answer on every computer; about a tenth of a second. */
const mostSteps = 200_000;

/** What is left to match, as a list; equal lists are the same object, so that a failure is known when it is met again. */
interface Todo {
  readonly id: number;
  readonly does: PatternNode | Round | Close;
  readonly next: Todo | undefined;
  /** Ways on, where they are the same at every place. */
  ways?: Ways;
}

/** Ways on, the preferred one first; `undefined`: all is done. None at all: it fails. */
type Ways = readonly (Todo | undefined)[];
type Repeat = PatternNode & { readonly kind: 'repeat' };
type Look = PatternNode & { readonly kind: 'look' };
/** Between two rounds of a repeat: how many are done, and where the last one began if it may have taken nothing. */
interface Round {
  readonly kind: 'round';
  readonly node: Repeat;
  readonly done: number;
  readonly from: number;
}
interface Close {
  readonly kind: 'close';
  readonly number: number;
}

/**
 * Matches by backtracking, exactly as .NET does it: the leftmost start, greedy and lazy in their order, a group keeps what it
 * took in an earlier round of a repeat, and a round that takes nothing ends the repeat.
 *
 * Nothing is tried twice: what is left to match, tried again at the same place, fails again, whatever groups have taken so far.
 * So the steps grow with the length of the text, and not with the ways through the pattern.
 */
export const backtracker = (pattern: Pattern): ((text: string) => Spans | undefined) => {
  const numbers = new Map<PatternNode, number>();
  holds(pattern.root, (node) => {
    if (!numbers.has(node)) numbers.set(node, numbers.size);
    return false;
  });
  let lists = createLists(numbers);
  return (text) => {
    if (lists.count() > mostLists) lists = createLists(numbers);
    return createRun(pattern, numbers, lists, text).search();
  };
};

/** Lists are kept from one text to the next, up to a number. */
const mostLists = 10_000;

const createLists = (numbers: ReadonlyMap<PatternNode, number>) => {
  const todos = new Map<string, Todo>();
  return {
    count: (): number => todos.size,
    todo: (does: Todo['does'], next: Todo | undefined): Todo => {
      const key = `${keyOf(does, numbers)},${next?.id ?? -1}`;
      const known = todos.get(key);
      if (known) return known;
      const made = { id: todos.size, does, next };
      todos.set(key, made);
      return made;
    },
  };
};

const createRun = (
  pattern: Pattern,
  numbers: ReadonlyMap<PatternNode, number>,
  { todo }: ReturnType<typeof createLists>,
  text: string,
) => {
  // Start and end of each group, then where each was opened last.
  const slots = new Array<number>(3 * (pattern.groupCount + 1)).fill(-1);
  const openedAt = (group: number): number => 2 * (pattern.groupCount + 1) + group;
  // What slots held before, to be taken back when a way fails.
  const trail: number[] = [];
  const set = (slot: number, value: number): void => {
    trail.push(slot, slots[slot] ?? -1);
    slots[slot] = value;
  };
  const undoTo = (length: number): void => {
    while (trail.length > length) {
      const before = trail.pop() ?? -1;
      slots[trail.pop() ?? 0] = before;
    }
  };

  let steps = 0;
  /** Whether all of a list can be done from a place, ending at `until` if that is given; groups then hold what they took. */
  const walk = (first: Todo, start: number, failed: Set<number>, until?: number): boolean => {
    const begun = trail.length;
    const others: { readonly todo: Todo | undefined; readonly at: number; readonly trail: number }[] = [];
    let now: Todo | undefined = first;
    let at = start;
    for (;;) {
      if (now === undefined) {
        if (until === undefined || at === until) {
          end = at;
          return true;
        }
      } else {
        const key = now.id * (text.length + 1) + at;
        if (!failed.has(key)) {
          failed.add(key);
          steps += 1;
          if (steps > mostSteps) throw new TooManySteps();
          const ways = step(now, at);
          for (let other = ways.length - 1; other > 0; other -= 1) {
            others.push({ todo: ways[other], at, trail: trail.length });
          }
          const [way] = ways;
          if (ways.length > 0) {
            if (now.does.kind === 'set') at += 1;
            now = way;
            continue;
          }
        }
      }
      const other = others.pop();
      if (!other) {
        undoTo(begun);
        return false;
      }
      undoTo(other.trail);
      now = other.todo;
      at = other.at;
    }
  };
  let end = -1;

  const none: Ways = [];
  const step = (now: Todo, at: number): Ways => {
    const { does, next } = now;
    switch (does.kind) {
      case 'set':
        now.ways ??= [next];
        return at < text.length && does.chars.includes(text.charAt(at)) ? now.ways : none;
      case 'sequence':
        now.ways ??= [does.items.reduceRight<Todo | undefined>((rest, item) => todo(item, rest), next)];
        return now.ways;
      case 'choice':
        now.ways ??= does.options.map((option) => todo(option, next));
        return now.ways;
      case 'repeat':
        now.ways ??= [todo({ kind: 'round', node: does, done: 0, from: -1 }, next)];
        return now.ways;
      case 'round':
        if (canBeEmpty(does.node.item)) return rounds(does, next, at);
        now.ways ??= rounds(does, next, -1);
        return now.ways;
      case 'group':
        set(openedAt(does.number), at);
        now.ways ??= [todo(does.item, todo({ kind: 'close', number: does.number }, next))];
        return now.ways;
      case 'close':
        set(2 * does.number, slots[openedAt(does.number)] ?? -1);
        set(2 * does.number + 1, at);
        now.ways ??= [next];
        return now.ways;
      case 'anchor':
        return isAt(text, at, does.at) ? [next] : none;
      case 'look':
        return looks(does, at) !== does.negative ? [next] : none;
    }
  };

  const rounds = ({ node, done, from }: Round, next: Todo | undefined, at: number): Ways => {
    const { item, min, max, lazy } = node;
    if (at >= 0 && done > 0 && done >= min && at === from) return [next];
    // Rounds beyond the least needn't be told apart where there is no most.
    const after = max === Number.POSITIVE_INFINITY ? Math.min(done + 1, Math.max(min, 1)) : done + 1;
    const again = (): Todo => todo(item, todo({ kind: 'round', node, done: after, from: at }, next));
    if (done < min) return [again()];
    if (done >= max) return [next];
    return lazy ? [next, again()] : [again(), next];
  };

  const looked = new Map<string, { readonly found: boolean; readonly wrote: readonly number[] }>();
  /** Whether what a lookaround looks for is there. Once found it isn't looked for in another way, as in .NET. */
  const looks = (node: Look, at: number): boolean => {
    const key = `${numbers.get(node)},${at}`;
    const known = looked.get(key);
    if (known) {
      for (let slot = 0; slot < known.wrote.length; slot += 2) set(known.wrote[slot] ?? 0, known.wrote[slot + 1] ?? -1);
      return known.found;
    }
    const before = trail.length;
    const failed = new Set<number>();
    let found = false;
    if (node.direction === 'ahead') found = walk(todo(node.item, undefined), at, failed);
    for (let start = at; node.direction === 'behind' && !found && start >= 0; start -= 1) {
      found = walk(todo(node.item, undefined), start, failed, at);
    }
    if (node.negative) undoTo(before);
    const wrote: number[] = [];
    for (let place = before; place < trail.length; place += 2)
      wrote.push(trail[place] ?? 0, slots[trail[place] ?? 0] ?? -1);
    looked.set(key, { found, wrote });
    return found;
  };

  return {
    search: (): Spans | undefined => {
      const failed = new Set<number>();
      for (let start = 0; start <= text.length; start += 1) {
        if (!walk(todo(pattern.root, undefined), start, failed)) continue;
        slots[0] = start;
        slots[1] = end;
        return slots.slice(0, 2 * (pattern.groupCount + 1));
      }
      return undefined;
    },
  };
};

const keyOf = (does: Todo['does'], numbers: ReadonlyMap<PatternNode, number>): string => {
  if (does.kind === 'close') return `)${does.number}`;
  if (does.kind === 'round') return `${numbers.get(does.node)}*${does.done}:${does.from}`;
  return String(numbers.get(does));
};

const isAt = (text: string, at: number, place: 'start' | 'end' | 'end-or-newline'): boolean => {
  if (place === 'start') return at === 0;
  return at === text.length || (place === 'end-or-newline' && at === text.length - 1 && text[at] === '\n');
};
