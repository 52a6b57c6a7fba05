import { forAzureNative } from '../providers/msteams/auth/azure-identity.ts';
import { allowDestroy } from './pulumi/allow-destroy.ts';
import { refuseUnsignedAzure } from './pulumi/azure-in-state.ts';
import { callsAfterUp } from './pulumi/calls-after-up.ts';
import { prepareAzuread } from './pulumi/for-azuread.ts';
import { takeLifts } from './pulumi/found-objects.ts';
import { hasExecutable } from './pulumi/has-executable.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { launch } from './pulumi/launch.ts';
import { withPolicyPack } from './pulumi/policy-pack.ts';
import { pruneHistory } from './pulumi/prune-history.ts';
import { isContacting, refusals } from './pulumi/refusals.ts';
import { refuseLeavingOut } from './pulumi/targets-that-wait.ts';
import { tellUnknownSecrets } from './pulumi/tell-unknown-secrets.ts';
import { tellWaiting } from './pulumi/tell-waiting.ts';
import { writeTrunkName } from './pulumi/write-trunk-name.ts';
import { runScript } from './run-script.ts';
import { runInForeground } from './setup/foreground.mjs';
import { pulumiBinary } from './setup/places.mjs';

/** `npm run pulumi -- up -s <tenant>`: the CLI for a real tenant, which must not meet any part of the lab. */
await runScript(async () => {
  const given = process.argv.slice(2);
  const { env } = process;
  const pulumi = pulumiBinary(env);
  const hasPowerShell = hasExecutable(env.TRUNKLINE_PWSH ?? 'pwsh', env.PATH ?? '');
  const problems = refusals({ args: given, env, hasPowerShell });
  const start = await launch({ args: given, env, pulumi, atTerminal: process.stdin.isTTY === true, problems });
  const allowed = await allowDestroy(
    pulumi,
    start.args,
    { ...start.env, TRUNKLINE_JOURNAL: journalFolder(env) },
    start.cwd,
  );
  await refuseLeavingOut(pulumi, allowed, { env: start.env, cwd: start.cwd });
  if (isContacting(given)) await refuseUnsignedAzure(pulumi, allowed, { env: start.env, cwd: start.cwd });
  const azuread = isContacting(given) ? prepareAzuread(env) : undefined;
  try {
    const exitCode = await runInForeground(pulumi, withPolicyPack(allowed), {
      counts: true,
      cwd: start.cwd,
      env: {
        ...start.env,
        ...azuread?.env,
        ...forAzureNative(env),
        TRUNKLINE_JOURNAL: journalFolder(env),
        // What the provider leaves in the tenant otherwise; never by what a shell happens to have.
        TRUNKLINE_LIFTED: takeLifts(start.args).lifted.join('\n'),
      },
    });
    const told = await tellUnknownSecrets(pulumi, allowed, { env: start.env, cwd: start.cwd, exitCode });
    pruneHistory(start.args, { ...start.env, TRUNKLINE_JOURNAL: journalFolder(env) }, new Date());
    const { args, env: engineEnv, cwd } = start;
    const named = await writeTrunkName(pulumi, { args, env: engineEnv, cwd, exitCode: told });
    const called = named.isBegun ? named.exitCode : await callsAfterUp({ args, env: engineEnv, exitCode: told });
    return await tellWaiting(pulumi, args, { env: engineEnv, cwd, exitCode: called });
  } finally {
    azuread?.end();
  }
});
