import { dialledText, notDialled } from '../../../routing/dialled-text.ts';
import { ProblemError } from '../../../tenant/problem-error.ts';

/** The call that somebody wants to see, as typed. */
export interface AskedCall {
  readonly to?: string;
  readonly queue?: string;
  readonly from?: string;
  readonly number?: string;
  readonly dial?: string;
  readonly by?: string;
  readonly on?: string;
  readonly caller?: string;
  readonly busy?: boolean | string;
  readonly status?: string;
  readonly after?: string;
  readonly login?: string;
  readonly next?: string;
  readonly at?: string;
  readonly hidden?: boolean;
  readonly down?: readonly string[];
}

/** Which options go with which call. */
const goWith = {
  to: ['by', 'on', 'caller', 'busy', 'status', 'after', 'login', 'next', 'down'],
  queue: ['by', 'caller', 'busy', 'after', 'down'],
  from: ['dial', 'at', 'hidden', 'down'],
  number: ['caller', 'busy', 'down'],
} as const;

const file = 'npm run lab:call';

const refuse = (message: string, fix: string, path?: string): never => {
  throw new ProblemError({ file, ...(path && { path }), message, fix });
};

const example =
  'write e.g. npm run lab:call -- --to ada, --queue sales, --from ada --dial 0612345678, or --number +31205552101.';

/** What the lab is asked, or what is wrong with it. */
export const questionOf = (asked: AskedCall): object => {
  const given = Object.keys(asked).filter((name) => asked[name as keyof AskedCall] !== undefined);
  const kinds = (['to', 'queue', 'from', 'number'] as const).filter((one) => given.includes(one));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    return refuse('It takes one call: --to, --queue, --number, or --from with --dial.', example);
  const stray = given.filter((name) => name !== kind && !goWith[kind].some((one) => one === name));
  if (stray.length > 0) {
    return refuse(`it says nothing of a call with --${kind}.`, 'leave it out.', `--${stray[0]}`);
  }
  if (kind === 'from') return dialled(asked);
  if (kind !== 'queue' && typeof asked.busy === 'string')
    return refuse('--busy takes a name only with --queue.', 'write --busy alone: it is about who is called.', '--busy');
  const { busy, ...rest } = asked;
  if (kind !== 'queue') return { ...rest, ...(busy !== undefined && { busy }) };
  if (busy === true)
    return refuse('With --queue it takes who is busy.', 'write e.g. --busy ada@contoso.example.', '--busy');
  return { ...rest, ...(typeof busy === 'string' && { busy: busy.split(',') }) };
};

const dialled = ({ dial = '', ...rest }: AskedCall): object => {
  const text = dialledText(dial);
  if (text !== undefined) return { ...rest, dial: text };
  const { message, fix } = dial === '' ? { message: 'It takes --dial, too.', fix: example } : notDialled(dial, '');
  return refuse(message, fix, '--dial');
};
