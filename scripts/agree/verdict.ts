/** What came of asking both about one call. */
export interface Verdict {
  /** What differs though nothing explains it; absent: the two agree. */
  readonly wrong?: string;
  /**
   * `certain`: the same, and `explain` has no doubt that counts under the lab's settings; `doubted`: it has one, and the lab's answer is
   * one that it names or can't name; `outside`: somebody whom no file knows holds the number, or a
   * treatment takes it that an import left out, and said so.
   */
  readonly standing: 'certain' | 'doubted' | 'outside';
  /** How it ends, for counting. */
  readonly end: string;
}

/** The settings of the lab's switches under which it was asked. */
export type Settings = Readonly<Record<string, string>>;
