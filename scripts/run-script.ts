import { ServiceError } from '../providers/kit/error.ts';
import { ProblemError } from '../tenant/problem-error.ts';

/** Runs a script's work and makes its result the exit code; what a person caused or a service refused is told without a stack. */
export const runScript = async (work: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await work();
  } catch (error) {
    if (!(error instanceof ProblemError || error instanceof ServiceError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
};
