import { type Answer, standings } from '../../live/verify/answer.ts';
import { answerLines, countsLine } from '../answers/answers-text.ts';

/** People about whom all is well are one line: they may be thousands. */
const isQuiet = ({ of, standing }: Answer): boolean => of !== undefined && standing === 'so';

/** A line for each answer, what to do below it, and counts at the end. */
export const report = (tenant: string, answers: readonly Answer[]): string[] => {
  const quiet = answers.filter(isQuiet).length;
  const people = answers.filter(({ of }) => of !== undefined).length;
  const first = answers.findIndex(({ of }) => of !== undefined);
  const text = `${quiet} of ${people} stand in CCAIP as users.csv has them.`;
  const lines = answers.flatMap(({ about, of, ...answer }, at) => [
    ...(at === first && quiet > 0 ? answerLines(standings, { standing: 'so', who: 'users', text }) : []),
    ...(isQuiet({ about, of, ...answer })
      ? []
      : answerLines(standings, { ...answer, who: of === undefined ? about : `${about} ${of}` })),
  ]);
  return [...lines, '', countsLine(tenant, standings, answers)];
};
