/** `a`, `a and b`, `a, b and c`. */
export const inWords = (items: readonly string[], last = 'and'): string => {
  const head = items.slice(0, -1);
  const end = items.at(-1) ?? '';
  return head.length === 0 ? end : `${head.join(', ')} ${last} ${end}`;
};
