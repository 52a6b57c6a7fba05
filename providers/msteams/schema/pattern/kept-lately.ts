/** A function of a text that is asked the same again and again: its last `most` answers are kept, and given to all alike, so they are never written to. */
export const keptLately = <Value>(most: number, make: (text: string) => Value): ((text: string) => Value) => {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = make(text);
    if (known.size >= most) known.delete(known.keys().next().value ?? '');
    known.set(text, value);
    return value;
  };
};
