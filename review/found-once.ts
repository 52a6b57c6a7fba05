/** Found once for a list, which is asked about each of its people: a tenant may have a hundred thousand. */
export const foundOnce = <List extends object, Found>(find: (list: List) => Found): ((list: List) => Found) => {
  const known = new WeakMap<List, Found>();
  return (list) => {
    const found = known.get(list) ?? find(list);
    known.set(list, found);
    return found;
  };
};
