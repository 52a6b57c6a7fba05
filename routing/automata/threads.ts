import type { Program } from './instruction.ts';

/** One way in which the pattern may still match: where it stands, what it noted, what the rest of the text owes it. */
export interface Thread<Note> {
  readonly at: number;
  readonly note: Note;
  readonly owed: number;
}

/** What a thread notes on its way; a note is never looked into here. */
export interface Notes<Note> {
  readonly begin: Note;
  /** A wanted group begins. */
  readonly open: (note: Note, group: number) => Note;
  /** A symbol is taken inside these wanted groups. */
  readonly read: (note: Note, symbol: number, open: readonly number[]) => Note;
  /** The match is complete. */
  readonly finish: (note: Note) => Note;
}

/** Whether the lookbehinds of the program say yes at this place. */
export type Behind = (machine: number) => boolean;

/** Threads in order of preference, as a backtracking matcher would try them. */
export interface ThreadList<Note> {
  readonly threads: readonly Thread<Note>[];
  /** A match is certain: nothing after the last thread can win any more. */
  readonly certain: boolean;
}

/** Gathers threads at one place of the text, in order of preference. */
const gatherer = <Note>(program: Program, notes: Notes<Note>, atStart: boolean, behind: Behind) => {
  const { instructions, obligations } = program;
  const threads: Thread<Note>[] = [];
  // What earlier threads owe where they passed: a later one that owes as much or more there can never win.
  const passed: (number[] | undefined)[] = [];
  let certain = false;

  const follow = (at: number, note: Note, owed: number): void => {
    if (certain || owed < 0) return;
    const before = passed[at];
    if (before?.some((other) => obligations.within(other, owed))) return;
    if (before) before.push(owed);
    else passed[at] = [owed];
    const instruction = instructions[at];
    switch (instruction?.kind) {
      case 'take':
        threads.push({ at, note, owed });
        return;
      case 'done':
        threads.push({ at, note: notes.finish(note), owed });
        certain = owed === 0;
        return;
      case 'split':
        for (const next of instruction.next) follow(next, note, owed);
        return;
      case 'open':
        follow(instruction.next, notes.open(note, instruction.group), owed);
        return;
      case 'start':
        if (atStart) follow(instruction.next, note, owed);
        return;
      case 'owe':
        follow(instruction.next, note, obligations.add(owed, atStart ? instruction.atStart : instruction.later));
        return;
      case 'behind':
        if (behind(instruction.machine) !== instruction.negative) follow(instruction.next, note, owed);
        return;
    }
  };
  /** A thread that was done before this place stays done. */
  const keep = (thread: Thread<Note>): void => {
    if (certain || thread.owed < 0) return;
    const before = passed[thread.at] ?? [];
    if (before.some((other) => obligations.within(other, thread.owed))) return;
    passed[thread.at] = [...before, thread.owed];
    threads.push(thread);
    certain = thread.owed === 0;
  };
  return { follow, keep, result: (): ThreadList<Note> => ({ threads, certain }) };
};

/** The threads before the first symbol. */
export const beginThreads = <Note>(program: Program, notes: Notes<Note>, behind: Behind): ThreadList<Note> => {
  const gather = gatherer(program, notes, true, behind);
  gather.follow(program.begin, notes.begin, 0);
  return gather.result();
};

/** The threads after one symbol more. `search`: a match may also begin here, which is tried last. */
export const stepThreads = <Note>(
  program: Program,
  threads: readonly Thread<Note>[],
  symbol: number,
  notes: Notes<Note>,
  behind: Behind,
  search: boolean,
): ThreadList<Note> => {
  const gather = gatherer(program, notes, false, behind);
  for (const { at, note, owed } of threads) {
    const instruction = program.instructions[at];
    if (instruction?.kind === 'done') {
      gather.keep({ at, note, owed: program.obligations.read(owed, symbol) });
    } else if (instruction?.kind === 'take' && (instruction.mask >> symbol) & 1) {
      const after = program.obligations.read(owed, symbol);
      if (after >= 0) gather.follow(instruction.next, notes.read(note, symbol, instruction.open), after);
    }
  }
  if (search) gather.follow(program.begin, notes.begin, 0);
  return gather.result();
};

/** The thread that wins if the text ends here. */
export const winner = <Note>(program: Program, threads: readonly Thread<Note>[]): Thread<Note> | undefined =>
  threads.find(({ at, owed }) => program.instructions[at]?.kind === 'done' && program.obligations.kept(owed));
