import * as pulumi from '@pulumi/pulumi';
import { formatProblem } from '../tenant/problem.ts';

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** azure-native's own words for an answer of 404: the invoke carries nothing but the text. */
const isAbsent = (error: unknown): boolean => /Status=404\b|StatusCode=404\b|RESPONSE 404\b/.test(textOf(error));

/** What is in Azure already; undefined where there is nothing, or nobody could look, which is said. */
export const findInAzure = async <Found>(what: string, ask: () => Promise<Found>): Promise<Found | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    const problem = {
      file: 'Azure',
      path: what,
      message: `could not look whether a killed run left it: ${textOf(error)}`,
      fix: 'see the reason; what is in the state already goes on without this look.',
    };
    pulumi.log.warn(formatProblem(problem));
    return undefined;
  }
};
