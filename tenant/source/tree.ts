/** Where a value was written. */
export interface Origin {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/**
 * A YAML file as read: plain values that remember where they were written.
 *
 * Maps are ES Maps, because an object would move a key such as `112` to the front, and order is meaning.
 */
export type Tree = TreeScalar | TreeList | TreeMap;

export interface TreeScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As typed, quotes included. */
  readonly text: string;
  readonly origin: Origin;
}

export interface TreeList {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  /** Positions as typed, where some items were left out. */
  readonly positions?: readonly number[];
  readonly origin: Origin;
}

export interface TreeMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Tree>;
  readonly origin: Origin;
}

/** The bare values: Maps, arrays and scalars. */
export const plain = (tree: Tree): unknown => {
  if (tree.kind === 'scalar') return tree.value;
  if (tree.kind === 'list') return tree.items.map(plain);
  return new Map([...tree.entries].map(([key, value]) => [key, plain(value)]));
};
