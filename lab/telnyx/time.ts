/** ISO 8601, as all of Telnyx' times. */
export const isoOf = (at: number): string => new Date(at).toISOString();

export const isoOrNull = (at: number | null): string | null => (at === null ? null : isoOf(at));
