import { visibleLine } from '../../providers/kit/visible-text.ts';
import { formatWording } from '../../providers/kit/wording.ts';
import type { Found } from './check.ts';

const standings = ['good', 'missing', 'too much', "can't tell"] as const;
const width = Math.max(...standings.map(({ length }) => length));

const names: Readonly<Record<Found['identity'], string>> = {
  everyday: 'automation',
  setup: 'setup identity',
  tenant: 'tenant',
};

/** A line for each answer, its fix below it, and counts at the end. */
export const reportText = (tenant: string, found: readonly Found[]): string => {
  const lines = found.flatMap(({ identity, standing, text, fix = '' }) =>
    formatWording({ message: `${standing.padEnd(width)}  ${names[identity]}: ${visibleLine(text)}`, fix })
      .replaceAll('\n', `\n${' '.repeat(width)}`)
      .split('\n'),
  );
  const counts = standings.map((one) => `${found.filter(({ standing }) => standing === one).length} ${one}`);
  return [...lines, '', `${tenant}: ${counts.join(', ')}.`].join('\n');
};
