import { realNow } from '../../providers/kit/clock.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { root } from '../setup/places.mjs';
import { readCommand } from './command.ts';
import { engineAt } from './engine.ts';
import { notLifted, takeLifts } from './found-objects.ts';
import { journalFolder } from './journal-folder.ts';
import { needsToken, notCleared } from './left-in-ccaip.ts';
import { leftInJournal, notTakenBack } from './left-in-journal.ts';
import { runOwnCommand } from './own-command.ts';
import { readState, stackFlags } from './stack-state.ts';
import { stillDraining } from './still-draining.ts';
import { cutOffByDestroy, needsTrunkKey } from './trunk-in-state.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const destroying = ['destroy', 'down', 'dn'];
const harmless = /^(--preview-only(=(true|1|t))?|-h|--help)$/i;
const takingBack = '--take-back';

/**
 * The command line for the CLI. A destroy that would remove what was imported or adopted is refused, unless lifted by name;
 * so is one that would leave what only the journal knows, unless that is taken back first, one that would cut off calls in
 * progress on an SBC that is being drained, and one that has to clear in CCAIP or to write at a SIP provider and has no token or key for it. What of
 * a SIP trunk it cuts off is said.
 */
export const allowDestroy = async (
  pulumi: string,
  given: readonly string[],
  env: Environment,
  cwd = root,
): Promise<string[]> => {
  const { args: lifting, lifted } = takeLifts(given);
  const args = lifting.filter((one) => one !== takingBack);
  if (!destroying.includes(readCommand(args, env).words[0] ?? '') || args.some((one) => harmless.test(one)))
    return args;
  const allowed = 'A destroy is begun only when it is known what was in the tenant before.';
  const state = await readState(engineAt(pulumi, cwd, env), args, allowed);
  const folder = journalFolder(env);
  const left = leftInJournal(state, folder);
  const isTakenBack = left.length > 0 && lifting.includes(takingBack);
  const draining = stillDraining(state, await realNow());
  const problems = [
    ...draining,
    ...notLifted(state, lifted),
    ...(isTakenBack ? [] : notTakenBack(left)),
    ...notCleared(state, folder),
    ...needsToken(state, env),
    ...needsTrunkKey(state, env),
  ];
  if (problems.length > 0) throw new ProblemError(...problems);
  for (const line of cutOffByDestroy(state)) console.error(`warning: ${line}`);
  if (isTakenBack && !args.some((one) => /^(-y|--yes(=(true|1|t))?)$/i.test(one))) {
    throw new ProblemError({
      file: 'command line',
      path: takingBack,
      message: 'it takes numbers and policies from their users before the CLI asks.',
      allowed: 'Look first: destroy --preview-only shows what the destroy itself would do.',
      fix: 'add --yes.',
    });
  }
  if (isTakenBack) {
    const exitCode = await runOwnCommand('take-back.ts', { args: [pulumi, ...stackFlags(args)], cwd, env });
    if (exitCode !== 0) {
      throw new ProblemError({
        file: 'command line',
        path: takingBack,
        message: 'not all was taken back, so nothing is destroyed.',
        fix: 'see the message above, then run the same command again: it goes on with the rest.',
      });
    }
  }
  return args;
};
