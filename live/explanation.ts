import { columns } from '../routing/columns.ts';
import { explainText } from '../routing/explain-text.ts';
import type { Call } from '../routing/question.ts';
import { summaryRow } from '../routing/summary.ts';
import type { Difference } from './differences/difference.ts';

/** What became of one call; with `live` it is told from the tenant, and what the file says otherwise stands there. */
export type Explanation = Call & {
  readonly live?: {
    /** Empty if the tenant agrees with the file for this call. */
    readonly differences: readonly Difference[];
    /** The call by the file; absent if the file doesn't know who dials. */
    readonly byFile?: Call;
  };
};

/** The trace in plain lines, then what the file says otherwise. */
export const explanationText = (explanation: Explanation): string[] => {
  const { live, ...call } = explanation;
  if (live === undefined) return explainText(call);
  if (live.differences.length === 0)
    return [...explainText(call), '', 'The tenant agrees with the file for this call.'];
  return [
    ...explainText(call),
    '',
    'The tenant differs from the file:',
    ...live.differences.map(({ text }) => `  ${text}`),
    ...(live.byFile ? outcomes(call, live.byFile) : []),
  ];
};

const outcomes = (call: Call, byFile: Call): string[] => {
  const [now, before] = [call, byFile].map((one) => summaryRow(one).slice(1));
  if (now?.join('\n') === before?.join('\n')) return columns([['By both:', ...(now ?? [])]]);
  return columns([
    ['By the tenant:', ...(now ?? [])],
    ['By the file:', ...(before ?? [])],
  ]);
};
