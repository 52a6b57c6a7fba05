import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { formatWording } from '../../providers/kit/wording.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { callsBy, callsDontHold } from '../calls/after-up.ts';
import { readCommand, tenantOf } from './command.ts';
import { runOwnCommand } from './own-command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** An `up` that was carried out. */
export interface Done {
  readonly args: readonly string[];
  readonly env: Environment;
  readonly exitCode: number;
}

/** What writes nothing, and what a program reads. */
const without = /^(--preview-only(=(true|1|t))?|-h|--help|-j|--json(=(true|1|t))?)$/i;

/** The tenant whose expected calls are to be played now; nothing after what wrote nothing, or where none are expected. */
export const tenantToCheck = ({ args, env, exitCode }: Done): string | undefined => {
  const { words, stack } = readCommand(args, env);
  const isUp = ['up', 'update'].includes(words[0] ?? '') && !args.some((one) => without.test(one));
  if (exitCode !== 0 || !isUp || stack === undefined) return undefined;
  const tenant = tenantOf(stack);
  return existsSync(join(tenantsRoot(env), tenant, 'calls.yaml')) ? tenant : undefined;
};

/** What plays calls asks the tenant and never the engine. */
export const withoutEngine = (env: Environment): Environment =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^PULUMI_(ACCESS_TOKEN|CONFIG_PASSPHRASE(_FILE)?)$/.test(name)),
  );

/**
 * Ends an `up` with the calls that the tenant expects, played against the tenant itself, and gives the exit code of both. What isn't in
 * effect yet is told and no failure: Teams takes its time. What is wrong is one of its own, for `up` itself did succeed.
 */
export const callsAfterUp = async (done: Done, run = runOwnCommand): Promise<number> => {
  const tenant = tenantToCheck(done);
  if (tenant === undefined) return done.exitCode;
  const exitCode = await run('calls.ts', { args: [tenant, '--live'], env: withoutEngine(done.env) });
  if (callsBy(exitCode) !== 'wrong') return done.exitCode;
  console.error(
    formatWording({
      message: `up is done, but the calls that "${tenant}" expects are not shown to hold in it (exit code ${callsDontHold}).`,
      fix: `put right what is said above; npm run calls -- ${tenant} --live looks again.`,
    }),
  );
  return callsDontHold;
};
