import { readCommand } from './command.ts';
import { runOwnCommand } from './own-command.ts';
import { stackFlags } from './stack-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Commands after which nobody else has looked. */
const silent = ['preview', 'pre', 'refresh'];

/** After a preview or a refresh that went well: client secrets that a lost reply left. The exit code stays the command's. */
export const tellUnknownSecrets = async (
  pulumi: string,
  args: readonly string[],
  { env, cwd, exitCode }: { env: Environment; cwd: string; exitCode: number },
  run = runOwnCommand,
): Promise<number> => {
  const isAsked =
    silent.includes(readCommand(args, {}).words[0] ?? '') && !args.some((one) => /^(-h|--help)$/.test(one));
  if (exitCode === 0 && isAsked) await run('unknown-secrets.ts', { args: [pulumi, ...stackFlags(args)], cwd, env });
  return exitCode;
};
