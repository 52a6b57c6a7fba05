import type { Finding } from '../../live/doctor/finding.ts';
import { visibleLine } from '../../providers/kit/visible-text.ts';
import { formatWording } from '../../providers/kit/wording.ts';

const standings = ['good', 'bad', "can't tell"] as const;
const width = Math.max(...standings.map(({ length }) => length));

/** One line a finding, with its evidence; what to do below it; counts at the end. */
export const reportText = (tenant: string, findings: readonly Finding[]): string => {
  const lines = findings.flatMap(({ about, of, standing, text, fix = '', toKnow = '' }) => {
    const [first = '', ...more] = text.split('\n').map(visibleLine);
    const who = of === undefined ? about : `${about} ${visibleLine(of)}`;
    const message = [`${standing.padEnd(width)}  ${who}: ${first}`, ...more.map((line) => `  ${line}`)].join('\n');
    const allowed = toKnow === '' ? '' : `To know: ${visibleLine(toKnow)}`;
    return formatWording({ message, allowed, fix: visibleLine(fix) })
      .replaceAll('\n', `\n${' '.repeat(width)}`)
      .split('\n');
  });
  const counts = standings.map((one) => `${findings.filter(({ standing }) => standing === one).length} ${one}`);
  return [...lines, '', `${tenant}: ${counts.join(', ')}.`].join('\n');
};
