import { ServiceError } from '../../kit/error.ts';
import type { JournalPlace } from '../journal-place.ts';
import { appendDurably } from '../resources/roster/journal-file.ts';
import type { Change, End, Ended, Settled } from './change.ts';
import { historyFile, historyFolder, putAside } from './history-file.ts';
import type { HistoryLine, WriteLine } from './history-line.ts';
import { packSteps, type Step } from './pack-steps.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Writes that are on the disk, and may leave. */
export interface Sent {
  /** How they ended, in the order of the changes. */
  ended(ends: readonly End[]): void;
}

/** What a tenant's history of changes is told, by the two places that every write passes. */
export interface Recorder {
  /** Returns once they are on the disk. Throws: what isn't there isn't sent. */
  sent(changes: readonly Change[]): Promise<Sent>;
  readonly settled: Settled;
  /** What an earlier run had sent, and this one sees to be so. */
  seen(changes: readonly Change[]): void;
  /** The same history, for what somebody else writes in this run. */
  as(actor: RecorderOptions['actor']): Recorder;
}

export interface RecorderOptions {
  readonly tenantId: string;
  readonly place: JournalPlace;
  /** Who is signed in. */
  actor(): Promise<string | undefined>;
  /** What must never be in a line. */
  readonly secrets: readonly string[];
}

interface Open {
  readonly line: WriteLine;
  /** What was said of it last. */
  readonly step: WriteLine['step'];
}

const keyOf = ({ kind, object, user, from, to }: Change): string => JSON.stringify([kind, object, user, from, to]);

export const createRecorder = ({ tenantId, place, actor, secrets }: RecorderOptions): Recorder => {
  const folder = historyFolder(place.folder, tenantId);
  const path = historyFile(folder);
  /** What has no end yet, or one that isn't the last: what was refused may be tried again. */
  const open = new Map<string, Open>();
  let writes = 0;

  const now = () => place.now().toISOString();
  const append = (lines: readonly HistoryLine[]): void => {
    if (lines.length === 0) return;
    putAside(folder, { now: place.now(), run: place.run });
    // One text in one piece: two runs at once don't mix their lines.
    appendDurably(path, lines.map((line) => `${JSON.stringify(withoutSecrets(line, secrets))}\n`).join(''));
  };
  const newLine = (change: Change, who: string | undefined): WriteLine => {
    writes += 1;
    const { commit, startedBy, run } = place;
    const by = { ...(commit && { commit }), ...(who && { actor: who }), ...(startedBy && { startedBy }) };
    return { time: now(), ...by, tenant: tenantId, run, write: writes, step: 'sent', ...change };
  };
  /** What is done is done: a history that can't be told of it shows a write without an end. */
  const quietly = (work: () => void): void => {
    try {
      work();
    } catch {
      // the next `sent` says what is wrong
    }
  };
  const tellEnds = (ended: readonly Ended[]): void => {
    const steps = ended.flatMap(({ change, end: { step, ...facts } }): Step[] => {
      const known = open.get(keyOf(change));
      if (known === undefined || known.step === step) return [];
      if (step === 'done') open.delete(keyOf(change));
      else open.set(keyOf(change), { line: known.line, step });
      return [{ line: known.line, step, facts }];
    });
    quietly(() => append(packSteps(steps, now())));
  };

  const recorderOf = (actor: RecorderOptions['actor']): Recorder => ({
    sent: async (changes) => {
      const who = await actor();
      const known = changes.map((change) => open.get(keyOf(change))?.line);
      const lines = changes.map((change, at) => known[at] ?? newLine(change, who));
      const again = lines.flatMap((line, at): Step[] => (known[at] === undefined ? [] : [{ line, step: 'sent' }]));
      try {
        append([...lines.filter((_, at) => known[at] === undefined), ...packSteps(again, now())]);
      } catch (error) {
        throw notWritten(path, error);
      }
      changes.forEach((change, at) => {
        const line = lines[at];
        if (line !== undefined) open.set(keyOf(change), { line, step: 'sent' });
      });
      return {
        ended: (ends) => tellEnds(changes.map((change, at) => ({ change, end: ends[at] ?? { step: 'unknown' } }))),
      };
    },
    settled: tellEnds,
    seen: (changes) =>
      quietly(() => append(changes.map((change) => ({ ...newLine(change, undefined), step: 'seen' as const })))),
    as: recorderOf,
  });
  return recorderOf(actor);
};

const notWritten = (path: string, cause: unknown): ServiceError =>
  new ServiceError({
    kind: 'Rejected',
    doing: `write the history ${path}`,
    text: cause instanceof Error ? cause.message : String(cause),
    fix: 'let TRUNKLINE_JOURNAL name a folder that can be read and written, then run the same command again: nothing is sent that the history does not know.',
    cause,
  });
