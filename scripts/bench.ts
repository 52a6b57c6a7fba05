import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askLab } from './bench/ask-lab.ts';
import { changedUserRow } from './bench/changed-user.ts';
import { emptyProgram } from './bench/empty-program.ts';
import { importRow } from './bench/import-whole.ts';
import { routesRow, upWithRoutes } from './bench/many-routes.ts';
import { median, row, timed } from './bench/measure.ts';
import { graphRequests, throttleRow, upUnderThrottle } from './bench/under-throttle.ts';
import { type LabSession, openLab } from './lab/session.ts';
import { runScript } from './run-script.ts';
import { root } from './setup/places.mjs';

const rounds = 3;
const few = 12;
const many = 10_000;
const manyRoutes = 100;
const throttle = 1000;

const say = (line: string) => process.stderr.write(`${line}\n`);

const demandSuccess = async (session: LabSession, ...args: string[]): Promise<void> => {
  const run = await session.run(...args, '--non-interactive');
  if (run.exitCode !== 0) throw new Error(`pulumi ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`);
};

/** From spawn to the port on standard output. */
const providerStart = async (session: LabSession): Promise<void> => {
  const provider = spawn(process.execPath, [join(root, 'providers/msteams/main.ts')], {
    env: session.env,
    // The provider ends with its standard input: the engine holds that open.
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(provider, 'exit');
  await once(provider.stdout, 'data');
  provider.kill('SIGINT');
  await exited;
};

/** Pages of Graph's lists that a run read. */
const pagesOf = (requests: Readonly<Record<string, number>>): number =>
  Object.entries(requests).reduce(
    (sum, [shape, count]) => sum + (/^GET .*\/(users|userConfigurations|numberAssignments)$/.test(shape) ? count : 0),
    0,
  );

/** `npm run bench`: ratios measured side by side in one run, never a verdict. */
await runScript(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  const up = (session: LabSession) => demandSuccess(session, 'up', '--yes', '--skip-preview');
  // Files of its own, since one user's number is to change.
  const tenants = join(dir, 'stacks');
  for (const folder of ['lab', 'templates'])
    cpSync(join(root, 'stacks', folder), join(tenants, folder), { recursive: true });
  const open = async (users: number): Promise<LabSession> => {
    const session = await openLab({ dir: join(dir, `${users}`), port: 0, users, speed: 20_000, tenants });
    say(`up with ${users} users …`);
    await up(session);
    return session;
  };
  const small = await open(few);
  const large = await open(many);
  try {
    const requests = (await askLab(large, 'requests')) as Record<string, number>;
    const empty = await emptyProgram(dir, small);
    const contestants = {
      empty,
      small: () => demandSuccess(small, 'preview', '--expect-no-changes'),
      large: () => demandSuccess(large, 'preview', '--expect-no-changes'),
      provider: () => providerStart(small),
    };
    const times = { empty: [], small: [], large: [], provider: [] } as Record<keyof typeof contestants, number[]>;
    for (let round = 0; round <= rounds; round += 1) {
      say(round === 0 ? 'warming up …' : `round ${round} of ${rounds} …`);
      for (const [name, work] of Object.entries(contestants) as [keyof typeof contestants, () => Promise<void>][]) {
        const time = await timed(work);
        if (round > 0) times[name].push(time);
      }
    }
    const floor = median(times.empty);
    console.log('| what | median | times the floor |\n| --- | --- | --- |');
    console.log(row('empty Pulumi program, preview (the floor)', floor, floor));
    console.log(row(`${few} users, no-change preview`, median(times.small), floor));
    console.log(row(`${many} users, no-change preview`, median(times.large), floor));
    console.log(row('provider, from spawn to port', median(times.provider), floor));
    console.log(
      `\n${many} users against ${few}: ${(median(times.large) / median(times.small)).toFixed(2)} (aim: at most 1.5)`,
    );
    console.log(`\nRequests of the up that assigned ${many} numbers (ceil(N / 20) = ${Math.ceil(many / 20)}):`);
    for (const [shape, count] of Object.entries(requests)) console.log(`- ${shape}: ${count}`);
    say(`refresh of ${many} users …`);
    const soFar = async () => pagesOf((await askLab(large, 'requests')) as Record<string, number>);
    const before = await soFar();
    await demandSuccess(large, 'refresh', '--yes', '--skip-preview');
    const pages = (await soFar()) - before;
    console.log(`\nRefresh of ${many} users: ${pages} pages of Graph (aim: at most 35).`);
    say(`import of ${few} and of ${many} users …`);
    console.log(`\n${await importRow(dir, small, large)}`);
    console.log(`\n${await changedUserRow(large, tenants, () => up(large))}`);
    say(`up with ${many} users under a throttle …`);
    const slow = await openLab({ dir: join(dir, 'slow'), port: 0, users: many, speed: 20_000 });
    try {
      const throttled = await upUnderThrottle(slow, throttle, () => up(slow));
      console.log(`\n${throttleRow(throttled, graphRequests(requests))}`);
    } finally {
      await slow.close();
    }
    say(`up with ${manyRoutes} voice routes …`);
    console.log(`\n${routesRow(await upWithRoutes(dir, 0, up), await upWithRoutes(dir, manyRoutes, up))}`);
  } finally {
    await small.close();
    await large.close();
    rmSync(dir, { recursive: true, force: true });
  }
  return 0;
});
