import { visibleLine } from '../../providers/kit/visible-text.ts';
import { formatWording } from '../../providers/kit/wording.ts';

/** An answer of verify, doctor or bootstrap --check. */
export interface Told<Standing extends string> {
  readonly standing: Standing;
  /** What it is about, and whom. */
  readonly who: string;
  /** May have several lines. */
  readonly text: string;
  readonly fix?: string | undefined;
  readonly toKnow?: string | undefined;
}

const widthOf = (standings: readonly string[]): number => Math.max(...standings.map(({ length }) => length));

/** One line an answer, with its evidence; what to do below it. `standings`: all that there may be. */
export const answerLines = <Standing extends string>(
  standings: readonly Standing[],
  { standing, who, text, fix = '', toKnow = '' }: Told<Standing>,
): string[] => {
  const width = widthOf(standings);
  const [first = '', ...more] = text.split('\n').map(visibleLine);
  return formatWording({
    message: [`${standing.padEnd(width)}  ${visibleLine(who)}: ${first}`, ...more.map((line) => `  ${line}`)].join(
      '\n',
    ),
    allowed: toKnow === '' ? '' : `To know: ${ended(visibleLine(toKnow))}`,
    fix: fix === '' ? '' : ended(visibleLine(fix)),
  })
    .replaceAll('\n', `\n${' '.repeat(width)}`)
    .split('\n');
};

/** How many answers there are of each, as the last line. */
export const countsLine = <Standing extends string>(
  tenant: string,
  standings: readonly Standing[],
  answers: readonly { readonly standing: Standing }[],
): string => {
  const counts = standings.map((one) => `${answers.filter(({ standing }) => standing === one).length} ${one}`);
  return `${tenant}: ${counts.join(', ')}.`;
};

const ended = (text: string): string => (/[.:?]$/.test(text) ? text : `${text}.`);
