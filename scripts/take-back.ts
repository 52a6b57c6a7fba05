/** What `npm run pulumi -- destroy --take-back` does before the destroy: `node scripts/take-back.ts <the CLI> -s <tenant>`. */

import { openSession } from '../providers/msteams/open-session.ts';
import { engineAt } from './pulumi/engine.ts';
import { journalFolder } from './pulumi/journal-folder.ts';
import { readState, teamsProvider } from './pulumi/stack-state.ts';
import { takeBack } from './pulumi/take-back.ts';
import { runScript } from './run-script.ts';

await runScript(async () => {
  const { env } = process;
  const [pulumi = '', ...args] = process.argv.slice(2);
  const allowed = 'What only the journal knows is told by the state.';
  const state = await readState(engineAt(pulumi, process.cwd(), env), args, allowed);
  const provider = teamsProvider(state);
  if (provider === undefined) return 0;
  const session = openSession(provider.tenantId, { ...env, TRUNKLINE_JOURNAL: journalFolder(env) });
  if (session.journal !== undefined) session.journal.providerId = provider.providerId;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  try {
    const log = (message: string, { ephemeral = false } = {}) => ephemeral || console.error(message);
    await takeBack(session, state, { signal: stop.signal, log: (...line) => void log(...line) });
    return 0;
  } finally {
    await session.close();
  }
});
