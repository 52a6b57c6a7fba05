import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { absolutePaths } from './absolute-paths.ts';
import { showAskedOutput } from './asked-output.ts';
import { absoluteBackend, backendOf, isOwnBackend } from './backend.ts';
import { type Command, isInit, isOfOneStack, readCommand, renamedTo, tenantOf } from './command.ts';
import { type Engine, engineAt } from './engine.ts';
import { lookForSecond, stackNames } from './new-stack.ts';
import { onlyServices, withoutServices } from './own-command.ts';
import { openProject } from './project.ts';
import { readStackFiles } from './read-stack-files.ts';
import { secretsOfRun } from './secrets-of-run.ts';
import { lostFile, type Secrets, stackFileProblems, wouldWrite } from './stack-file.ts';
import { exportState } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How the CLI is to be started. */
export interface Launch {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Environment;
}

/** What the launcher was given. */
export interface Given {
  readonly args: readonly string[];
  readonly env: Environment;
  /** The CLI. */
  readonly pulumi: string;
  /** A person sits at the terminal: the CLI would then offer to make a stack that isn't there. */
  readonly atTerminal: boolean;
  /** What was found wrong with the call already: told with the rest. */
  readonly problems: readonly Problem[];
}

/** Commands for which the CLI offers to make a stack that isn't there. */
const offersNew = new Set('up update preview pre import watch config refresh'.split(' '));

/** Finds the project and the stack that a command line means, and refuses what would lead the engine astray. */
export const launch = async ({ args, env, pulumi, atTerminal, problems }: Given): Promise<Launch> => {
  const command = readCommand(args, env);
  const tenants = tenantsRoot(env);
  const given = withoutServices(env);
  if (!isOfOneStack(command, args)) {
    if (problems.length > 0) throw new ProblemError(...problems);
    const cwd = command.words[0] === 'stack' ? openProject({ tenants }, env) : process.cwd();
    return { args, cwd, env: { ...given, ...(command.words[0] === 'stack' && absoluteBackend(env)) } };
  }
  // A stack whose file was lost goes on with what its state says, and never with a new salt.
  const engineEnv = { ...given, ...absoluteBackend(env), PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: 'true' };
  const anywhere = () => engineAt(pulumi, openProject({ tenants }, env), engineEnv);
  if (command.stack === undefined && (isInit(command) || problems.length > 0)) {
    throw new ProblemError(...problems, ...(isInit(command) ? [unnamed('init')] : []));
  }
  const stack = command.stack ?? (await selected(anywhere()));
  const tenant = tenantOf(stack);
  const to = renamedTo(command);
  const files = readStackFiles(tenants, tenant, to && tenantOf(to));
  const wrong = [...problems, ...stackFileProblems(command, files)];
  if (wrong.length > 0) throw new ProblemError(...wrong);
  if (isOwnBackend(backendOf(env)) && files.hasTenant && wouldWrite(command, files))
    throw new ProblemError(lostFile(files, await secretsOf(anywhere(), stack)));
  if (await begins(command, atTerminal && files.own === undefined, stack, anywhere)) {
    const second = await lookForSecond(anywhere(), tenants, tenant, (line) => console.error(line));
    if (second.length > 0) throw new ProblemError(...second);
  }
  const services = onlyServices(env);
  const set = Object.keys(services).map((name) => name.toUpperCase());
  const needed = await secretsOfRun(command, { tenants, tenant, stack }, { set, engine: anywhere });
  const opened = Object.fromEntries(Object.entries(services).filter(([name]) => needed.includes(name.toUpperCase())));
  return {
    args: showAskedOutput(absolutePaths(args, process.cwd())),
    cwd: openProject({ tenants, tenant: to === undefined ? tenant : tenantOf(to) }, env),
    env: { ...engineEnv, ...opened, ...(command.stack === undefined && { PULUMI_STACK: stack }) },
  };
};

const begins = async (command: Command, mayBeNew: boolean, stack: string, engine: () => Engine): Promise<boolean> => {
  if (isInit(command)) return true;
  if (!mayBeNew || !offersNew.has(command.words[0] ?? '')) return false;
  return !(await stackNames(engine())).some((name) => tenantOf(name) === tenantOf(stack));
};

/** The stack that `stack select` chose. */
const selected = async (engine: Engine): Promise<string> => {
  const { exitCode, stdout } = await engine.ask('stack', '--show-name');
  if (exitCode !== 0 || stdout.trim() === '') throw new ProblemError(unnamed('-s'));
  return stdout.trim();
};

const unnamed = (path: string): Problem => ({
  file: 'command line',
  path,
  message: 'no stack is named.',
  allowed: 'A stack has the name of its tenant.',
  fix:
    path === 'init'
      ? 'npm run pulumi -- stack init <tenant>'
      : 'add -s <tenant>, or choose one: npm run pulumi -- stack select <tenant>',
});

/** The CLI's exit code where there is no such stack. */
const noStack = 6;

const secretsOf = async (engine: Engine, stack: string): Promise<Secrets | undefined> => {
  const state = await exportState(engine, ['-s', stack]);
  if (!('said' in state)) return state.deployment?.secrets_providers ?? {};
  if (state.exitCode === noStack) return undefined;
  throw new ProblemError({
    file: 'pulumi stack export',
    message: state.said,
    fix: 'see that the state can be read, then run this again.',
  });
};
