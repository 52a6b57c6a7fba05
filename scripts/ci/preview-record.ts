import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';

const recordSchema = z.object({
  /** Commits that were compared. */
  base: z.string(),
  head: z.string(),
  /** GitHub's number of the run that made it: a later run has a higher one. 0: made in no job. */
  run: z.int().default(0),
  /** Each previewed tenant's files as they were in the base, as the first letters of one hash; empty where it had none. */
  tenants: z.record(z.string(), z.string()),
});

/** What a preview's comment was made of, kept in it where readers don't see it. */
export type PreviewRecord = z.output<typeof recordSchema>;

/** A comment with this is one of ours. */
export const recordMark = '<!-- trunkline preview ';

/** Why a preview holds no more: its base has moved, or its tenant. What looks for the one knows nothing of the other. */
type Moved = 'base' | 'tenant';

const staleMarks = { base: '<!-- trunkline stale -->', tenant: '<!-- trunkline moved -->' } as const;

/** So many letters of a hash tell two versions of a tenant's files. */
const enough = 16;

/** 256 tenants whose names are as long as they get; more can't be told, and then the comment counts as stale. */
const longestRecord = 24_000;

/** Packed, so that it fits however many tenants there are, and nothing in it can end a comment in HTML. */
export const recordLine = ({ base, head, run, tenants }: PreviewRecord): string => {
  const short = Object.fromEntries(Object.entries(tenants).map(([name, hash]) => [name, hash.slice(0, enough)]));
  const packed = deflateRawSync(JSON.stringify({ base, head, run, tenants: short })).toString('base64');
  return `${recordMark}${packed.length > longestRecord ? 'too long' : packed} -->`;
};

/** The record of a comment; nothing where it has none that can be read. */
export const recordIn = (body: string): PreviewRecord | undefined => {
  const [, packed] = /^<!-- trunkline preview ([A-Za-z0-9+/=]+) -->$/m.exec(body) ?? [];
  if (packed === undefined) return undefined;
  try {
    const text = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: 1_000_000 }).toString();
    return recordSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Whether a comment is of a later run, over which nothing is written: what it says is of newer files. */
export const isNewer = (body: string, run: number): boolean => (recordIn(body)?.run ?? 0) > run;

/** Tenants of a preview whose files in the base aren't what they were then. */
export const movedSince = ({ tenants }: PreviewRecord, now: (tenant: string) => string): string[] =>
  Object.entries(tenants).flatMap(([tenant, was]) => (now(tenant).slice(0, enough) === was ? [] : [tenant]));

/** The comment with what makes it stale above it, one line of each kind, instead of what stood there before of this kind; without it where nothing does. */
export const withStale = (body: string, why: string | undefined, kind: Moved = 'base'): string => {
  const lines: Partial<Record<Moved, string>> = {};
  let own = body;
  for (let found = firstStale(own); found !== undefined; found = firstStale(own)) {
    lines[found.kind] = found.line;
    own = own.slice(found.length);
  }
  lines[kind] = why === undefined ? undefined : `> **Stale**: ${why} Preview it again.`;
  const above = (['base', 'tenant'] as const).flatMap((one) =>
    lines[one] === undefined ? [] : `${lines[one]}\n\n${staleMarks[one]}\n\n`,
  );
  return [...above, own].join('');
};

const firstStale = (
  body: string,
): { readonly kind: Moved; readonly line: string; readonly length: number } | undefined => {
  const [whole, line, mark] = /^(> \*\*Stale\*\*: .*)\s+(<!-- trunkline (?:stale|moved) -->)\s+/.exec(body) ?? [];
  if (whole === undefined || line === undefined) return undefined;
  return { kind: mark === staleMarks.base ? 'base' : 'tenant', line, length: whole.length };
};
