import { join } from 'node:path';
import { runInForeground } from '../setup/foreground.mjs';
import { root } from '../setup/places.mjs';

/** How a command of trunkline's own is run. */
interface Run {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** With every identity: for what starts the engine, and nothing else. */
  readonly whole?: boolean;
}

/** Identities that are for the engine's plugins alone; CCAIP's token and a SIP provider's key, which are theirs and of whatever a person starts with them. */
const ofOthers = /^TRUNKLINE_((SETUP|VAULT|DNS)_|CCAIP_TOKEN$|[A-Z0-9]+_API_KEY$)/i;

/** None of trunkline's own commands writes what is tier 0, in a vault or in a zone, nor does a look at the state. */
export const withoutSetup = (env: Run['env']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !ofOthers.test(name)));

const isOfService = ([name]: readonly [string, unknown]): boolean =>
  /^TRUNKLINE_(CCAIP_TOKEN|[A-Z0-9]+_API_KEY)$/i.test(name);

/** The engine and its plugins have nothing to do in CCAIP or at a SIP provider unless files say so: what opens these isn't theirs. */
export const withoutServices = (env: Run['env']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter((one) => !isOfService(one)));

/** What opens CCAIP or a SIP provider, as it is spelled there; nothing where none is set. */
export const onlyServices = (env: Run['env']): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(env).filter((one) => isOfService(one) && one[1] !== undefined && one[1] !== ''));

/** Runs a script of this folder's parent in the foreground, as this one was run, and gives its exit code. */
export const runOwnCommand = (script: string, { args, env, cwd, whole }: Run): Promise<number> =>
  runInForeground(process.execPath, [...process.execArgv, join(root, 'scripts', script), ...args], {
    env: whole ? env : withoutSetup(env),
    ...(cwd !== undefined && { cwd }),
  });
