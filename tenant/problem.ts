import { visibleLine, writtenOut } from '../providers/kit/visible-text.ts';
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

/** The lines a person reads for one problem: what the file holds makes no line of its own, and hides nothing. */
export const formatProblem = (problem: Problem): string => {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const path = problem.path === undefined ? '' : ` ${problem.path}:`;
  const { message, allowed, why, fix } = problem;
  return formatWording({
    message: shown(`${place}:${path} ${message}`),
    ...(allowed !== undefined && { allowed: shown(allowed) }),
    ...(why !== undefined && { why }),
    fix: shown(fix),
  });
};

const shown = (text: string): string => visibleLine(withoutMiddle(text)).replaceAll(hidden, writtenOut);

/** What takes no room, or that of a space, and an accent that was typed as a mark behind its letter. */
const hidden = /\p{Cf}|(?! )\p{Zs}|\p{Variation_Selector}|(?<=\p{Script=Latin}\p{M}*)\p{M}/gu;

const longest = 1_500;

/** A whole document in a value helps nobody. */
const withoutMiddle = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, 600)} … ${text.slice(-300)}`;
