import { formatWording } from '../../providers/kit/wording.ts';
import { type Waiting, waitingText } from '../../providers/msteams/resources/waiting.ts';
import { kindSchemas } from '../../providers/msteams/schema/kinds.ts';
import { readCommand } from './command.ts';
import { type Engine, engineAt } from './engine.ts';
import { readState, resourcesOf, type StackState, type StateResource } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** All that could be done is done, and something waits for what takes hours. */
export const somethingWaits = 9;

/** `up` as it writes. */
const writesNothing = /^(--preview-only(=(true|1|t))?|-h|--help)$/i;

const quoted = (name: unknown): string => `"${String(name)}"`;

/** What a resource of a state is to a voice engineer, and its name in Teams. */
const labelOf = ({ type, id, outputs = {} }: StateResource): string => {
  const name = type.split(':').at(-1) ?? type;
  if (name === 'PolicyAssignments') return String(outputs.policyType);
  if (name === 'NumberOrder') return `order ${quoted(outputs.reference ?? id)}`;
  if (name === 'TrunkNumbers') return 'numbers of the SIP trunk';
  if (name === 'GroupPolicyAssignment') {
    return `${outputs.policyType} ${quoted(outputs.policy)} of group ${quoted(outputs.group)}`;
  }
  const schema: object = Object.hasOwn(kindSchemas, name) ? kindSchemas[name as keyof typeof kindSchemas] : {};
  const noun = 'noun' in schema ? String(schema.noun) : name;
  return name.startsWith('Global') ? noun : `${noun} ${quoted(outputs.name ?? outputs.fqdn ?? id)}`;
};

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' && value !== null && 'since' in value && 'for' in value;

/** What of a stack waits: since when, and for what. */
export const waitsIn = (state: StackState): { readonly what: string; readonly waiting: Waiting }[] =>
  resourcesOf(state).flatMap((resource) => {
    const waiting = resource.outputs?.waiting;
    return isWaiting(waiting) ? [{ what: labelOf(resource), waiting }] : [];
  });

/** The same, a line each. */
export const waitingIn = (state: StackState): string[] =>
  waitsIn(state).map(({ what, waiting }) => waitingText(what, waiting));

/** What a person reads of them at the end of an `up`. */
const waitingWords = (waiting: readonly string[], exitCode: number): string =>
  formatWording({
    message: [
      `warning: ${waiting.length} of this stack ${waiting.length === 1 ? 'waits' : 'wait'}${exitCode === 0 ? `, and all else is done (exit code ${somethingWaits})` : ', besides what is said above'}:`,
      ...waiting.map((line) => `  ${line}`),
    ].join('\n'),
    fix:
      exitCode === 0
        ? 'run up again later, it goes on from here.'
        : 'put right what is said above, then run up again: it goes on from here.',
  });

/**
 * Ends an `up` with what waits, if anything does, and gives the exit code of all: one of its own only where nothing else is wrong; a
 * failure keeps its own. Asked of the state and not of this run alone, which may have had a `--target`.
 */
export const tellWaiting = async (
  pulumi: string,
  args: readonly string[],
  { env, cwd, exitCode }: { env: Environment; cwd: string; exitCode: number },
  engine: Engine = engineAt(pulumi, cwd, env),
): Promise<number> => {
  const isUp = ['up', 'update'].includes(readCommand(args, env).words[0] ?? '');
  if (!isUp || args.some((one) => writesNothing.test(one))) return exitCode;
  const state = await readState(engine, args, 'What of the stack still waits is told by its state.').catch(
    (error: unknown) => {
      if (exitCode === 0) throw error;
      // The failure that ended the run stays the one that is told, and its exit code.
      console.error('warning: whether anything of this stack waits is not known, its state can not be read.');
    },
  );
  const waiting = state === undefined ? [] : waitingIn(state);
  if (waiting.length === 0) return exitCode;
  console.error(waitingWords(waiting, exitCode));
  return exitCode === 0 ? somethingWaits : exitCode;
};
