import { listing } from '../listing.ts';
import type { Problem } from '../problem.ts';

/** How many rows with a mistake in one column are listed: ten thousand say no more. */
const most = 20;

/** Problems of users.csv by line, the same mistake once with the other lines that have it, and at most 20 for a column. */
export const fewProblems = (problems: readonly Problem[]): Problem[] => {
  const alike = Map.groupBy(problems, ({ path, message }) => `${path}\n${message}`);
  const once = [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.length === 0 ? first : { ...first, allowed: withLines(first, others) }],
  );
  const byColumn = Map.groupBy(once, ({ path }) => path);
  return [...byColumn.values()]
    .flatMap((list) => (list.length <= most ? list : [...list.slice(0, most), theRest(list.slice(most))]))
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
};

const withLines = ({ allowed }: Problem, others: readonly Problem[]): string =>
  [allowed, `Also on ${others.length === 1 ? 'line' : 'lines'} ${listing(others.map(({ line }) => String(line)))}.`]
    .filter((part) => part !== undefined)
    .join(' ');

const theRest = (rest: readonly Problem[]): Problem => {
  const { file, line, path } = rest[0] ?? { file: '' };
  const rows = rest.length === 1 ? '1 more mistake' : `${rest.length.toLocaleString('en')} more mistakes`;
  return {
    file,
    ...(line && { line }),
    ...(path && { path }),
    message: `${rows} ${path ? 'in this column' : 'of lines'} from here on.`,
    fix: 'correct those above first.',
  };
};
