import type { z } from 'zod';
import { notKnownYetText } from '../../routing/not-connected.ts';
import type { lintSchema } from '../../routing/prove/lint-schema.ts';
import { formatProblem } from '../../tenant/problem.ts';

type Report = z.output<typeof lintSchema>;

/**
 * The report as a person reads it: the house format per finding, then the count, and what no proof covers. `allDescribed`: every
 * calling policy that somebody has stands in the file.
 */
export const lintText = ({ tenant, findings, unproved, notConnected }: Report, allDescribed = false): string[] => [
  ...(notConnected === undefined
    ? []
    : [`${tenant}: where its calls in and out end is ${notKnownYetText(notConnected)}. The rest is told.`, '']),
  ...findings.flatMap((finding) => [findingText(finding), '']),
  ...unproved.map(unprovedText),
  `${tenant}: ${countText(findings)}${unproved.length === 0 ? '; proved for every number that can be dialled' : ''}.`,
  `Files only: not counted are groups' members, users outside users.csv, Global policies that the file doesn't describe,${allDescribed ? '' : ' what calling policies allow,'} emergency call routing policies of network sites, translation rules that only Teams has.`,
];

const findingText = ({
  file,
  line,
  path,
  level,
  certainty,
  what,
  why,
  example,
  fix,
}: Report['findings'][number]): string =>
  formatProblem({
    file,
    ...(line !== undefined && { line }),
    ...(path !== undefined && { path }),
    message: `${level}: ${what}`,
    why: [`${certainty === 'sampled' ? 'Not proved. ' : ''}${why}`, ...(example ? [`E.g. ${example.text}.`] : [])]
      .map((text) => text.replace(/\.\.$/, '.'))
      .join('\n  '),
    fix,
  });

const unprovedText = ({ what, why, tried, file }: Report['unproved'][number]): string =>
  `${file === undefined ? '' : `${file}: `}not proved: ${what}, because ${why.replace(/\.$/, '')}${tried === undefined ? '' : `; ${tried}`}.\n`;

const countText = (findings: Report['findings']): string => {
  const count = (level: string, one: string): string => {
    const found = findings.filter((finding) => finding.level === level).length;
    return `${found === 0 ? 'no' : found} ${one}${found === 1 ? '' : 's'}`;
  };
  return `${count('error', 'error')}, ${count('warning', 'warning')}, ${count('note', 'note')}`;
};
