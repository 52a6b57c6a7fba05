import { visibleText } from '../../providers/kit/visible-text.ts';
import type { LeftForUser } from '../../tenant/entered/left-to-enter.ts';
import { leftLine } from '../../tenant/entered/left-words.ts';
import { doneOf } from './done.ts';
import { headline } from './headline.ts';
import type { Step } from './step.ts';
import { stepsOf } from './steps.ts';
import type { Subject } from './subject.ts';
import type { Ticks } from './ticks.ts';

/** What `--print` prints: the page as text, without the secret. */
export const handoverText = (subject: Subject, left: readonly LeftForUser[], ticks: Ticks): string => {
  const steps = stepsOf(subject);
  const done = doneOf(subject, steps, ticks);
  const lines = steps.flatMap((step, at) => {
    const heading = steps[at - 1]?.part === step.part ? [] : ['', step.part];
    return [...heading, ...stepLines(step, at + 1, done.get(step.id), step.id === 'users' ? left.map(leftLine) : [])];
  });
  return visibleText([headline(subject, left), ...lines].join('\n'));
};

const width = 108;

const stepLines = (step: Step, number: number, on: string | undefined, people: readonly string[]): string[] => {
  const title = `${String(number).padStart(2)} [${on === undefined ? ' ' : 'x'}] ${step.title}`;
  if (on !== undefined) return [`${title} (${on})`];
  return [
    title,
    ...step.say.flatMap((text) => wrapped(text, '       ')),
    ...step.values.map(
      ({ label, value }) => `       ${label}: ${value ?? '(secret: npm run handover without --print copies it)'}`,
    ),
    ...step.options.flatMap(({ label, means, chosen }) =>
      wrapped(`${label}: ${means}`, chosen ? '     * ' : '     - '),
    ),
    ...people.map((line) => `       ${line}`),
    ...step.wrong.flatMap(({ sign, fix }) => wrapped(`${sign}: ${fix}`, '     ! ')),
  ];
};

/** The first line begins with `mark`, the others are as far in. */
const wrapped = (text: string, mark: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, at) => `${at === 0 ? mark : ' '.repeat(mark.length)}${line}`);
};
