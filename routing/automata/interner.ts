/** Gives each distinct value a number, counted from 0. */
export interface Interner<Value> {
  readonly of: (value: Value) => number;
  readonly at: (number: number) => Value;
}

export const createInterner = <Value>(keyOf: (value: Value) => string): Interner<Value> => {
  const values: Value[] = [];
  const numbers = new Map<string, number>();
  return {
    of: (value) => {
      const key = keyOf(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
    at: (number) => {
      if (number < 0 || number >= values.length) throw new RangeError(`There is no value ${number}.`);
      return values[number] as Value;
    },
  };
};
