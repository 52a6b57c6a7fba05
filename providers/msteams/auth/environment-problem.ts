import type { Wording } from '../../kit/wording.ts';

/** One thing in the environment that keeps a run from starting. */
export interface EnvironmentProblem extends Wording {
  readonly file: 'environment';
  /** The variable. */
  readonly path: string;
  readonly allowed: string;
}

/** Variables by name; an empty one is how a pipeline spells "not set". */
export type Environment = Readonly<Record<string, string | undefined>>;
