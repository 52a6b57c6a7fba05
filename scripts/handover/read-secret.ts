import { z } from 'zod';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Engine } from '../pulumi/engine.ts';
import { jsonOf } from './json-of.ts';

const handed = z.object({ connectedAppSecret: z.string().min(1) });

/** The newest secret's value, over a pipe from the engine, which opens the state's secrets. It is in no argument, variable or log. */
export const readSecret = async (engine: Engine, { name }: Tenant): Promise<string> => {
  const { exitCode, stdout, stderr } = await engine.ask(
    'stack',
    'output',
    'ucaas',
    '--json',
    '--show-secrets',
    '-s',
    name,
  );
  const { data } = handed.safeParse(exitCode === 0 ? jsonOf(stdout) : undefined);
  if (data !== undefined) return data.connectedAppSecret;
  throw new ProblemError({
    file: 'pulumi stack output',
    message:
      exitCode === 0
        ? 'the state has no value of the secret.'
        : stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode} and no word.`,
    allowed: 'Who hands it over must be able to open the secrets of the state.',
    fix:
      exitCode === 0
        ? `add a generation, whose value is then known: npm run rotate -- ${name}`
        : 'see that the passphrase or key of the state is at hand, then press the button again.',
  });
};
