import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ServiceError } from '../../../kit/error.ts';
import type { Session } from '../../session.ts';
import { readWhole, replaceDurably } from '../roster/journal-file.ts';

/** Parameters of a Set, by name. */
export type Written = Readonly<Record<string, unknown>>;

/** What one Global was before this stack wrote to it, and what was written. */
export interface Kept {
  readonly before: Written;
  readonly wrote: Written;
}

const kept = z.object({
  tenant: z.string(),
  before: z.record(z.string(), z.unknown()),
  wrote: z.record(z.string(), z.unknown()),
});

/** What a Global was, on the disk before it is written to: the run after a kill knows it from here. */
export interface BeforeRecord {
  read(): Kept | undefined;
  /** Throws: nothing is written that can't be put back. */
  write(kept: Kept): void;
  forget(): void;
}

const ending = '.before.json';

/** `<project>.<stack>.<kind>.<provider id>.before.json` in the journal's folder; undefined where there is none. */
export const beforeRecord = (session: Session, urn: string, kind: string): BeforeRecord | undefined => {
  const { journal: place, tenantId: tenant } = session;
  const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  if (place === undefined || stack === undefined || project === undefined) return undefined;
  const { folder, providerId } = place;
  const own = [project, stack, kind, ...(providerId === undefined ? [] : [providerId])].join('.') + ending;
  const path = join(folder, own);
  const attempt = <Result>(doing: string, work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new ServiceError({
        kind: 'Unknown',
        doing: `${doing} ${path}`,
        text: error instanceof Error ? error.message : String(error),
        fix: 'let TRUNKLINE_JOURNAL name a folder that can be read and written, then run the same command again: nothing is written to Global that could not be put back.',
        cause: error,
      });
    }
  };
  /** What the stack wrote under its earlier name goes with it to the new one. */
  const settle = () => {
    const files = listed(folder);
    const earlier = files.find((file) => providerId !== undefined && file.endsWith(`.${kind}.${providerId}${ending}`));
    if (earlier !== undefined && !files.includes(own)) renameSync(join(folder, earlier), path);
  };
  return {
    read: () =>
      attempt('read', () => {
        settle();
        const found = kept.safeParse(parsed(readWhole(path))).data;
        return found?.tenant === tenant ? { before: found.before, wrote: found.wrote } : undefined;
      }),
    write: ({ before, wrote }) =>
      attempt('write', () => {
        settle();
        replaceDurably(path, `${JSON.stringify({ tenant, before, wrote })}\n`);
      }),
    forget: () => {
      try {
        settle();
        replaceDurably(path, '');
      } catch {
        // it names what Global was, and nobody asks for that any more
      }
    },
  };
};

const listed = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return []; // whoever reads or writes the file says what is wrong with the folder
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a kill cut it off before anything was sent
  }
};
