import { ProblemError } from '../../tenant/problem-error.ts';
import { root } from '../setup/places.mjs';
import { type Engine, engineAt } from './engine.ts';
import { notLifted, type StackState, takeLifts } from './found-objects.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const destroying = ['destroy', 'down', 'dn'];
const harmless = /^(--preview-only(=(true|1|t))?|-h|--help)$/i;

/** The flags of a command line that say which stack is meant. */
const stackFlags = (args: readonly string[]): string[] =>
  args.flatMap((one, at) => {
    if (/^(-s|--stack)$/.test(one)) return [one, args[at + 1] ?? ''];
    return /^(-s|--stack)=/.test(one) ? [one] : [];
  });

const stateOf = async (engine: Engine, args: readonly string[]): Promise<StackState> => {
  const { exitCode, stdout, stderr } = await engine.ask('stack', 'export', ...stackFlags(args));
  if (exitCode === 0) return JSON.parse(stdout) as StackState;
  throw new ProblemError({
    file: 'pulumi stack export',
    message: stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode}.`,
    allowed: 'A destroy is begun only when it is known what was in the tenant before.',
    fix: 'name the stack with -s, and see that its state can be read.',
  });
};

/** The command line for the CLI. A destroy that would remove what was imported or adopted is refused, unless lifted by name. */
export const allowDestroy = async (
  pulumi: string,
  given: readonly string[],
  env: Environment,
  cwd = root,
): Promise<string[]> => {
  const { args, lifted } = takeLifts(given);
  if (args.some((one) => destroying.includes(one)) && !args.some((one) => harmless.test(one))) {
    const problems = notLifted(await stateOf(engineAt(pulumi, cwd, env), args), lifted);
    if (problems.length > 0) throw new ProblemError(...problems);
  }
  return args;
};
