import { cutTo, longestBody } from '../../review/github.ts';
import { fenced, markdownText } from '../../review/markdown-text.ts';
import { inWords } from '../../routing/in-words.ts';
import type { PreviewPart, Step } from './preview-part.ts';
import { type PreviewRecord, recordLine } from './preview-record.ts';

/** So many steps of a tenant are shown, and so many changes of a step. */
const mostSteps = 40;
const mostChanges = 8;
/** So many tenants are named where a line is of several. */
const mostNames = 5;
/** Letters of a line, of a tenant's name, of the hand-made changes of all tenants, and the least that a review gets. */
const longestLine = 600;
const longestName = 60;
const longestHandMade = 24_000;
const leastReview = 4_000;
/** What the mark of a comment, and the words about what was left out, may take. */
const around = 1_000;

const short = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine - 1)}…` : line);

const nameOf = (tenant: string): string =>
  markdownText(tenant.length > longestName ? `${tenant.slice(0, longestName - 1)}…` : tenant);

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
  const shown = changes.slice(0, mostChanges).map((one) => markdownText(short(one)));
  const more = changes.length > mostChanges ? [`${changes.length - mostChanges} more`] : [];
  return `| ${markdownText(op)} | ${markdownText(kind)} | ${markdownText(name)} | ${[...shown, ...more].join(', ')} |`;
};

const isFailed = ({ exitCode }: PreviewPart): boolean => exitCode !== 0;

/** A tenant's steps, whole, and in one line where there is no room. */
const stepsOf = ({
  tenant,
  exitCode,
  steps,
  said,
}: PreviewPart): { readonly whole: string[]; readonly line: string[] } => {
  const name = nameOf(tenant);
  if (exitCode !== 0) {
    const line = `**${name}: the preview failed** (exit code ${exitCode}).`;
    return { whole: [line, '', ...fenced(said.map(short)), ''], line: [line, ''] };
  }
  if (steps.length === 0) return { whole: [`**${name}**: no step.`, ''], line: [`**${name}**: no step.`, ''] };
  const rows = steps.slice(0, mostSteps).map(stepRow);
  const more = steps.length > mostSteps ? ['', `${steps.length - mostSteps} more steps: the job's log has all.`] : [];
  const table = ['| step | what | name | changes |', '| --- | --- | --- | --- |', ...rows, ...more];
  return {
    whole: details(`<b>${name}</b>: ${counted(steps)}`, table),
    line: [`**${name}**: ${counted(steps)}. No room for them here: the job's summary has them.`, ''],
  };
};

const handMadeOf = ({ tenant, drift }: PreviewPart, room: number): string[] => {
  const name = nameOf(tenant);
  if ('why' in drift) return [short(`- ${name}: not known, ${markdownText(drift.why)}.`)];
  const unread = drift.unread.map((why) => `- ${name}: not known, ${markdownText(why)}.`);
  const overwritten = drift.overwritten.map(({ text, calls, touched }) => {
    const who =
      touched.length === 0
        ? ''
        : ` (${inWords(touched.slice(0, 5).map(markdownText))}${touched.length > 5 ? ` and ${touched.length - 5} more` : ''})`;
    return `- ${name}: ${markdownText(text)}${calls === undefined ? ' Which calls that changes is not known.' : ` ${markdownText(calls)}`}${who}`;
  });
  return bounded({ name, room }, [...overwritten, ...unread].map(short));
};

/** One line for all tenants, so that it takes no room from any. */
const pendingLine = (parts: readonly PreviewPart[]): string[] => {
  const those = parts.filter(({ drift }) => !('why' in drift) && drift.notCarriedOut > 0);
  const count = those.reduce((sum, { drift }) => sum + ('why' in drift ? 0 : drift.notCarriedOut), 0);
  const shown = those.slice(0, mostNames).map(({ tenant }) => nameOf(tenant));
  const who = those.length > mostNames ? [...shown, `${those.length - mostNames} more`] : shown;
  return those.length === 0 ? [] : [`- ${inWords(who)}: ${notCarriedOut(count)}`];
};

const notCarriedOut = (count: number): string =>
  `${count} ${count === 1 ? 'difference is' : 'differences are'} not made by hand: an earlier version of the files was never carried out here, and goes with this one.`;

const bounded = (
  { name, room }: { readonly name: string; readonly room: number },
  lines: readonly string[],
): string[] => {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length + 1;
    if (length > room) break;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  const more = shown.length === 0 ? `${left}` : `${left} more`;
  return [...shown, ...(left > 0 ? [`- ${name}: ${more} without room here: the job's summary has them.`] : [])];
};

/** What a comment is made of: the review, what a job found of each tenant, and tenants of which no job has said anything. */
export interface Previewed {
  readonly review: string;
  readonly parts: readonly PreviewPart[];
  readonly missing: readonly string[];
  /** Tenants whose files the pull request deletes. */
  readonly gone: readonly string[];
  readonly record: PreviewRecord;
  /** Why nobody knows which tenants were to be previewed; absent: it is known. */
  readonly unknown?: string;
  /** Letters that it may have; as many as a comment at GitHub takes, if left out. */
  readonly most?: number;
}

