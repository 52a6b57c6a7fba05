import { once } from 'node:events';
import { Command, InvalidArgumentError } from 'commander';
import { formatProblem } from '../tenant/problem.ts';
import { serveAzuread } from './azuread/serve.ts';
import { LabRefusal } from './refusal.ts';
import { startLab } from './start.ts';

const number = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new InvalidArgumentError('It must be a number.');
  return value;
};

const program = new Command('lab')
  .description('A tenant in a box: Entra, Graph and Teams on this machine.')
  .option('--dir <folder>', 'where it keeps its state', '.lab')
  .option('--port <port>', 'HTTPS port on loopback; 0 picks a free one', number, 18443)
  .option('--portal-port <port>', "port of CCAIP's portal, plain HTTP on loopback; 0 picks a free one", number, 0)
  .option('--speed <times>', 'how many times as fast as ours its time runs', number, 200)
  .option('--users <count>', 'users of a large lab', number)
  .option('--seed <life>', 'a tenant that was lived in: in-use, or grown (by hand, over years)')
  .option('--azuread-port <port>', 'port of the azuread stand-in; 0 picks a free one', number, 0)
  .option('--until-stdin-closes', 'end when standard input closes')
  .parse();

const options = program.opts<{
  dir: string;
  port: number;
  portalPort: number;
  speed: number;
  users?: number;
  seed?: string;
  azureadPort: number;
  untilStdinCloses?: boolean;
}>();

/** The three ways to be asked to end. */
const asked = async (): Promise<void> => {
  const endings = [once(process, 'SIGTERM'), once(process, 'SIGINT')];
  if (options.untilStdinCloses === true) {
    process.stdin.resume();
    endings.push(once(process.stdin, 'close'));
  }
  await Promise.race(endings);
};

const run = async (): Promise<void> => {
  if (options.users !== undefined) process.env.TRUNKLINE_LAB_USERS = String(options.users);
  if (options.seed !== undefined) process.env.TRUNKLINE_LAB_SEED = options.seed;
  // From the first moment: whoever started this may be gone before it is ready.
  const ending = asked();
  const lab = await startLab(options);
  const azuread = await serveAzuread(lab, options.azureadPort);
  const { url, ca, dir, portal } = lab;
  process.stdout.write(`${JSON.stringify({ ready: true, url, portal, ca, dir, azureadPort: azuread.port })}\n`);
  await ending;
  await azuread.close();
  await lab.close();
};

try {
  await run();
  process.exit(0);
} catch (error) {
  if (error instanceof LabRefusal) {
    for (const problem of error.problems) process.stderr.write(`${formatProblem(problem)}\n`);
  } else {
    console.error(error);
  }
  process.exit(1);
}
