import { z } from 'zod';

const recordSchema = z.object({
  /** Commits that were compared. */
  base: z.string(),
  head: z.string(),
  /** Each previewed tenant's files as they were in the base, as one hash; empty where it had none. */
  tenants: z.record(z.string(), z.string()),
});

/** What a preview's comment was made of, kept in it where readers don't see it. */
export type PreviewRecord = z.output<typeof recordSchema>;

/** A comment with this is one of ours. */
export const recordMark = '<!-- trunkline preview ';

const staleMark = '<!-- trunkline stale -->';

/** Names of folders are letters of any kind: what could end a comment in HTML is written out. */
export const recordLine = (record: PreviewRecord): string =>
  `${recordMark}${JSON.stringify(record).replaceAll('-', '\\u002d').replaceAll('>', '\\u003e')} -->`;

/** The record of a comment; nothing where it has none that can be read. */
export const recordIn = (body: string): PreviewRecord | undefined => {
  const [, text] = /^<!-- trunkline preview (\{.*\}) -->$/m.exec(body) ?? [];
  if (text === undefined) return undefined;
  try {
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Tenants of a preview whose files in the base aren't what they were then. */
export const movedSince = ({ tenants }: PreviewRecord, now: (tenant: string) => string): string[] =>
  Object.entries(tenants).flatMap(([tenant, was]) => (now(tenant) === was ? [] : [tenant]));

/** The comment with what makes it stale above it, instead of what stood there before; as it is where nothing does. */
export const withStale = (body: string, why: string | undefined): string => {
  const at = body.indexOf(staleMark);
  const own = at < 0 ? body : body.slice(at + staleMark.length).replace(/^\n+/, '');
  return why === undefined ? own : `> **Stale**: ${why} Preview it again.\n\n${staleMark}\n\n${own}`;
};
