import { ProblemError } from '../tenant/problem-error.ts';
import { allowDestroy } from './pulumi/allow-destroy.ts';
import { prepareAzuread } from './pulumi/for-azuread.ts';
import { hasExecutable } from './pulumi/has-executable.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { withPolicyPack } from './pulumi/policy-pack.ts';
import { isContacting, refusals } from './pulumi/refusals.ts';
import { runScript } from './run-script.ts';
import { runInForeground } from './setup/foreground.mjs';
import { pulumiBinary } from './setup/places.mjs';

/** `npm run pulumi -- up -s <tenant>`: the CLI for a real tenant, which must not meet any part of the lab. */
await runScript(async () => {
  const args = process.argv.slice(2);
  const { env } = process;
  const hasPowerShell = hasExecutable(env.TRUNKLINE_PWSH ?? 'pwsh', env.PATH ?? '');
  const problems = refusals({ args, env, hasPowerShell });
  if (problems.length > 0) throw new ProblemError(...problems);
  const allowed = await allowDestroy(pulumiBinary(env), args, env);
  const azuread = isContacting(args) ? prepareAzuread(env) : undefined;
  try {
    const options = { counts: true, env: { ...env, ...azuread?.env, TRUNKLINE_JOURNAL: journalFolder(env) } };
    return await runInForeground(pulumiBinary(env), withPolicyPack(allowed), options);
  } finally {
    azuread?.end();
  }
});
