/** Numbers from one to another, both of them E.164 with as many digits. */
export interface NumberBlock {
  readonly first: string;
  readonly last: string;
}

const shape = /^(\+[1-9]\d{6,14})(?:\s*-\s*(\+[1-9]\d{6,14}))?$/;

/** A block as a person writes it: `+31205552101`, or `+31205552100-+31205552199`. Undefined: it is none. */
export const blockIn = (text: string): NumberBlock | undefined => {
  const [, first, last = first] = shape.exec(text) ?? [];
  if (first === undefined || last === undefined || first.length !== last.length || first > last) return undefined;
  return { first, last };
};
