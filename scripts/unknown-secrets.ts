/**
 * What `npm run pulumi -- preview` and `refresh` print at their end, `node scripts/unknown-secrets.ts <the CLI> -s <tenant>`: client
 * secrets of the stack's application that the stack doesn't know. A preview that changes nothing asks Entra nothing, and a
 * refresh doesn't run the program, so neither can tell.
 */

import { notLooked } from '../components/ucaas-app/left-in-entra.ts';
import { clientSecrets } from '../providers/msteams/functions/client-secrets.ts';
import { openSession } from '../providers/msteams/open-session.ts';
import { engineAt } from './pulumi/engine.ts';
import { readState, teamsProvider } from './pulumi/stack-state.ts';
import { knownSecrets, unknownSecrets } from './pulumi/unknown-secrets.ts';
import { runScript } from './run-script.ts';

/** Milliseconds: nobody waits long for a word at the end. */
const longest = 30_000;

await runScript(async () => {
  const { env } = process;
  const [pulumi = '', ...args] = process.argv.slice(2);
  const state = await readState(
    engineAt(pulumi, process.cwd(), env),
    args,
    'Which secrets the stack knows is told by its state.',
  );
  const stack = knownSecrets(state);
  const tenantId = teamsProvider(state)?.tenantId;
  if (stack === undefined || tenantId === undefined) return 0;
  const session = openSession(tenantId, env);
  const context = { urn: '', signal: AbortSignal.timeout(longest), log: () => undefined };
  try {
    const entra = await clientSecrets(await session.graph(), stack, context);
    for (const text of unknownSecrets(stack, entra)) console.error(`warning: ${text}`);
  } catch (error) {
    console.error(
      `warning: ${notLooked(`secrets of application ${stack.applicationId} that this stack doesn't know`, error)}`,
    );
  } finally {
    await session.close();
  }
  return 0;
});
