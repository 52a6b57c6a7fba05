import { nearest } from '../tenant/nearest.ts';
import { ProblemError } from '../tenant/problem-error.ts';
import type { FailReason } from './reasons.ts';
import { failReasons, type Review } from './review-schema.ts';

/** The help of `--fail-on`. */
export const failOnHelp = `exit code 2 if one of these holds, with commas between: ${failReasons.join(', ')}`;

/** Reads `--fail-on emergency-lost,calls`. */
export const parseFailOn = (typed: string | undefined): readonly FailReason[] => {
  const words = (typed ?? '').split(',').flatMap((word) => word.trim() || []);
  const wrong = words.filter((word) => !isReason(word));
  if (wrong.length === 0) return words.filter(isReason);
  throw new ProblemError(
    ...wrong.map((word) => ({
      file: 'npm run review',
      path: '--fail-on',
      message: `"${word}" isn't a reason to fail.`,
      allowed: `Reasons, with commas between: ${failReasons.join(', ')}.`,
      fix: `write "${nearest(word, failReasons) ?? failReasons[0]}", or leave it out.`,
    })),
  );
};

const isReason = (word: string): word is FailReason => failReasons.some((reason) => reason === word);

/** 0: go on; 1: the newer version can't be read; 2: a reason holds for which the review was asked to fail. */
export const exitCodeOf = ({ tenants, reasons }: Review, failOn: readonly FailReason[]): number => {
  if (tenants.some(({ state }) => state === 'unreadable')) return 1;
  return reasons.some((reason) => failOn.includes(reason)) ? 2 : 0;
};
