/** Whether two plain values are written alike. */
export const sameText = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
