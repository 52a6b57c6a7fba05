/**
 * `node scripts/run.mjs --cli scripts/bench-fleet.ts [tenants]`: a fleet's preview beside as many previews of one tenant alone, in one run.
 * With `--broken`: an up of tenants of which two are broken, each with a lab of its own; it fails where the fleet does otherwise than it should.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { upOfBroken } from './bench/broken-fleet.ts';
import { openFleet } from './bench/fleet-of-labs.ts';
import { median } from './bench/measure.ts';
import { ofChildren, ofMachine, ofProcess } from './bench/processor-time.ts';
import { type LabSession, openLab } from './lab/session.ts';
import { runScript } from './run-script.ts';

/** 200 are for a run by hand: they take more than ten minutes on two cores. */
const isBroken = process.argv.includes('--broken');
const asked = process.argv.slice(2).find((word) => /^\d+$/.test(word));
const count = Number(asked ?? (isBroken ? 20 : 12));
const users = 50;
const rounds = 3;

/** Where other work took more of the machine, it filled the fleet's own waits, and the figure is the least that it can be. */
const aLittle = 0.05;

const say = (line: string) => process.stderr.write(`${line}\n`);

const broken = async (): Promise<number> => {
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  const fleet = openFleet();
  const labs: LabSession[] = [];
  const names = Array.from({ length: count }, (_, at) => `t${String(at).padStart(3, '0')}`);
  try {
    for (const name of names) {
      const lab = await openLab({ dir: join(dir, name), port: 0, speed: 20_000 });
      labs.push(lab);
      await fleet.add(name, lab);
    }
    console.log(await upOfBroken(fleet, names, say));
    return 0;
  } finally {
    fleet.close();
    for (const lab of labs) await lab.close();
    rmSync(dir, { recursive: true, force: true });
  }
};

await runScript(async () => {
  if (isBroken) return broken();
  if (process.platform !== 'linux') {
    console.log('The fleet is measured on Linux only: nowhere else is the processor time of all processes known.');
    return 0;
  }
  const dir = mkdtempSync(join(tmpdir(), 'trunkline-bench-'));
  const lab = await openLab({ dir: join(dir, 'lab'), port: 0, users, speed: 20_000 });
  const fleet = openFleet();
  const labPid = Number(readFileSync(join(lab.dir, 'running'), 'utf8').split(' ')[0]);
  const used = () => ofChildren() + ofProcess(labPid);
  try {
    const names = Array.from({ length: count }, (_, at) => `t${String(at).padStart(3, '0')}`);
    const [first = '', ...others] = names;
    await fleet.add(first, lab);
    fleet.copy(first, others);
    const once = async (): Promise<number> => {
      const before = used();
      const { exitCode, text } = await fleet.pulumi(first, 'preview');
      if (exitCode !== 0) throw new Error(`the preview failed:\n${text}`);
      return used() - before;
    };
    // Before the fleet and behind it: what one takes depends on what else the machine has to do.
    const alone: number[] = [];
    const someAlone = async () => {
      for (let round = 1; round <= rounds; round += 1) {
        say(`one alone, ${round} of ${rounds} …`);
        alone.push(await once());
      }
    };
    say('warming up …');
    await once();
    await someAlone();
    say(`a fleet of ${count} …`);
    const [machine, own, began] = [ofMachine(), used(), performance.now()];
    const { output } = await fleet.run('preview');
    const seconds = (performance.now() - began) / 1000;
    const mine = used() - own;
    const notDone = output.tenants.filter(({ state }) => state !== 'done');
    if (output.tenants.length !== count || notDone.length > 0)
      throw new Error(JSON.stringify(notDone.slice(0, 3), undefined, 2));
    const onMachine = ofMachine() - machine;
    await someAlone();
    const cores = availableParallelism();
    const bound = (count * median(alone)) / cores;
    // What other work took of the machine was not there for the fleet.
    const theirs = Math.max(0, onMachine - mine);
    const left = seconds - theirs / cores;
    const share = theirs / (cores * seconds);
    const memory = output.tenants.flatMap(({ megabytes }) => megabytes ?? []);
    console.log(
      `Fleet: preview of ${count} tenants of ${users} users in ${seconds.toFixed(0)} s (${left.toFixed(0)} s without what other work took), ${(left / bound).toFixed(2)} times ${count} × ${median(alone).toFixed(1)} s of processor time ÷ ${cores} cores = ${bound.toFixed(0)} s (aim: at most 1.2); the lab's processor time counts in both${share > aLittle ? `; other work took ${Math.round(100 * share)} % of the machine, so that nobody knows for how long the fleet would have left it idle: at least that` : ''}. Processor time in all: ${(mine / (count * median(alone))).toFixed(2)} times. Memory of a tenant, all its processes, shared pages counted in each: ${median(memory)} MB, ${Math.max(...memory)} MB at the most.`,
    );
    return 0;
  } finally {
    fleet.close();
    await lab.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
