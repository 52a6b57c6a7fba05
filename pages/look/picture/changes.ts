import type { Picture } from './box.ts';

/** How a box differs from the one in the other version. */
export type Mark = 'new' | 'gone' | 'changed';

/** What to mark in the older and in the newer picture: boxes that only one has, and those that say something else or lead elsewhere. */
export const changesOf = (
  before: Picture,
  after: Picture,
): { readonly before: ReadonlyMap<string, Mark>; readonly after: ReadonlyMap<string, Mark> } => {
  const [was, is] = [textsOf(before), textsOf(after)];
  const marks = (own: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>, alone: Mark) =>
    new Map(
      [...own].flatMap(([id, text]): [string, Mark][] => {
        const theirs = other.get(id);
        if (theirs === undefined) return [[id, alone]];
        return theirs === text ? [] : [[id, 'changed']];
      }),
    );
  return { before: marks(was, is, 'gone'), after: marks(is, was, 'new') };
};

const textsOf = ({ boxes, lines }: Picture): Map<string, string> => {
  const leading = Map.groupBy(lines, ({ from }) => from);
  return new Map(boxes.map((box) => [box.id, JSON.stringify([box, leading.get(box.id) ?? []])]));
};
