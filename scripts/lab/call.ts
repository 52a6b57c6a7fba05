import { Command, Option } from 'commander';
import type { PlacedCall } from '../../lab/ccaip/transfer/place-transfer.ts';
import { tell } from '../../lab/ccaip/transfer/words/tell.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { askLab } from '../bench/ask-lab.ts';
import { runScript } from '../run-script.ts';
import { type AskedCall, questionOf } from './call/asked.ts';
import { labAtHand } from './call/lab-at-hand.ts';
import { toldText } from './call/told-text.ts';

/** `npm run lab:call`: one call through CCAIP, the carrier and Teams in the lab, hop by hop; exit code 1 where no phone rings, or somebody else's. */
const call = async ({ json = false, ...asked }: AskedCall & { readonly json?: boolean }): Promise<number> => {
  const question = questionOf(asked);
  const lab = await labAtHand(process.env);
  try {
    const answer = (await askLab(lab, 'transfers?logged', question)) as PlacedCall | { readonly error: string };
    if ('error' in answer) {
      throw new ProblemError({
        file: 'npm run lab:call',
        message: answer.error,
        fix: 'correct it: --help has each option.',
      });
    }
    const told = tell(answer);
    console.log(json ? JSON.stringify(answer, undefined, 2) : toldText(told).join('\n'));
    return told.isReached ? 0 : 1;
  } finally {
    await lab.close();
  }
};

await new Command('npm run lab:call')
  .usage('-- (--to <user> | --queue <name> | --number <number> | --from <user> --dial <number>) [options]')
  .description(
    'Places one call in the lab, from CCAIP to a person in Teams, the other way, or from the telephone network, and tells each hop.',
  )
  .option('--to <user>', 'whom an agent transfers to: a user of CCAIP, or a SIP URI as it is')
  .option('--queue <name>', 'the queue to which a call comes, or with --by is transferred')
  .option('--from <user>', 'who dials in Teams')
  .option('--dial <number>', 'what they dial')
  .option('--number <number>', 'which number of the trunk somebody calls from the telephone network')
  .option('--by <agent>', 'the agent who transfers; default with --to: the first who can')
  .option('--caller <number>', "the customer's number; empty: none")
  .option('--busy [emails]', 'who is called is in another call; with --queue: who of them, by comma')
  .option('--status <presence>', 'their presence in Teams before the call, e.g. Away')
  .option('--after <presence>', 'and after it; with --queue: of who answers')
  .addOption(new Option('--login <where>', 'what they are signed in to').choices(['teams', 'both', 'ccaip']))
  .option('--next <status>', 'which status of CCAIP they choose as the next, if they are signed in there')
  .option('--on <number>', 'whom they transfer the call on to, as they dial it')
  .option('--at <site>', 'the network site where the dialling user is')
  .option('--hidden', 'the dialling user hides the number')
  .option('--down <fqdn...>', "SBCs that don't answer")
  .option('--json', 'the trace as JSON')
  .addHelpText('after', '\nExample: npm run lab:call -- --to ada --status Away')
  .showHelpAfterError()
  .action((asked: AskedCall & { readonly json?: boolean }) => runScript(() => call(asked)))
  .parseAsync();
