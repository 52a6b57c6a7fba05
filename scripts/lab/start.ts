import { Command, InvalidArgumentError } from 'commander';
import { formatWording } from '../../providers/kit/wording.ts';
import { dayOf } from '../../tenant/day.ts';
import { loadTenant } from '../../tenant/load.ts';
import { ProblemError } from '../../tenant/problem-error.ts';
import { tenantsRoot } from '../../tenant/root.ts';
import { callsAfterUp } from '../pulumi/calls-after-up.ts';
import { engineAt } from '../pulumi/engine.ts';
import { readState } from '../pulumi/stack-state.ts';
import { somethingWaits, waitingIn } from '../pulumi/tell-waiting.ts';
import { runScript } from '../run-script.ts';
import { runInForeground } from '../setup/foreground.mjs';
import { startStep } from '../setup/step.mjs';
import { labFolder } from './place.ts';
import { labPort } from './port.ts';
import { recover } from './recover.ts';
import { type LabSession, openLab } from './session.ts';
import { chooseLabSize, rememberLabSize } from './size.ts';
import { summary } from './summary.ts';

const wholeNumber = (text: string): number => {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const { users: asked } = new Command('npm start --')
  .description('Sets up a lab tenant by the real engine and shows what came of it.')
  .option('--users <count>', 'a large lab, e.g. 10000', wholeNumber)
  .parse()
  .opts<{ users?: number }>();

const readTenant = (users: number | undefined) => {
  const { tenant, problems } = loadTenant({
    root: tenantsRoot({}),
    name: 'lab',
    today: dayOf(new Date()),
    env: { TRUNKLINE_LAB_USERS: users === undefined ? undefined : String(users) },
  });
  if (tenant === undefined) throw new ProblemError(...problems);
  return tenant;
};

const up = async (session: LabSession): Promise<number> => {
  console.log('');
  const args = ['up', '--yes', '--skip-preview', '--suppress-outputs'];
  const exitCode = await runInForeground(session.pulumi, args, {
    cwd: session.project(args),
    env: session.env,
    counts: true,
  });
  if (exitCode !== 0)
    console.error(
      formatWording({
        message: 'The lab tenant is not done yet.',
        fix: 'put right what is said above, then npm start: it goes on from here.',
      }),
    );
  return exitCode;
};

/** `npm start`: from nothing to a working tenant, on this machine. */
await runScript(async () => {
  const dir = labFolder(process.env);
  // Before a step is shown, which would go on moving under what is refused.
  const port = labPort(process.env);
  const users = chooseLabSize(dir, asked);
  const tenant = readTenant(users);
  rememberLabSize(dir, users);
  const step = startStep('lab tenant', `${tenant.domain} · ${tenant.users.length.toLocaleString('en')} users`);
  const session = await openLab({ dir, port, users }).finally(step.stop);
  step.done();
  try {
    await recover(session, (line) => console.error(`  ${line}`));
    const exitCode = await up(session);
    if (exitCode !== 0) return exitCode;
    const { stdout } = await session.run('stack', 'output', '--json');
    const { pulumi, env } = session;
    const cwd = session.project([]);
    const waiting = waitingIn(await readState(engineAt(pulumi, cwd, env), [], 'What waits is told by the state.'));
    for (const line of summary(tenant, JSON.parse(stdout), waiting)) console.log(line);
    console.log('');
    const called = await callsAfterUp({ args: ['up'], env, exitCode });
    return called === 0 && waiting.length > 0 ? somethingWaits : called;
  } finally {
    await session.close();
  }
});
