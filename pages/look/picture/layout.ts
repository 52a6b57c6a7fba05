import { type Box, type Layer, type Line, layers, type Picture } from './box.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line between two boxes, from the right side of one to the left side of the other. */
export interface Course {
  readonly line: Line;
  readonly from: Place;
  readonly to: Place;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly { readonly layer: Layer; readonly x: number }[];
  readonly places: ReadonlyMap<string, Place>;
  readonly courses: readonly Course[];
}

export const size = { width: 200, height: 48, across: 76, down: 14, top: 40, side: 12 } as const;

/** Where everything stands: a column for each layer, boxes in the file's order, columns centred on the tallest. */
export const layoutOf = ({ boxes, lines }: Picture): Layout => {
  const columns = layers.map((layer, at) => ({
    layer,
    x: size.side + at * (size.width + size.across),
    boxes: boxes.filter((box) => box.layer === layer),
  }));
  const heightOf = (some: readonly Box[]): number => Math.max(0, some.length * (size.height + size.down) - size.down);
  const tallest = Math.max(size.height, ...columns.map((column) => heightOf(column.boxes)));
  const places = new Map(
    columns.flatMap(({ x, boxes: inColumn }) => {
      const top = size.top + (tallest - heightOf(inColumn)) / 2;
      return inColumn.map(({ id }, at) => [id, { x, y: top + at * (size.height + size.down) }] as const);
    }),
  );
  return {
    width: columns.length * (size.width + size.across) - size.across + 2 * size.side,
    height: size.top + tallest + size.side,
    columns: columns.map(({ layer, x }) => ({ layer, x })),
    places,
    courses: coursesOf(lines, places),
  };
};

/** Lines of one box leave and arrive beside each other, by where they lead, so that they cross less. */
const coursesOf = (lines: readonly Line[], places: ReadonlyMap<string, Place>): Course[] => {
  const yOf = (id: string): number => places.get(id)?.y ?? 0;
  const ports = (own: 'from' | 'to', other: 'from' | 'to'): Map<Line, Place> =>
    new Map(
      [...Map.groupBy(lines, (line) => line[own])].flatMap(([id, some]) => {
        const { x, y } = places.get(id) ?? { x: 0, y: 0 };
        return some
          .toSorted((a, b) => yOf(a[other]) - yOf(b[other]))
          .map((line, at): [Line, Place] => [
            line,
            {
              x: own === 'from' ? x + size.width : x,
              y: Math.round(y + (size.height * (at + 1)) / (some.length + 1)),
            },
          ]);
      }),
    );
  const leaving = ports('from', 'to');
  const arriving = ports('to', 'from');
  return lines.flatMap((line) => {
    const [from, to] = [leaving.get(line), arriving.get(line)];
    return from && to ? [{ line, from, to }] : [];
  });
};
