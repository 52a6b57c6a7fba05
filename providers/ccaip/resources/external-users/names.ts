import { z } from 'zod';
import { isNotFound } from '../../../kit/error.ts';
import type { Context } from '../../../kit/resource.ts';
import type { Graph } from '../../../msteams/graph/graph.ts';
import { readEach } from '../../../msteams/readiness/read-each.ts';

/** First and last name, which CCAIP demands on every row. */
export interface Names {
  readonly firstName: string;
  readonly lastName: string;
}

export interface NamesInEntra {
  /** By e-mail address in CCAIP; without who isn't found. */
  readonly found: ReadonlyMap<string, Names>;
  /** Why Entra couldn't be asked at all. */
  readonly unreadable?: string | undefined;
}

/** @see https://learn.microsoft.com/graph/api/resources/user */
const named = z.looseObject({ givenName: z.string().nullish(), surname: z.string().nullish() });

/** Names as Entra has them, by e-mail address in CCAIP; who has none has empty ones, and who isn't found isn't there. */
export const readNames = async (
  graph: Graph,
  wanted: ReadonlyMap<string, readonly string[]>,
  context: Context,
): Promise<ReadonlyMap<string, Names>> => {
  const found = new Map<string, Names>();
  const longest = Math.max(0, ...[...wanted.values()].map((names) => names.length));
  for (let at = 0; at < longest; at += 1) {
    const asked = [...wanted].flatMap(([email, names]) => {
      const name = names[at];
      return found.has(email) || name === undefined ? [] : [{ email, name }];
    });
    const rows = await readEach(
      graph,
      asked.map(({ name }) => name),
      {
        path: (name) => `/users/${encodeURIComponent(name)}?$select=id,givenName,surname`,
        row: named,
        doing: 'read the names of users who are new in CCAIP',
        context,
        absent: isNotFound,
      },
    );
    for (const [index, { email }] of asked.entries()) {
      const row = rows[index];
      if (row !== undefined) {
        found.set(email, { firstName: row.givenName?.trim() ?? '', lastName: row.surname?.trim() ?? '' });
      }
    }
  }
  return found;
};
