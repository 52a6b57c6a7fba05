import type { LiveCallResult, Verdict } from '../../live/check-calls.ts';
import type { CallResult } from '../../routing/calls/call-result.ts';
import { callTitle } from '../../routing/calls/call-title.ts';
import { uncertainOf } from '../../routing/calls/uncertain.ts';
import { explainText } from '../../routing/explain-text.ts';
import { notConnectedReason } from '../../routing/not-connected.ts';

/** By the files: what doesn't go as expected, with its trace, and how many hold. */
export const report = (file: string, results: readonly CallResult[]): string[] => {
  const lines = results.flatMap((result, index) =>
    result.failures.length === 0
      ? (openLine(file, index, result) ?? uncertainLine(file, index, result))
      : [head(file, index, result), ...result.failures.map(indented), ...trace(result), ''],
  );
  if (results.length === 0) return [`${file}: no call is expected, so none was played.`];
  const [held, open] = [results.filter(holds).length, results.filter(isOpen).length];
  const rest = open === 0 ? '' : `, ${open} not known yet: ${notConnectedReason}`;
  return [...lines, `${file}: ${held} of ${results.length} expected calls hold${rest}.`];
};

/** Whether a call is shown to go as expected. */
const holds = (result: CallResult): boolean => result.failures.length === 0 && !isOpen(result);

/** Whether nobody can tell yet. */
export const isOpen = ({ notKnownYet }: CallResult): boolean => notKnownYet !== undefined;

/** Of what nothing contradicts, and nobody can tell. */
const openLine = (file: string, index: number, result: CallResult): string[] | undefined =>
  result.notKnownYet === undefined
    ? undefined
    : [head(file, index, result), `  Not shown to hold: not known yet, since ${result.notKnownYet}.`, ''];

/** Of what holds by all that is known, though not for certain. */
const uncertainLine = (file: string, index: number, result: CallResult): string[] => {
  const why = uncertainOf(result);
  return why === undefined ? [] : [head(file, index, result), `  Holds, but that isn't certain: ${why}.`, ''];
};

/** By the tenant: what is wrong, and apart from it what isn't in effect yet. */
export const liveReport = (file: string, results: readonly LiveCallResult[]): string[] => {
  const count = (verdict: Verdict) => results.filter(({ live }) => live.verdict === verdict).length;
  const late = count('not in effect');
  if (results.length === 0) return [`${file}: no call is expected, so none was played.`];
  return [
    ...results.flatMap((result, index) => told(file, result, index)),
    `${[
      `${file}: ${count('holds')} of ${results.length} expected calls hold in the tenant`,
      ...(late === 0 ? [] : [`${late} not in effect yet`]),
      ...(count('wrong') === 0 ? [] : [`${count('wrong')} wrong`]),
    ].join(', ')}.`,
    ...(late === 0
      ? []
      : [
          'Not in effect yet: the files are right, and the tenant has it otherwise. After up Teams takes minutes, in places a day; if it',
          'stays, it waits (up lists what does), up has not run, or somebody changed it by hand.',
        ]),
  ];
};

/** Whether a report of the tenant's calls, among other lines, has one that isn't in effect yet. */
export const saysLate = (output: string): boolean =>
  /expected calls hold in the tenant, \d+ not in effect yet/.test(output);

const told = (file: string, result: LiveCallResult, index: number): string[] => {
  const { live, failures } = result;
  const differences = live.differences.map(({ text }) => indented(text));
  switch (live.verdict) {
    case 'holds':
      return uncertainLine(file, index, result);
    case 'not in effect':
      return [head(file, index, result), '  Not in effect yet.', ...failures.map(indented), ...differences, ''];
    case 'wrong':
      return failures.length === 0
        ? [
            head(file, index, result),
            '  Wrong by the files: it still goes as expected in the tenant, until the next up.',
            ...live.byFile.map(indented),
            ...differences,
            '',
          ]
        : [
            head(file, index, result),
            '  Wrong, by the files too.',
            // What can't be played is told in the words that have a fix.
            ...(result.call === undefined ? live.byFile : failures).map(indented),
            ...trace(result),
            '',
          ];
  }
};

const head = (file: string, index: number, { expected }: CallResult): string =>
  `${file}: calls[${index}]: ${callTitle(expected)}`;

const indented = (line: string): string => `  ${line}`;

const trace = ({ call }: CallResult): string[] =>
  call === undefined ? [] : explainText(call).map((line) => (line === '' ? '' : `    ${line}`));
