import type { Pattern, PatternNode } from '../../providers/msteams/schema/pattern/pattern.ts';

/** Start and end of each group, group 0 first; -1 where a group took no part. */
export type Spans = readonly number[];

/** Tries to match from a place; calls `next` with the place it reached, and takes its word. */
type Step = (at: number, next: (at: number) => boolean) => boolean;

interface Run {
  text: string;
  spans: number[];
}

/**
 * Matches by backtracking, exactly as .NET does it: the leftmost start, greedy and lazy in their order, a group keeps what it
 * took in an earlier round of a repeat, and a round that takes nothing ends the repeat.
 */
export const backtracker = (pattern: Pattern): ((text: string) => Spans | undefined) => {
  const run: Run = { text: '', spans: [] };
  const step = compile(pattern.root, run);
  return (text) => {
    run.text = text;
    for (let start = 0; start <= text.length; start += 1) {
      run.spans = new Array<number>(2 * pattern.groupCount + 2).fill(-1);
      let end = -1;
      const found = step(start, (at) => {
        end = at;
        return true;
      });
      if (found) {
        run.spans[0] = start;
        run.spans[1] = end;
        return run.spans;
      }
    }
    return undefined;
  };
};

const compile = (node: PatternNode, run: Run): Step => {
  switch (node.kind) {
    case 'set':
      return (at, next) => at < run.text.length && node.chars.includes(run.text.charAt(at)) && next(at + 1);
    case 'sequence':
      return sequence(node.items.map((item) => compile(item, run)));
    case 'choice': {
      const options = node.options.map((option) => compile(option, run));
      return (at, next) => options.some((option) => option(at, next));
    }
    case 'repeat':
      return repeat(compile(node.item, run), node.min, node.max, node.lazy);
    case 'group':
      return group(compile(node.item, run), node.number, run);
    case 'anchor':
      return (at, next) => isAt(run.text, at, node.at) && next(at);
    case 'look':
      return look(compile(node.item, run), node, run);
  }
};

const sequence = (steps: readonly Step[]): Step => {
  const from =
    (index: number): Step =>
    (at, next) => {
      const step = steps[index];
      return step === undefined ? next(at) : step(at, (reached) => from(index + 1)(reached, next));
    };
  return from(0);
};

const repeat = (item: Step, min: number, max: number, lazy: boolean): Step => {
  const round = (done: number, at: number, next: (at: number) => boolean): boolean => {
    const again = (): boolean =>
      done < max &&
      item(at, (reached) => {
        const empty = reached === at && done + 1 >= min;
        return empty ? next(reached) : round(done + 1, reached, next);
      });
    if (done < min) return again();
    return lazy ? next(at) || again() : again() || next(at);
  };
  return (at, next) => round(0, at, next);
};

const group =
  (item: Step, number: number, run: Run): Step =>
  (at, next) =>
    item(at, (reached) => {
      const [start, end] = [run.spans[2 * number] ?? -1, run.spans[2 * number + 1] ?? -1];
      run.spans[2 * number] = at;
      run.spans[2 * number + 1] = reached;
      if (next(reached)) return true;
      run.spans[2 * number] = start;
      run.spans[2 * number + 1] = end;
      return false;
    });

const isAt = (text: string, at: number, place: 'start' | 'end' | 'end-or-newline'): boolean => {
  if (place === 'start') return at === 0;
  return at === text.length || (place === 'end-or-newline' && at === text.length - 1 && text[at] === '\n');
};

const look = (item: Step, node: PatternNode & { kind: 'look' }, run: Run): Step => {
  const holds = (at: number): boolean => {
    if (node.direction === 'ahead') return item(at, () => true);
    for (let start = at; start >= 0; start -= 1) if (item(start, (reached) => reached === at)) return true;
    return false;
  };
  return (at, next) => {
    const before = [...run.spans];
    const found = holds(at);
    if (node.negative || !found) run.spans = before;
    if (found === node.negative) return false;
    if (next(at)) return true;
    run.spans = before;
    return false;
  };
};
