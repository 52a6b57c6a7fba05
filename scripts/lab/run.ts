import { absolutePaths } from '../pulumi/absolute-paths.ts';
import { allowDestroy } from '../pulumi/allow-destroy.ts';
import { showAskedOutput } from '../pulumi/asked-output.ts';
import { callsAfterUp } from '../pulumi/calls-after-up.ts';
import { withPolicyPack } from '../pulumi/policy-pack.ts';
import { pruneHistory } from '../pulumi/prune-history.ts';
import { refuseLeavingOut } from '../pulumi/targets-that-wait.ts';
import { tellUnknownSecrets } from '../pulumi/tell-unknown-secrets.ts';
import { tellWaiting } from '../pulumi/tell-waiting.ts';
import { writeTrunkName } from '../pulumi/write-trunk-name.ts';
import { runScript } from '../run-script.ts';
import { runInForeground } from '../setup/foreground.mjs';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { recover } from './recover.ts';
import { openLab } from './session.ts';
import { labSize } from './size.ts';

/** `npm run lab -- <any pulumi arguments>`: the CLI on stack `lab`, with the lab running while it does. */
await runScript(async () => {
  const dir = labFolder(process.env);
  const session = await openLab({ dir, port: labPort(process.env), users: labSize(dir) });
  try {
    await recover(session, (line) => console.error(line));
    const given = showAskedOutput(absolutePaths(process.argv.slice(2), process.cwd()));
    const cwd = session.project(given);
    const args = await allowDestroy(session.pulumi, given, session.env, cwd);
    const { env } = session;
    await refuseLeavingOut(session.pulumi, args, { env, cwd });
    const ended = await runInForeground(session.pulumi, withPolicyPack(args), { cwd, env, counts: true });
    const exitCode = await tellUnknownSecrets(session.pulumi, args, { env, cwd, exitCode: ended });
    pruneHistory(args, env, new Date());
    const named = await writeTrunkName(session.pulumi, { args, env, cwd, exitCode });
    const called = named.isBegun ? named.exitCode : await callsAfterUp({ args, env, exitCode });
    return await tellWaiting(session.pulumi, args, { env, cwd, exitCode: called });
  } finally {
    await session.close();
  }
});
