import { fenced, markdownText } from '../../review/markdown-text.ts';
import { inWords } from '../../routing/in-words.ts';
import type { PreviewPart, Step } from './preview-part.ts';
import { type PreviewRecord, recordLine } from './preview-record.ts';

/** So many steps of a tenant are shown, and so many changes of a step. */
const mostSteps = 40;
const mostChanges = 8;

const details = (summary: string, lines: readonly string[]): string[] => [
  `<details><summary>${summary}</summary>`,
  '',
  ...lines,
  '',
  '</details>',
  '',
];

const counted = (steps: readonly Step[]): string => {
  const counts = Map.groupBy(steps, ({ op }) => op);
  return [...counts].map(([op, those]) => `${those.length} ${markdownText(op)}`).join(', ');
};

const stepRow = ({ op, kind, name, changes }: Step): string => {
  const shown = changes.slice(0, mostChanges).map(markdownText);
  const more = changes.length > mostChanges ? [`${changes.length - mostChanges} more`] : [];
  return `| ${markdownText(op)} | ${markdownText(kind)} | ${markdownText(name)} | ${[...shown, ...more].join(', ')} |`;
};

const stepsOf = ({ tenant, exitCode, steps, said }: PreviewPart): string[] => {
  const name = markdownText(tenant);
  if (exitCode !== 0) return [`**${name}: the preview failed** (exit code ${exitCode}).`, '', ...fenced(said), ''];
  if (steps.length === 0) return [`**${name}**: no step.`, ''];
  const rows = steps.slice(0, mostSteps).map(stepRow);
  const more = steps.length > mostSteps ? ['', `${steps.length - mostSteps} more steps: the job's log has all.`] : [];
  return [
    ...details(`<b>${name}</b>: ${counted(steps)}`, [
      '| step | what | name | changes |',
      '| --- | --- | --- | --- |',
      ...rows,
      ...more,
    ]),
  ];
};

const handMadeOf = ({ tenant, drift }: PreviewPart): string[] => {
  const name = markdownText(tenant);
  if ('why' in drift) return [`- ${name}: not known, ${markdownText(drift.why)}.`];
  const unread = drift.unread.map((why) => `- ${name}: not known, ${markdownText(why)}.`);
  const overwritten = drift.overwritten.map(({ text, calls, touched }) => {
    const who =
      touched.length === 0
        ? ''
        : ` (${inWords(touched.slice(0, 5).map(markdownText))}${touched.length > 5 ? ` and ${touched.length - 5} more` : ''})`;
    return `- ${name}: ${markdownText(text)}${calls === undefined ? ' Which calls that changes is not known.' : ` ${markdownText(calls)}`}${who}`;
  });
  return [...overwritten, ...unread];
};

/** What a comment is made of: the review, what a job found of each tenant, and tenants of which no job has said anything. */
export interface Previewed {
  readonly review: string;
  readonly parts: readonly PreviewPart[];
  readonly missing: readonly string[];
  readonly record: PreviewRecord;
}

/** The one comment of a pull request: which calls change, what the engine would do, and what of people's own changes it would write over. */
export const previewComment = ({ review, parts, missing, record }: Previewed): string => {
  const overwritten = parts.flatMap(handMadeOf);
  return [
    review,
    '',
    '#### What the engine would do',
    '',
    ...parts.flatMap(stepsOf),
    ...missing.map((name) => `**${markdownText(name)}: not previewed.** Its job has left nothing.\n`),
    ...(parts.length + missing.length === 0 ? ['No tenant is changed.', ''] : []),
    '#### Hand-made changes that this up overwrites',
    '',
    ...(overwritten.length > 0 ? overwritten : [parts.length === 0 ? 'Not looked at.' : 'None.']),
    '',
    recordLine(record),
  ].join('\n');
};
