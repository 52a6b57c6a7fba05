import { visibleLine } from '../../providers/kit/visible-text.ts';
import { changeText } from './change-text.ts';
import type { Write } from './writes.ts';

const words: Readonly<Record<Write['end'], string>> = {
  done: 'done',
  taken: 'taken',
  failed: 'refused',
  unknown: 'not known',
  open: 'not known',
};

/** The widest that names are made to stand in a column. */
const widest = 44;

const whoOf = ({ object, upn, user }: Write): string => object ?? upn ?? user ?? '';

/** `4be1c02`, as git shortens it. */
const commitText = (commit: string | undefined): string => {
  if (commit === undefined) return 'of an unknown commit';
  const [oid = '', dirty] = commit.split('-');
  return `of ${oid.slice(0, 7)}${dirty === undefined ? '' : ' with uncommitted edits'}`;
};

const runText = ({ time, commit, actor, startedBy }: Write): string => {
  const by = actor === undefined ? '' : `, by ${actor}`;
  const started = startedBy === undefined ? '' : `, started by ${startedBy}`;
  return visibleLine(`${time.slice(0, 10)} ${time.slice(11, 16)} UTC, files ${commitText(commit)}${by}${started}`);
};

const endText = ({ end, text, request, operation, tries, seen }: Write): string | undefined => {
  const by = operation === undefined ? '' : ` (operation ${operation})`;
  const said = text === undefined ? undefined : `${text}${request === undefined ? '' : ` (request ${request})`}`;
  const before = said === undefined ? '' : `; before: ${said}`;
  if (seen !== undefined)
    return `its run didn't see the end; the run of ${seen.slice(0, 10)} ${seen.slice(11, 16)} saw that it is so`;
  if (end === 'taken') return `Teams took it${by}, and its end isn't on record`;
  if (end === 'open') return `sent, and no answer is on record: the run was ended, or is still at it${before}`;
  if (tries > 1) return `at try ${tries}${end === 'done' ? before : said === undefined ? '' : `: ${said}`}`;
  return end === 'done' ? undefined : said;
};

const writeText = (write: Write, widths: { readonly kind: number; readonly who: number }): string[] => {
  const { time, end, kind } = write;
  const columns = [
    `  ${time.slice(11, 19)}`,
    words[end].padEnd(9),
    kind.padEnd(widths.kind),
    visibleLine(whoOf(write)).padEnd(widths.who),
    visibleLine(changeText(write)),
  ];
  const said = endText(write);
  return [columns.join('  '), ...(said === undefined ? [] : [`            ${visibleLine(said)}`])];
};

const count = (some: number, one: string): string => `${some} ${one}${some === 1 ? '' : 's'}`;

/** Under each run its writes, oldest first; the first line counts them, the last says what is to be done of what isn't known. */
export const historyText = (tenant: string, writes: readonly Write[], total: number): string[] => {
  const runs = [...Map.groupBy(writes, ({ run }) => run).values()];
  const widthOf = (of: (write: Write) => string) =>
    Math.min(
      widest,
      writes.reduce((most, write) => Math.max(most, of(write).length), 0),
    );
  const widths = { kind: widthOf(({ kind }) => kind), who: widthOf((write) => visibleLine(whoOf(write))) };
  const open = writes.filter(({ end }) => end !== 'done' && end !== 'failed').length;
  const refused = writes.filter(({ end }) => end === 'failed').length;
  const facts = [
    `${count(writes.length, 'write')}${writes.length === total ? '' : ` of ${total}`} in ${count(runs.length, 'run')}`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(open > 0 ? [`the end of ${open} isn't known`] : []),
  ];
  return [
    `${tenant}: ${facts.join(', ')}.`,
    ...runs.flatMap((some) => ['', runText(some[0] as Write), ...some.flatMap((write) => writeText(write, widths))]),
    '',
    ...(open > 0 ? ["What isn't known to have ended: the next up looks at what is there, and goes on from that."] : []),
    'Not in here: the application in Entra and its secrets, which azuread writes, and what people change by hand.',
  ];
};
