import type { Told } from '../../../lab/ccaip/transfer/words/told.ts';
import { visibleLine } from '../../../providers/kit/visible-text.ts';
import { formatWording } from '../../../providers/kit/wording.ts';
import { columns } from '../../../routing/columns.ts';

/** The lines of a call: what was tried, each hop, how it ended, and both systems' statuses. */
export const toldText = ({ title, hops, isReached, end, notes, statuses }: Told): string[] => [
  visibleLine(title),
  ...columns(hops.map(([where, text]) => [where, visibleLine(text)])).map((line) => `  ${line}`),
  ...formatWording({ ...end, message: `${isReached ? '✓' : '✗'} ${end.message}` }).split('\n'),
  ...notes.map((note) => `  ${visibleLine(note)}`),
  ...statuses.flatMap((table) => [
    '',
    visibleLine(table.title),
    ...columns([['', 'Teams', 'CCAIP'], ...table.rows.map(({ when, teams, ccaip }) => [when, teams, ccaip])]).map(
      (line) => `  ${line}`,
    ),
  ]),
];
