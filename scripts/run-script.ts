import { ProblemError } from './problem-error.ts';

/** Runs a script's work and makes its result the exit code; what a person caused is told without a stack. */
export const runScript = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
};
