import type { Context } from 'hono';

/** What a form sent: each field's values, as text without blanks around it. */
export interface SentForm {
  /** The one value of a field; empty where it isn't there. */
  one(name: string): string;
  /** All values of a field: of ticked boxes. */
  all(name: string): readonly string[];
}

export const readForm = async (c: Context): Promise<SentForm> => {
  const sent = await c.req.parseBody({ all: true });
  const all = (name: string) => [sent[name] ?? []].flat().map((value) => String(value).trim());
  return { all, one: (name) => all(name)[0] ?? '' };
};
