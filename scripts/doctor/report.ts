import { type Finding, standings } from '../../live/doctor/finding.ts';
import { answerLines, countsLine } from '../answers/answers-text.ts';

/** A line for each finding, what to do below it, and counts at the end. */
export const reportText = (tenant: string, findings: readonly Finding[]): string =>
  [
    ...findings.flatMap(({ about, of, ...finding }) =>
      answerLines(standings, { ...finding, who: of === undefined ? about : `${about} ${of}` }),
    ),
    '',
    countsLine(tenant, standings, findings),
  ].join('\n');
