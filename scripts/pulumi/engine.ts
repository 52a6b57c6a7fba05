import { execa } from 'execa';
import { withoutSetup } from './own-command.ts';

/** What a command of the CLI said. */
export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The CLI in the folder of one project: for what the launcher must know before the command that was asked for. */
export interface Engine {
  /** Runs a command to its end, without input. */
  ask(...args: string[]): Promise<Answer>;
}

/** The CLI at `pulumi`, in `cwd`. */
export const engineAt = (pulumi: string, cwd: string, env: Readonly<Record<string, string | undefined>>): Engine => ({
  ask: async (...args) => {
    const options = { cwd, env: withoutSetup(env), extendEnv: false, reject: false, stdin: 'ignore' } as const;
    const { exitCode, stdout, stderr } = await execa(pulumi, [...args, '--non-interactive'], options);
    return { exitCode: exitCode ?? -1, stdout, stderr };
  },
});
