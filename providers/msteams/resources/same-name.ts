/** Teams compares names without case. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Both lists name the same things in the same order. */
export const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => sameName(name, other[index] ?? ''));

/** Whether one of the names is this one. */
export const includesName = (names: readonly string[], name: string): boolean =>
  names.some((one) => sameName(one, name));

/** Names in the spelling of `preferred`, where it has them: case alone is never a difference. */
export const spelledLike = (names: readonly string[], preferred: readonly string[]): string[] =>
  names.map((name) => preferred.find((one) => sameName(one, name)) ?? name);
