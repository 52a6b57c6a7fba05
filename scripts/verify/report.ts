import type { Answer } from '../../live/verify/answer.ts';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { formatWording } from '../../providers/kit/wording.ts';

const standings = ['so', 'not so', "can't tell"] as const;

const width = Math.max(...standings.map(({ length }) => length));

/** People about whom all is well are one line: they may be thousands. */
const isQuiet = ({ of, standing }: Answer): boolean => of !== undefined && standing === 'so';

/** One line an answer, with its evidence; what to do below it; counts at the end. */
export const report = (tenant: string, answers: readonly Answer[]): string[] => {
  const quiet = answers.filter(isQuiet).length;
  const people = answers.filter(({ of }) => of !== undefined).length;
  const first = answers.findIndex(({ of }) => of !== undefined);
  const summary = `${'so'.padEnd(width)}  users: ${quiet} of ${people} stand in CCAIP as users.csv has them.`;
  const counts = standings.map((one) => `${answers.filter(({ standing }) => standing === one).length} ${one}`);
  const lines = answers.flatMap((answer, at) => [
    ...(at === first && quiet > 0 ? [summary] : []),
    ...(isQuiet(answer) ? [] : told(answer)),
  ]);
  return [...lines, '', `${tenant}: ${counts.join(', ')}.`];
};

const told = ({ about, of, standing, text, fix = '', toKnow = '' }: Answer): string[] => {
  const who = of === undefined ? about : `${about} ${visibleLine(of)}`;
  const wording = formatWording({
    message: `${standing.padEnd(width)}  ${who}: ${visibleLine(text)}`,
    allowed: toKnow === '' ? '' : `To know: ${ended(visibleLine(toKnow))}`,
    fix: fix === '' ? '' : ended(visibleLine(fix)),
  });
  return wording.replaceAll('\n', `\n${' '.repeat(width)}`).split('\n');
};

const ended = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
