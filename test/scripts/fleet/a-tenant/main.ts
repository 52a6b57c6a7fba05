import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What tests start in place of a tenant's own command: `node main.ts <folder> <script> <arguments>`. It writes down how it was called and with
 * which environment, and does what `<folder>/plan.json` says: by tenant and script, what it prints and how it ends, or that it
 * interrupts the fleet.
 */
const [folder = '', script = '', ...args] = process.argv.slice(2);
const plan = JSON.parse(readFileSync(join(folder, 'plan.json'), 'utf8'));
const at = args.indexOf('-s');
const tenant = (at < 0 ? args[0] : args[at + 1]) ?? '';
const key = args.includes('--emergency') ? 'emergency' : script;
const { exitCode = 0, says = '', interrupts = false } = plan[tenant]?.[key] ?? {};
appendFileSync(join(folder, 'called.jsonl'), `${JSON.stringify({ tenant, key, args, env: process.env })}\n`);
process.stdout.write(says);
process.exitCode = exitCode;
if (interrupts) {
  // As Ctrl-C does, and then it waits to be told.
  const life = setInterval(() => {}, 60_000);
  process.once('SIGINT', () => {
    clearInterval(life);
    process.exitCode = 130;
  });
  process.kill(process.ppid, 'SIGINT');
}
