import { historyFolder, prune } from '../../providers/msteams/history/history-file.ts';
import { historyBounds } from '../../tenant/history-bounds.ts';
import { formatProblem } from '../../tenant/problem.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { tenantIdOf } from '../../tenant/tenant-id-of.ts';
import { readCommand, tenantOf } from './command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** After a run: what of the tenant's history is older, or more, than its file allows goes. It keeps no command from its exit code. */
export const pruneHistory = (args: readonly string[], env: Environment, now: Date): void => {
  const { TRUNKLINE_JOURNAL: journal } = env;
  const { stack } = readCommand(args, env);
  if (!journal || stack === undefined) return;
  const [root, name] = [tenantsRoot(env), tenantOf(stack)];
  const [id, bounds] = [tenantIdOf(root, name), historyBounds(root, name)];
  if (id === undefined || bounds === undefined) return;
  const folder = historyFolder(journal, id);
  try {
    prune(folder, bounds, now);
  } catch (error) {
    console.error(
      formatProblem({
        file: folder,
        message: `what is older than ${bounds.keepDays} days could not be removed: ${error instanceof Error ? error.message : error}.`,
        fix: 'let the folder be written; the next run removes it.',
      }),
    );
  }
};
