import { createHash } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import { ServiceError } from '../../../kit/error.ts';
import { type Claim, type Claims, claimsOf } from './claims.ts';
import { appendDurably, readWhole, replaceDurably } from './journal-file.ts';
import { type ChangeLine, type JournalLine, journalLine } from './journal-line.ts';
import { journalPath } from './journal-path.ts';
import type { RosterState } from './layout.ts';
import type { RosterSession } from './roster-session.ts';

/** What is about to happen, or happened, to one user. */
export interface JournalEntry {
  readonly objectId: string;
  readonly upn: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface ForeignJournal {
  readonly file: string;
  /** Where this stack's own lies; not known before its provider is made. */
  readonly own: string | undefined;
  /** What is open in it. */
  readonly open: readonly Claim[];
}

/** What one roster asked Teams for, on the disk before it was sent: the run after a kill knows it from here. */
export interface Journal {
  /** What was asked for, beyond the state that the engine kept. */
  claims(state: object | undefined): Claims;
  /** Forgets what is in the state. */
  begin(state: object | undefined): void;
  /** Throws for what must be known before it is done. */
  note(step: ChangeLine['step'], entries: readonly JournalEntry[]): void;
  /** The roster's work is over, and the engine is given this to keep. */
  end(state: RosterState): void;
  /** A refresh made another state of the one before: what is open stays open, and nothing that was in the old one is. */
  refreshed(before: object | undefined, after: RosterState): void;
  /** Nothing of the roster is left. */
  forget(): void;
  /** What journals of this stack's name say that aren't this state's: another backend's, or one of a state that was lost. */
  foreign(): readonly ForeignJournal[];
}

/** Of a stack's roster; undefined where there is no durable folder, or no stack (a test). */
export const openJournal = (session: RosterSession, urn: string, kind: string): Journal | undefined => {
  const { journal: place, tenantId: tenant } = session;
  const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  if (place === undefined || stack === undefined || project === undefined) return undefined;
  const { path, earlier, others } = journalPath(place.folder, { project, stack, kind, providerId: place.providerId });
  const time = () => place.now().toISOString();

  const attempt = <Result>(doing: string, work: () => Result): Result => {
    try {
      return work();
    } catch (error) {
      throw new ServiceError({
        kind: 'Unknown',
        doing: `${doing} the journal ${path}`,
        text: error instanceof Error ? error.message : String(error),
        fix: 'let TRUNKLINE_JOURNAL name a folder that can be read and written, then run the same command again: nothing is sent that the journal does not know.',
        cause: error,
      });
    }
  };
  const toText = (lines: readonly JournalLine[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const toLines = (step: ChangeLine['step'], entries: readonly JournalEntry[]): ChangeLine[] =>
    entries.map(({ objectId, upn, from = null, to = null }) => ({
      time: time(),
      ...(place.commit === undefined ? {} : { commit: place.commit }),
      ...(place.startedBy === undefined ? {} : { startedBy: place.startedBy }),
      ...{ tenant, kind, user: objectId, upn, from, to, step, run: place.run },
    }));
  /** What the stack wrote under its earlier name goes with it to the new one. */
  const put = (write: () => void): void => {
    if (earlier !== undefined && existsSync(earlier)) renameSync(earlier, path);
    write();
  };
  const claims = (state: object | undefined): Claims => {
    const text = attempt('read', () => readWhole(path) || (earlier === undefined ? '' : readWhole(earlier)));
    const digest = digestOf(state);
    // The engine keeps what the last run gave it, nearly always: 10,000 lines need no reading then.
    if (text === '' || endsWithState(text, digest)) return new Map();
    return claimsOf(text.split('\n').flatMap(parse), { tenant, digest });
  };

  const openLines = (state: object | undefined) =>
    [...claims(state).values()].flatMap((claim) =>
      toLines(
        'sent',
        claim.values.map((to) => ({ ...claim, to })),
      ),
    );
  const stateLine = (state: object): JournalLine => ({ time: time(), kind, step: 'state', digest: digestOf(state) });

  return {
    claims,
    begin: (state) => {
      const open = openLines(state);
      attempt('write', () => put(() => replaceDurably(path, toText(open))));
    },
    note: (step, entries) => {
      if (entries.length === 0) return;
      const write = () => put(() => appendDurably(path, toText(toLines(step, entries))));
      if (step === 'done' || step === 'failed') quietly(write);
      else attempt('write', write);
    },
    end: (state) => quietly(() => put(() => appendDurably(path, toText([stateLine(state)])))),
    // A preview's refresh is not kept: the account of the state before, higher up in the file, holds then.
    refreshed: (before, after) =>
      quietly(() => {
        if (readWhole(earlier ?? path) === '') return;
        put(() => appendDurably(path, toText([stateLine(after), ...openLines(before)])));
      }),
    forget: () => quietly(() => put(() => replaceDurably(path, ''))),
    foreign: () =>
      others.flatMap((file) => {
        const open = [...claimsOf(sinceState(attempt('read', () => readWhole(file))), { tenant, digest: '' }).values()];
        return open.length === 0 ? [] : [{ file, own: place.providerId === undefined ? undefined : path, open }];
      }),
  };
};

/** What is done is done: a journal that can't be told of it only asks for one more look the next time. */
const quietly = (work: () => void): void => {
  try {
    work();
  } catch {
    // the next `sent` says what is wrong
  }
};

const digestOf = (state: object | undefined): string =>
  createHash('sha256')
    .update(state !== undefined && 'users' in state ? String(state.users) : '')
    .digest('hex');

const endsWithState = (text: string, digest: string): boolean => {
  const last = text.slice(text.lastIndexOf('\n', text.length - 2) + 1);
  return parse(last).some((line) => line.step === 'state' && line.digest === digest);
};

/** What a journal says after the last state that some engine was given. */
const sinceState = (text: string): JournalLine[] => {
  const lines = text.split('\n').flatMap(parse);
  return lines.slice(lines.findLastIndex(({ step }) => step === 'state') + 1);
};

/** A line that a kill cut off was never sent: there is nothing to know from it. */
const parse = (line: string): JournalLine[] => {
  if (line === '') return [];
  try {
    return [journalLine.parse(JSON.parse(line))];
  } catch {
    return [];
  }
};
