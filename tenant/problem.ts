import { visibleLine } from '../providers/kit/visible-text.ts';
import { formatWording, type Wording } from '../providers/kit/wording.ts';

export type { Wording };

/**
 * One thing wrong with what a person wrote, in the house format:
 *
 *     <file>[:<line>]: <path>: <value> <what is wrong>
 *       <what is allowed>
 *       Fix: <one action>
 */
export interface Problem extends Wording {
  /** As typed, from the checkout or `TRUNKLINE_TENANTS`, e.g. `stacks/contoso/tenant.yaml`. */
  readonly file: string;
  /** Line in that file, from 1. */
  readonly line?: number;
  /** E.g. `pstnUsages.National[1].sbcs[0]`, or the CSV column. */
  readonly path?: string;
}

/** The lines a person reads for one problem: what the file holds makes no line of its own. */
export const formatProblem = (problem: Problem): string => {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const path = problem.path === undefined ? '' : ` ${problem.path}:`;
  const { message, allowed, why, fix } = problem;
  return formatWording({
    message: visibleLine(`${place}:${path} ${message}`),
    ...(allowed !== undefined && { allowed: visibleLine(allowed) }),
    ...(why !== undefined && { why }),
    fix: visibleLine(fix),
  });
};
