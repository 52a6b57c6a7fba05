import { z } from 'zod';
import type { Problem } from '../../tenant/problem.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { Engine } from '../pulumi/engine.ts';
import { jsonOf } from './json-of.ts';
import { credentialOfPerson, readFromVault } from './read-from-vault.ts';

const handed = z.object({ connectedAppSecret: z.string().min(1) });
const addressed = z.object({ connectedAppSecretUri: z.string().min(1) });

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The newest secret's value, over a pipe from the engine, which opens the state's secrets; or from the vault, by the person's own right, where
 * outputs hold its address alone. It is in no argument, variable or log.
 */
export const readSecret = async (engine: Engine, tenant: Tenant, env: Environment = process.env): Promise<string> => {
  const { name, app } = tenant;
  if (app.keyVault?.outputSecret === false) {
    return readFromVault(await addressOf(engine, name), tenant, credentialOfPerson(tenant, env));
  }
  const { exitCode, stdout, stderr } = await engine.ask(
    'stack',
    'output',
    'ucaas',
    '--json',
    '--show-secrets',
    '-s',
    name,
  );
  const outputs = exitCode === 0 ? jsonOf(stdout) : undefined;
  const { data } = handed.safeParse(outputs);
  if (data !== undefined) return data.connectedAppSecret;
  if (addressed.safeParse(outputs).success) throw new ProblemError(heldBack(name));
  throw new ProblemError({
    file: 'pulumi stack output',
    message:
      exitCode === 0
        ? 'the state has no value of the secret.'
        : stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode} and no word.`,
    allowed: 'Who hands it over must be able to open the secrets of the state.',
    fix:
      exitCode === 0
        ? `add a generation, whose value is then known: npm run rotate -- ${name} --lost`
        : 'see that the passphrase or key of the state is at hand, then press the button again.',
  });
};

/** The file has changed since: the value is in the state, and an `up` is enough. */
const heldBack = (name: string): Problem => ({
  file: 'pulumi stack output',
  path: 'ucaas.connectedAppSecret',
  message: 'the last up left the secret out of the outputs, since its file had outputSecret: false.',
  allowed: 'The file has it no more.',
  fix: `npm run pulumi -- up -s ${name}, then press the button again.`,
});

/** Where the newest secret is, as the last `up` says. */
const addressOf = async (engine: Engine, name: string): Promise<string> => {
  const { exitCode, stdout, stderr } = await engine.ask('stack', 'output', 'ucaas', '--json', '-s', name);
  const { data } = addressed.safeParse(exitCode === 0 ? jsonOf(stdout) : undefined);
  if (data !== undefined) return data.connectedAppSecretUri;
  throw new ProblemError({
    file: 'pulumi stack output',
    message:
      exitCode === 0
        ? "the last up didn't write the secret into the vault."
        : stderr.trim().replaceAll(/\s*\n\s*/g, ' ') || `it ended with ${exitCode} and no word.`,
    allowed: 'app.keyVault has outputSecret: false, so the secret is read from the vault.',
    fix: `npm run pulumi -- up -s ${name}`,
  });
};
