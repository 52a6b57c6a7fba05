import type { Fields } from './declared-field.ts';

/** What fields are that are left out, of those that are anything then. */
export const defaultsOf = (fields: Fields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { schema }]) => {
      const { data } = schema.safeParse(undefined);
      return data === undefined ? [] : [[name, data]];
    }),
  );