/**
 * The one comment of a pull request: which calls change, what of people's own changes it would write over, and what the engine would do. What
 * isn't known is told as that. Where there isn't room for all the engine's steps are left out first, then the end of the review.
 */
export const previewComment = (previewed: Previewed): string => {
  const { review, parts, most = longestBody } = previewed;
  const record = recordLine(previewed.record);
  const above = [...missingLines(previewed), ...handMadeSection(previewed), '#### What the engine would do', ''];
  const none = parts.length === 0 ? [noSteps(previewed), ''] : [];
  const steps = [...parts.filter(isFailed), ...parts.filter((part) => !isFailed(part))].map(stepsOf);
  const room = most - around - lengthOf([...above, ...none, record]);
  const seen = cutTo(review, Math.max(leastReview, room - lengthOf(steps.flatMap(({ line }) => line))));
  const cut = seen === review ? [] : ['', "This is cut: the job's summary has all of it."];
  const { told, out } = within(room - seen.length, steps);
  const head = [seen, ...cut, '', ...above, ...none].join('\n');
  const text = [head, ...told.flat(), ...leftOut(out)].join('\n');
  const kept = cutTo(text, most - around - record.length);
  return [kept, ...(kept === text ? [] : lostIn(kept, { head, told, out })), record].join('\n');
};

const leftOut = (out: number): string[] =>
  out === 0 ? [] : [`${out} more tenants without room here: the job's summary has them.`, ''];

/** What the last cut has taken: nothing goes without a word. */
const lostIn = (
  kept: string,
  { head, told, out }: { readonly head: string; readonly told: readonly (readonly string[])[]; readonly out: number },
): string[] => {
  const text = [head, ...told.flat()].join('\n').split('\n');
  const lines = kept.split('\n');
  const at = lines.findIndex((line, index) => line !== text[index]);
  const end = at < 0 ? lines.length : at;
  let next = head.split('\n').length;
  let lost = out;
  for (const one of told) {
    if (one.length > 0 && next >= end) lost += 1;
    next += one.flatMap((line) => line.split('\n')).length;
  }
  return [
    '',
    ...(end < head.split('\n').length
      ? ["**Not all hand-made changes are shown**: the job's summary has them.", '']
      : []),
    ...leftOut(lost),
  ];
};

const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

/** Each tenant's steps whole where there is room for them and a line of each that follows, else in a line; who gets none is counted. */
const within = (
  most: number,
  steps: readonly ReturnType<typeof stepsOf>[],
): { readonly told: readonly (readonly string[])[]; readonly out: number } => {
  const told: string[][] = [];
  let room = most;
  let after = lengthOf(steps.flatMap(({ line }) => line));
  let out = 0;
  for (const { whole, line } of steps) {
    after -= lengthOf(line);
    const lines = [whole, line].find((one) => lengthOf(one) <= room - after) ?? (lengthOf(line) <= room ? line : []);
    if (lines.length === 0) out += 1;
    room -= lengthOf(lines);
    told.push(lines);
  }
  return { told, out };
};

const noSteps = ({ missing, gone, unknown }: Previewed): string => {
  if (unknown !== undefined || missing.length > 0) return 'Not known.';
  return gone.length > 0 ? 'No tenant that is still there is changed.' : 'No tenant is changed.';
};

const names = (tenants: readonly string[]): string => tenants.map(nameOf).join(', ');

const missingLines = ({ missing, gone, unknown }: Previewed): string[] => [
  ...(unknown === undefined ? [] : [`**Not previewed**: ${markdownText(unknown)}`, '']),
  ...(missing.length === 0
    ? []
    : [
        `**${names(missing)}: not previewed.** ${missing.length === 1 ? 'Its job has' : 'Their jobs have'} left nothing that can be read.`,
        '',
      ]),
  ...(gone.length === 0
    ? []
    : [
        `**${names(gone)}: ${gone.length === 1 ? 'its' : 'their'} files go.** No job is for that: the stack, and all that trunkline made, stay as they are.`,
        '',
      ]),
];

const handMadeSection = ({ parts, missing, unknown, most }: Previewed): string[] => {
  const room = most === Number.POSITIVE_INFINITY ? most : longestHandMade / Math.max(1, parts.length);
  const lines = [
    ...parts.flatMap((part) => handMadeOf(part, room)),
    ...pendingLine(parts),
    ...(missing.length === 0
      ? []
      : [`- Not known of ${missing.length === 1 ? 'the tenant' : `${missing.length} tenants`} that nobody previewed.`]),
  ];
  const none = parts.length === 0 || unknown !== undefined ? 'Not looked at.' : 'None.';
  return ['#### Hand-made changes that this up overwrites', '', ...(lines.length > 0 ? lines : [none]), ''];
};
